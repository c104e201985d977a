//! The way that somebody looks at, and the walk along it.

use js_sys::Date;

use crate::guide::{Fix, Follower, Landmark, Progress, Track, Turn, turns, words};
use crate::layer::Network;
use crate::plane::Spot;
use crate::route::Router;
use crate::way::{Choice, Way};

/// Somebody who only looks at a way gets a new one after so many metres.
const MOVED_M: f64 = 30.0;
/// A fix that is coarser than this, in metres, gives no way: it could begin anywhere.
pub const COARSE_M: f64 = 200.0;

/// A way to a place.
#[derive(Default)]
pub struct Trip {
    /// The index of the place. `None`: no way was asked for.
    goal: Option<usize>,
    choice: Choice,
    from: Spot,
    /// The minute of the week for which it was found, or looked at last.
    minute: u16,
    pub way: Option<Way>,
    pub turns: Vec<Turn>,
    /// What main streets cost and give.
    pub bargain: Option<String>,
    /// What is shut of the way that would be taken otherwise, and at its end.
    pub shut: Vec<String>,
    pub ends_before: Option<String>,
    line: Vec<Spot>,
    follower: Option<Follower>,
    /// What is known of the walk since the last fix.
    pub progress: Option<Progress>,
    /// Whether the walk has left the way, or something ahead may have closed.
    wants_new: bool,
    /// Counts the ways that were found, so that what is told is told once.
    pub found: u32,
}

/// What a way is found with.
pub struct Finder<'a> {
    pub router: &'a Router,
    pub network: &'a Network,
    pub places: &'a [Landmark],
}

/// What somebody asks for.
#[derive(Clone, Copy)]
pub struct Wanted {
    pub goal: usize,
    pub choice: Choice,
    pub from: Spot,
    pub accuracy_m: f64,
    pub minute: u16,
    /// Whether somebody is walking it.
    pub led: bool,
}

impl Trip {
    /// The points of the way. Empty: there is none.
    pub fn line(&self) -> &[Spot] {
        &self.line
    }

    /// Takes a fix of the phone.
    pub fn moved(&mut self, at: Spot, accuracy_m: f64, time_ms: f64, speed_mps: Option<f64>) {
        if let Some(follower) = &mut self.follower {
            let progress = follower.fixed(Fix { at, accuracy_m, time_ms, speed_mps });
            self.learn(progress);
        }
    }

    fn learn(&mut self, progress: Progress) {
        // What is to be told stays until it is.
        let announce = progress.announce.or(self.progress.and_then(|before| before.announce));
        self.wants_new |= progress.ask_new_way;
        self.progress = Some(Progress { announce, ..progress });
    }

    /// Whether something on the way is shut by the time one gets there, from so many metres along it on.
    fn is_shut(&self, done_m: f64, minute: u16, finder: &Finder) -> bool {
        self.way.as_ref().is_some_and(|way| finder.router.shut_ahead(way, done_m, minute).is_some())
    }

    /// Finds the way, if there is none for this yet, and follows the walk.
    pub fn seek(&mut self, wanted: Wanted, finder: &Finder) {
        let Wanted { goal, choice, from, accuracy_m, minute, led } = wanted;
        let is_other = self.goal != Some(goal) || self.choice != choice;
        let is_coarse = accuracy_m.is_nan() || accuracy_m > COARSE_M;
        if is_other || self.way.is_none() {
            if is_other {
                *self = Trip { goal: Some(goal), choice, found: self.found, ..Trip::default() };
            }
            if !is_coarse {
                self.find(wanted, finder);
            }
        } else if led {
            let time_ms = Date::now();
            let follower = match (&mut self.follower, &self.way) {
                (Some(follower), _) => follower,
                (none, Some(way)) => none.insert(Follower::new(finder.network, way, &self.turns)),
                (_, None) => return,
            };
            let now = if self.progress.is_some() {
                follower.now(time_ms)
            } else {
                follower.fixed(Fix { at: from, accuracy_m, time_ms, speed_mps: None })
            };
            self.learn(now);
            let is_shut = now.recheck_due && self.is_shut(now.along_m, minute, finder);
            if (self.wants_new || is_shut) && !is_coarse {
                self.find(wanted, finder);
            } else if now.recheck_due && !self.shut.is_empty() {
                self.learn_shut(wanted, finder);
            }
        } else {
            (self.follower, self.progress) = (None, None);
            let is_later = self.minute != minute;
            self.minute = minute;
            let is_shut = is_later && self.is_shut(0.0, minute, finder);
            // What was shut may have opened.
            let has_opened = is_later && !self.shut.is_empty() && self.learn_shut(wanted, finder);
            if (from.to(self.from) > MOVED_M || is_shut || has_opened) && !is_coarse {
                self.find(wanted, finder);
            }
        }
    }

    fn find(&mut self, wanted: Wanted, finder: &Finder) {
        let Wanted { goal, choice, from, minute, led, .. } = wanted;
        let Finder { router, network, places } = *finder;
        let Some(place) = places.get(goal) else { return };
        let found = if place.at.x.is_nan() { None } else { router.way(from, place.at, choice, minute) };
        self.found += 1;
        (self.from, self.minute, self.wants_new) = (from, minute, false);
        (self.bargain, self.progress, self.follower) = (None, None, None);
        self.turns = found.as_ref().map(|way| turns(network, way, places, place)).unwrap_or_default();
        self.line = found.as_ref().map(|way| Track::of(network, way).spots().to_vec()).unwrap_or_default();
        if let (Some(way), Choice::MainStreets) = (&found, choice)
            && let Some(shortest) = router.way(from, place.at, Choice::Shortest, minute)
        {
            self.bargain = words::bargain(network, way, &shortest);
        }
        if let (Some(way), true) = (&found, led) {
            self.follower = Some(Follower::new(network, way, &self.turns));
        }
        self.way = found;
        self.learn_shut(wanted, finder);
    }

    /// Learns why the way is another than if nothing were shut. Returns whether that is another reason than before.
    fn learn_shut(&mut self, wanted: Wanted, finder: &Finder) -> bool {
        let Wanted { goal, choice, from, minute, .. } = wanted;
        let (mut shut, mut ends_before) = (Vec::new(), None);
        if let (Some(way), Some(place)) = (&self.way, finder.places.get(goal)) {
            let detour = finder.router.detour(finder.network, way, [from, place.at], choice, minute);
            shut.extend(detour.not_through.into_iter().map(words::not_through));
            ends_before = detour.ends_before.map(|says| words::ends_before(way, says));
        }
        self.ends_before = ends_before;
        let is_other = shut != self.shut;
        self.shut = shut;
        is_other
    }
}
