//! The streets: walking times over them for every place, anew as the person moves.

use std::cell::{Cell, RefCell};
use std::sync::Arc;

use chrono::{Datelike, NaiveDateTime, Timelike};
use leptos::prelude::*;
use web_sys::Coordinates;

use crate::browser::effect::effect;
use crate::browser::{call, streets};
use crate::content::knowledge::Knowledge;
use crate::logic::geo::distance::LatLon;
use crate::logic::geo::location::Fix;
use crate::logic::geo::on_foot::{OnFoot, WalkTo};
use crate::logic::map::projection::{Point, project};
use crate::state::clock::Clock;
use crate::state::knowledge::CurrentKnowledge;

/// Walking times are asked for anew after so many metres, or minutes.
const MOVED_M: f64 = 30.0;
const MINUTES: f64 = 5.0;

/// What the screens know of the streets.
#[derive(Clone, Copy)]
pub struct Streets {
    /// 0: there are none yet. Else how often they, or the choice of the way, have changed.
    pub version: RwSignal<u32>,
    /// Walking times from where the person was found last. `None`: not known.
    pub on_foot: RwSignal<Option<OnFoot>>,
}

/// Starts without streets.
pub fn use_streets() -> Streets {
    Streets { version: RwSignal::new(0), on_foot: RwSignal::new(None) }
}

impl Streets {
    /// Takes the engine, once it has its layer.
    pub fn take(self, engine: streets::Engine) {
        streets::take(engine);
        self.version.update(|version| *version += 1);
        call::listen(&document(), "safe-night-way", move || self.version.update(|version| *version += 1));
    }

    /// Asks for walking times as `fix` moves.
    pub fn follow(
        self,
        fix: Memo<Option<Fix>>,
        CurrentKnowledge { knowledge, .. }: CurrentKnowledge,
        Clock(now): Clock,
    ) {
        let known = RefCell::new(None::<Arc<Knowledge>>);
        let last = Cell::new((0, Point::default(), 0.0));
        effect(move || {
            let (Some(fix), Some(now)) = (fix.get(), now.get()) else { return };
            let (version, facts, minute) = (self.version.get(), knowledge.get(), minute_of_week(now));
            if version == 0 {
                return streets::want();
            }
            if !known.borrow().as_ref().is_some_and(|known| Arc::ptr_eq(known, &facts)) {
                know(&facts);
                known.replace(Some(facts.clone()));
                last.set((0, Point::default(), 0.0));
            }
            let (then, before, at_minute) = last.get();
            let at = project(fix.at);
            let is_near = (at.x - before.x).abs() < MOVED_M && (at.y - before.y).abs() < MOVED_M;
            if then == version && is_near && (minute - at_minute).abs() < MINUTES {
                return;
            }
            last.set((version, at, minute));
            let seconds = streets::seconds(at.x, at.y, minute);
            let walks = facts.places.iter().zip(&seconds);
            let walks = walks
                .filter_map(|(place, seconds)| Some(WalkTo { to: LatLon::from(place.position?), seconds: *seconds }));
            self.on_foot.set(Some(OnFoot::keep(walks.collect())));
        });
    }
}

/// Tells the engine where the places are.
fn know(facts: &Knowledge) {
    let (mut names, mut numbers) = (String::new(), Vec::new());
    for place in &facts.places {
        names += &place.name;
        names += "\n";
        let at = place.position.map_or(Point { x: f64::NAN, y: f64::NAN }, |position| project(position.into()));
        numbers.extend([at.x, at.y, place.position.map_or(f64::NAN, |position| position.accuracy_m)]);
    }
    streets::know(&names, &numbers);
}

/// Tells the engine a fix of the phone.
pub fn moved(coords: &Coordinates) {
    let at = project(LatLon { lat: coords.latitude(), lon: coords.longitude() });
    streets::moved(at.x, at.y, coords.accuracy(), coords.speed().unwrap_or(f64::NAN));
}

/// The minute of the week, from Monday 00:00.
pub fn minute_of_week(now: NaiveDateTime) -> f64 {
    f64::from(now.weekday().num_days_from_monday() * 1440 + now.hour() * 60 + now.minute())
}
