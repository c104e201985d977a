//! The walk with a timer, as long as it lasts: over every screen, over reloads and in every tab.

use std::cell::RefCell;
use std::time::Duration;

use chrono::NaiveDateTime;
use leptos::prelude::*;
use web_sys::VisibilityState;

use crate::browser::call::listen;
use crate::browser::effect::effect;
use crate::browser::private::Private;
use crate::browser::ring::{hush, in_one_tab, ring};
use crate::logic::time::london::wall_clock;
use crate::logic::walk::{Clocks, Stage, Timer, Walk};
use crate::words::walk::{left_in_words, stage_in_words};

/// Minutes after its end from which a walk that nobody has ended no longer holds back a newer program.
const HOLDS_MIN: u32 = 60;

/// The walk that this document follows.
struct Followed {
    /// `None`: there is none.
    timer: Option<Timer>,
    /// Whether it is stored. Where the browser stores nothing, it lasts as long as this document is open.
    is_kept: bool,
    /// Counts the looks, so that an earlier one that was to come does not.
    looks: u32,
}

thread_local! {
    // Not in signals: each distinct type of one costs WebAssembly bytes.
    static FOLLOWED: RefCell<Followed> = const { RefCell::new(Followed { timer: None, is_kept: true, looks: 0 }) };
}

/// What the screens show of the walk, as long as the document.
#[derive(Clone, Copy)]
pub struct Walking {
    /// Whether there is one.
    pub is_on: RwSignal<bool>,
    /// Whether its time is over.
    pub is_over: RwSignal<bool>,
    /// What is left: `12:40`. Empty: nothing.
    pub left: RwSignal<String>,
    /// Its end in words.
    pub words: RwSignal<String>,
    /// Its end in London.
    pub end: RwSignal<Option<NaiveDateTime>>,
    /// The id of the place. Empty: home, or not said.
    pub place: RwSignal<String>,
    /// Whether the screen itself shows it.
    pub on_screen: RwSignal<bool>,
}

/// Follows the stored walk. Marks the root of the page while there is one: the page leaves room for the strip.
///
/// ## Server-Side Rendering
/// There is none.
pub fn use_walk() -> Walking {
    let walking = Walking {
        is_on: RwSignal::new(false),
        is_over: RwSignal::new(false),
        left: RwSignal::new(String::new()),
        words: RwSignal::new(String::new()),
        end: RwSignal::new(None),
        place: RwSignal::new(String::new()),
        on_screen: RwSignal::new(false),
    };
    effect(move || {
        walking.look();
        // Seen, hidden, or changed in another tab. Not stored, it cannot be ended by another document: it must not come back behind Back.
        listen(&document(), "visibilitychange", move || walking.look());
        listen(&window(), "storage", move || walking.look());
        listen(&window(), "pagehide", move || {
            let mut is_kept = true;
            followed(&mut |followed| is_kept = followed.is_kept);
            if !is_kept {
                walking.end();
            }
        });
    });
    effect(move || {
        let mark = match (walking.is_on.get(), walking.is_over.get()) {
            (false, _) => None,
            (true, is_over) => Some(if is_over { "over" } else { "" }),
        };
        if let Some(root) = document().document_element() {
            let _ = match mark {
                Some(mark) => root.set_attribute("data-walk", mark),
                None => root.remove_attribute("data-walk"),
            };
        }
    });
    walking
}

impl Walking {
    /// Starts a walk, unless there is one: a tap from before the program ran was for a page that did not know of it.
    pub fn start(self, minutes: u32, place: &str) {
        self.look();
        if !self.is_on.get_untracked() {
            let walk = Walk::begin(clocks(), minutes, place);
            let mut timer = Some(Timer::new(walk, clocks(), false));
            followed(&mut |followed| {
                followed.timer = timer.take();
                followed.keep();
            });
            self.look();
        }
    }

    /// Adds minutes.
    pub fn add(self, minutes: u32) {
        self.look();
        followed(&mut |followed| {
            if let Some(timer) = &mut followed.timer {
                timer.add(minutes);
                followed.keep();
            }
        });
        hush();
        self.look();
    }

    /// Ends it.
    pub fn end(self) {
        Private::Walk.forget();
        followed(&mut |followed| followed.timer = None);
        hush();
        self.show();
    }

