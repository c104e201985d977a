//! The guide to a place: where it leads, and how the person faces. It lasts from screen to screen, because some phones ask for the
//! compass anew in each document.

use std::cell::Cell;
use std::time::Duration;

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::browser::compass::{Permission, ignore, is_granted, listen, request};
use crate::browser::effect::effect;
use crate::logic::geo::heading::{Compass, Facing, Reading, Travel, UNSURE_DEGREES, smooth, whole_degrees};

/// Where the app leads a person, and what it knows of how they face.
#[derive(Clone, Copy)]
pub struct Guide {
    /// The id of the place. `None`: the person is not led.
    pub to: RwSignal<Option<String>>,
    pub facing: RwSignal<Facing>,
    /// Whether the compass may be read, as far as the app has asked in this document.
    allowed: RwSignal<bool>,
    /// How many times the phone has told how it moves.
    told_times: StoredValue<u32>,
}

/// How long the phone may take for the first reading of its compass.
const PATIENCE: Duration = Duration::from_secs(3);
/// How long a direction of travel holds. A phone at rest tells nothing.
const TRAVEL_HOLDS: Duration = Duration::from_secs(8);
/// The share of a reading of the compass, of which sixty come in a second.
const COMPASS_SHARE: f64 = 0.2;
/// The share of a direction of travel, of which one comes in a second or two.
const TRAVEL_SHARE: f64 = 0.5;

/// Starts without a goal.
pub fn use_guide() -> Guide {
    Guide {
        to: RwSignal::new(None),
        facing: RwSignal::new(Facing::default()),
        allowed: RwSignal::new(false),
        told_times: StoredValue::new(0),
    }
}

impl Guide {
    /// Takes how the phone moves, which it tells with each fix.
    pub fn travels(self, heading: Option<f64>, speed_mps: Option<f64>) {
        let Guide { facing, told_times, .. } = self;
        let told = Travel::of(heading, speed_mps);
        let before = facing.get_untracked().travel;
        let travel = told.map(|told| smooth(before, told.heading, TRAVEL_SHARE));
        if travel != before {
            facing.update(|facing| facing.travel = travel);
        }
        told_times.update_value(|times| *times += 1);
        let times = told_times.get_value();
        let over = move || {
            if told_times.get_value() == times {
                facing.update(|facing| facing.travel = None);
            }
        };
        if told.is_some() {
            set_timeout(over, TRAVEL_HOLDS);
        }
    }

    /// Leads to a place, by its id. Must be called from a tap.
    pub fn start(self, id: &str) {
        self.ask();
        self.to.set(Some(id.to_owned()));
    }

    /// Asks for the compass. Must be called from a tap, in which the browser asks the person.
    pub fn ask(self) {
        let Guide { allowed, .. } = self;
        if !allowed.get_untracked() {
            self.learn(Compass::Asking);
            match request() {
                Permission::Granted => allowed.set(true),
                Permission::Forbidden => self.learn(Compass::Forbidden),
                Permission::Missing => self.learn(Compass::Missing),
                Permission::Asks(answer) => spawn_local(async move {
                    match is_granted(answer).await {
                        true => allowed.set(true),
                        false => self.learn(Compass::Refused),
                    }
                }),
            }
        }
    }

    fn learn(self, compass: Compass) {
        if self.facing.get_untracked().compass != compass {
            self.facing.update(|facing| facing.compass = compass);
        }
    }

    /// Listens to the compass while `wanted`, as far as it is allowed, until the owner ends.
    pub fn follow(self, wanted: Signal<bool>) {
        effect(move || {
            if !(wanted.get() && self.allowed.get()) {
                return;
            }
            self.learn(Compass::Asking);
            let give_up = move || {
                if self.facing.get_untracked().compass == Compass::Asking {
                    self.learn(Compass::Missing);
                }
            };
            set_timeout(give_up, PATIENCE);
            let smoothed = Cell::new(None);
            let heard = listen(Box::new(move |reading| self.learn(compass_of(reading, &smoothed))));
            let heard = StoredValue::new_local(Some(heard));
            on_cleanup(move || heard.try_get_value().flatten().iter().for_each(ignore));
        });
    }
}

/// What a reading tells. `smoothed`: the direction of the readings before.
fn compass_of(reading: Option<Reading>, smoothed: &Cell<Option<f64>>) -> Compass {
    let Some(Reading { heading, off_by }) = reading else { return Compass::Missing };
    if off_by.is_some_and(|degrees| degrees > UNSURE_DEGREES) {
        smoothed.set(None);
        return Compass::Unsure;
    }
    let heading = smooth(smoothed.get(), heading, COMPASS_SHARE);
    smoothed.set(Some(heading));
    Compass::Heading(whole_degrees(heading))
}
