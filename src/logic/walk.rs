//! The timer of a walk: what is left of it, by the two clocks of a phone, neither of which can be trusted alone.
//!
//! The wall clock (`Date.now`) runs while a phone sleeps and after the page is killed, but the network or the person may set it. The
//! monotonic clock (`performance.now`) cannot be set, but stands still while a phone sleeps, everywhere but on Windows, and begins anew
//! with each document. So while the page is seen the monotonic clock counts, and a jump of the wall clock moves the stored end along with
//! it. Where the page was hidden, the phone may have slept: there the clock that has gone further counts. Only a stored walk, in a new
//! document, is read by the wall clock alone.

/// The two clocks of the phone at one moment, in milliseconds.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Clocks {
    /// Since 1970 UTC. May be set.
    pub wall: f64,
    /// Since the document began. May stand still while the phone sleeps.
    pub monotonic: f64,
}

/// A walk, as it is stored. Times in seconds since 1970 UTC, by the wall clock.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Walk {
    pub started: u32,
    pub ends: u32,
    /// Whether its end was told by sound and vibration, in any tab.
    pub rung: bool,
    /// The id of the place. Empty: home, or not said.
    pub place: String,
}

/// What is shown of a walk.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Stage {
    /// Whole seconds that are left, the begun one counted: at least 1.
    Left(u32),
    /// Whole minutes since its end.
    Over(u32),
}

/// The longest walk that is proposed, in minutes.
pub const MOST_PROPOSED_MIN: u32 = 120;
/// The longest walk, in minutes.
pub const MOST_MIN: u32 = 12 * 60;
/// Later than this after the end nothing rings, in milliseconds: a timer in the background may be a minute late, but an alarm that
/// starts when the phone is taken out hours later frightens, and helps nobody.
const RINGS_MS: f64 = 60_000.0;
/// So long after the end a tab that is not seen rings, in milliseconds: one that is seen comes first.
const AFTER_SEEN_MS: f64 = 1_500.0;
/// From this difference on, in milliseconds, the stored end follows the wall clock. It is stored in whole seconds.
const JUMP_MS: f64 = 1_500.0;
/// So long after a jump of the wall clock, in milliseconds, the news that the page was hidden may come: then the phone had slept.
const NEWS_MS: f64 = 3_000.0;
/// So long after its end a walk that nobody has ended is forgotten, in milliseconds.
const FORGOTTEN_MS: f64 = 86_400_000.0;

impl Walk {
    /// A walk of so many minutes from now on.
    pub fn begin(now: Clocks, minutes: u32, place: &str) -> Walk {
        let started = (now.wall / 1000.0) as u32;
        let ends = started.saturating_add(minutes.clamp(1, MOST_MIN) * 60);
        Walk { started, ends, rung: false, place: place.to_owned() }
    }

    /// As it is stored: `1800000000 1800001200 0 canterbury-west`.
    pub fn to_text(&self) -> String {
        let rung = if self.rung { " 1 " } else { " 0 " };
        [&self.started.to_string(), " ", &self.ends.to_string(), rung, &self.place].concat()
    }

    /// A stored walk. `None`: the text is none, or tells of a walk that cannot be.
    pub fn parse(text: &str) -> Option<Walk> {
        let mut parts = text.splitn(4, ' ');
        let mut next = || parts.next();
        let (started, ends) = (next()?.parse().ok()?, next()?.parse().ok()?);
        let (rung, place) = (next()? == "1", next()?.to_owned());
        let walk = Walk { started, ends, rung, place };
        (walk.started <= walk.ends && walk.total_ms() <= f64::from(2 * MOST_MIN) * 60_000.0).then_some(walk)
    }

    fn ends_ms(&self) -> f64 {
        f64::from(self.ends) * 1000.0
    }

    fn total_ms(&self) -> f64 {
        f64::from(self.ends.saturating_sub(self.started)) * 1000.0
    }

    /// What is left by the wall clock alone, in milliseconds: no more than the whole, whatever the clock was set to.
    fn left_at(&self, wall: f64) -> f64 {
        (self.ends_ms() - wall).min(self.total_ms())
    }
}

/// A walk that is followed in one document.
#[derive(Clone, Debug)]
pub struct Timer {
    pub walk: Walk,
    /// The end by the monotonic clock.
    end: f64,
    /// The clocks at the last look.
    last: Clocks,
    /// Whether the page was hidden then.
    was_hidden: bool,
    /// The last jump forward of the wall clock while the page was seen: when, by the monotonic clock, and how far.
    jump: Option<(f64, f64)>,
    /// Whether the walk was over when this document first saw it: then it stays silent.
    silent: bool,
}