    /// Whether the person is in the middle of it, so that a newer program waits.
    pub fn holds(self) -> bool {
        let mut holds = false;
        followed(&mut |followed| {
            let stage = followed.timer.as_ref().map(Timer::stage);
            holds = matches!(stage, Some(Stage::Left(_) | Stage::Over(..HOLDS_MIN)));
        });
        holds
    }

    /// Looks at the clocks and at what is stored, and shows what is left.
    fn look(self) {
        let mut rings = None;
        followed(&mut |followed| rings = followed.look());
        if let Some(lock) = rings {
            in_one_tab(&lock, || followed(&mut Followed::ring));
        }
        self.show();
    }

    /// Shows it, and looks again when what is shown changes.
    fn show(self) {
        let (mut shown, mut turn) = (None, 0);
        followed(&mut |followed| {
            followed.looks += 1;
            turn = followed.looks;
            shown = followed.timer.as_ref().map(|timer| (timer.stage(), timer.walk.clone(), timer.next_look_ms()));
        });
        let end = shown.as_ref().and_then(|(_, walk, _)| wall_clock(f64::from(walk.ends) * 1000.0));
        if let (Some((stage, walk, wait)), Some(end)) = (&shown, end) {
            set(self.left, left_in_words(*stage));
            set(self.words, stage_in_words(*stage, end));
            set(self.place, walk.place.clone());
            set(self.is_over, matches!(stage, Stage::Over(_)));
            let again = move || {
                let mut is_next = false;
                followed(&mut |followed| is_next = followed.looks == turn);
                if is_next {
                    self.look();
                }
            };
            set_timeout(again, Duration::from_millis((*wait).into()));
        }
        set(self.end, end);
        set(self.is_on, end.is_some());
    }
}

/// The walk that this document follows. Not generic: each distinct closure would cost WebAssembly bytes.
fn followed(act: &mut dyn FnMut(&mut Followed)) {
    FOLLOWED.with_borrow_mut(act);
}

impl Followed {
    /// Looks at the clocks and at what is stored. The name of the lock to ring with, if it should ring.
    fn look(&mut self) -> Option<String> {
        if has_exited() {
            self.timer = None;
            return None;
        }
        let (now, hidden) = (clocks(), document().visibility_state() == VisibilityState::Hidden);
        match (&mut self.timer, stored()) {
            (None, None) => {}
            // Ended in another tab, by an exit, or forgotten.
            (Some(_), None) if self.is_kept => self.timer = None,
            (None, Some(stored)) => self.timer = Some(Timer::new(stored, now, hidden)),
            (Some(timer), stored) => {
                if timer.look(now, hidden, stored.as_ref()) {
                    self.keep();
                }
            }
        }
        let timer = self.timer.as_ref()?;
        if timer.is_forgotten() {
            Private::Walk.forget();
            self.timer = None;
            return None;
        }
        timer.rings().then(|| ["safe-night.walk.", &timer.walk.ends.to_string()].concat())
    }

    /// Rings, unless another tab has, or the person has answered meanwhile.
    fn ring(&mut self) {
        let has_rung = stored().is_some_and(|walk| walk.rung);
        if let Some(timer) = self.timer.as_mut().filter(|timer| !has_rung && timer.rings()) {
            timer.walk.rung = true;
            self.keep();
            ring();
        }
    }

    fn keep(&mut self) {
        self.is_kept = self.timer.as_ref().is_some_and(|timer| Private::Walk.keep(&timer.walk.to_text()));
    }
}

fn set<T: Clone + PartialEq + Send + Sync + 'static>(signal: RwSignal<T>, value: T) {
    if signal.get_untracked() != value {
        signal.set(value);
    }
}

fn stored() -> Option<Walk> {
    Walk::parse(&Private::Walk.read()?)
}

fn clocks() -> Clocks {
    let monotonic = window().performance().map_or(0.0, |clock| clock.now());
    Clocks { wall: js_sys::Date::now(), monotonic }
}

/// Whether *Exit this page* has hidden this page: it may stay open while the next one does not come.
fn has_exited() -> bool {
    document().document_element().is_some_and(|root| root.has_attribute("hidden"))
}
