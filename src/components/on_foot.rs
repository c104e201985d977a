//! The way on foot to a place, as the engine of the streets tells it. Empty while there are no streets, or nobody knows where the person
//! is.

use leptos::prelude::*;
use leptos::web_sys::Element;

use crate::browser::effect::effect;
use crate::browser::{find, streets};
use crate::components::elements::element;
use crate::content::place::Place;
use crate::logic::geo::heading::Top;
use crate::logic::map::projection::{Point, project};
use crate::state::clock::Clock;
use crate::state::guide::Guide;
use crate::state::knowledge::CurrentKnowledge;
use crate::state::location::Locator;
use crate::state::streets::{Streets, minute_of_week};

/// The streets around the person in words, and whose data they are. Empty while there are no streets.
pub fn streets_near() -> AnyView {
    let Locator { fix, guide, streets: Streets { version, .. }, .. } = expect_context();
    effect(move || {
        let (version, fix) = (version.get(), fix.get());
        let facing = facing_degrees(guide);
        if let Some(part) = find::first::<Element>(".streets-near").filter(|_| version > 0) {
            let unknown = Point { x: f64::NAN, y: f64::NAN };
            let (at, accuracy_m) = fix.map_or((unknown, f64::NAN), |fix| (project(fix.at), fix.accuracy_m));
            streets::near(&part, &[at.x, at.y, accuracy_m, facing]);
        }
    });
    element("div", &[("class", "streets-near")], ())
}

/// Where the person faces. NaN: not known.
fn facing_degrees(guide: Guide) -> f64 {
    match guide.facing.get().top() {
        Top::Heading(degrees) => degrees.into(),
        Top::North | Top::Unsure => f64::NAN,
    }
}

/// `whole`: with every turn and the choice of the way; else only what comes next, while the person is led there.
pub fn on_foot(place: &Place, whole: bool) -> AnyView {
    let Locator { fix, guide, streets: Streets { version, .. }, .. } = expect_context();
    let CurrentKnowledge { knowledge, .. } = expect_context();
    let Clock(now) = expect_context();
    let id = place.id.clone();
    let part = [if whole { "whole-" } else { "next-" }, &id].concat();
    let selector = ["[data-way=", &part, "]"].concat();
    effect(move || {
        let (version, led) = (version.get(), guide.to.get().as_ref() == Some(&id));
        let (Some(fix), Some(now)) = (fix.get(), now.get()) else { return };
        // All turns are the same wherever the phone points.
        let facing = if whole { f64::NAN } else { facing_degrees(guide) };
        let place = knowledge.get().places.iter().position(|place| place.id == id);
        let (Some(place), Some(part)) = (place, find::first::<Element>(&selector)) else { return };
        if version == 0 || !(whole || led) {
            return;
        }
        let at = project(fix.at);
        let numbers = [at.x, at.y, fix.accuracy_m, minute_of_week(now), facing];
        streets::show(&part, place as u32, &numbers, led, whole);
    });
    element("div", &[("class", "on-foot"), ("data-way", &part)], ())
}