impl Timer {
    /// Follows a walk from now on.
    pub fn new(walk: Walk, now: Clocks, hidden: bool) -> Timer {
        let end = now.monotonic + walk.left_at(now.wall);
        let silent = end <= now.monotonic;
        Timer { walk, end, last: now, was_hidden: hidden, jump: None, silent }
    }

    /// Looks at the clocks. `stored`: the walk as it is stored now, which another tab may have changed; `None`: the browser
    /// stores nothing. `true`: the walk has changed here, and must be stored.
    pub fn look(&mut self, now: Clocks, hidden: bool, stored: Option<&Walk>) -> bool {
        let ahead = (now.wall - self.last.wall) - (now.monotonic - self.last.monotonic);
        let recent = self.jump.filter(|(at, _)| now.monotonic - at < NEWS_MS);
        if hidden || self.was_hidden {
            // The phone may have slept.
            self.end -= ahead.max(0.0) + recent.map_or(0.0, |(_, by)| by);
            self.jump = None;
        } else if ahead > JUMP_MS {
            self.jump = Some((now.monotonic, ahead));
        }
        (self.last, self.was_hidden) = (now, hidden);
        if let Some(stored) = stored.filter(|stored| **stored != self.walk) {
            let end = now.monotonic + stored.left_at(now.wall);
            // Less is of the whole seconds in which it is stored: no second is shown twice for it.
            if (end - self.end).abs() >= JUMP_MS {
                self.end = end;
                self.silent &= end <= now.monotonic;
            }
            self.walk = stored.clone();
        }
        self.follow_wall(now)
    }

    /// Moves the stored times along with the wall clock, if that has jumped.
    fn follow_wall(&mut self, now: Clocks) -> bool {
        let by = now.wall + self.left_ms() - self.walk.ends_ms();
        if by.abs() < JUMP_MS {
            return false;
        }
        let moved = |time: u32| (f64::from(time) + (by / 1000.0).round()) as u32;
        (self.walk.started, self.walk.ends) = (moved(self.walk.started), moved(self.walk.ends));
        true
    }

    /// Adds minutes to what is left, or to now.
    pub fn add(&mut self, minutes: u32) {
        let Clocks { wall, monotonic } = self.last;
        let left = (self.left_ms().max(0.0) + f64::from(minutes) * 60_000.0).min(f64::from(MOST_MIN) * 60_000.0);
        self.end = monotonic + left;
        // The stored end is a whole second, of which a clock may lack a part: cut off, it would be told a minute early.
        self.walk.ends = ((wall + left) / 1000.0).round() as u32;
        self.walk.started = self.walk.started.min(self.walk.ends).max(self.walk.ends.saturating_sub(MOST_MIN * 60));
        (self.walk.rung, self.silent) = (false, false);
    }

    /// What is left, in milliseconds. Negative: over.
    fn left_ms(&self) -> f64 {
        self.end - self.last.monotonic
    }

    pub fn stage(&self) -> Stage {
        let left = self.left_ms();
        if left > 0.0 { Stage::Left((left / 1000.0).ceil() as u32) } else { Stage::Over((-left / 60_000.0) as u32) }
    }

    /// Whether this tab should ring now.
    pub fn rings(&self) -> bool {
        let late = -self.left_ms();
        let from = if self.was_hidden { AFTER_SEEN_MS } else { 0.0 };
        self.may_ring() && (from..RINGS_MS).contains(&late)
    }

    fn may_ring(&self) -> bool {
        !self.silent && !self.walk.rung
    }

    /// Whether it is so long over that it is forgotten.
    pub fn is_forgotten(&self) -> bool {
        -self.left_ms() > FORGOTTEN_MS
    }

    /// When to look again, in whole milliseconds from now: when the shown second or minute ends.
    pub fn next_look_ms(&self) -> u32 {
        let left = self.left_ms();
        let step = if left > 0.0 || (self.may_ring() && -left < RINGS_MS) { 1000.0 } else { 60_000.0 };
        // The first millisecond of the next one.
        left.rem_euclid(step) as u32 + 1
    }
}

/// The minutes that are proposed for a way of so many minutes on foot: in fives, so that there is a little time over.
pub fn proposed_minutes(walking_minutes: u32) -> u32 {
    walking_minutes.div_ceil(5).max(1) * 5
}
