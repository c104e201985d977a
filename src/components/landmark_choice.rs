//! *Choose what you can see*: sets the location by hand if the phone cannot determine it.

use leptos::prelude::*;

use crate::components::elements::{button, follow, h2, span, ul};
use crate::content::place::{Place, Purpose};
use crate::logic::nearest::ranking::{Seeker, by_distance};
use crate::state::knowledge::CurrentKnowledge;

/// A button for each place with a position that can be seen from the street: landmarks first, then places that are open, then
/// ways home. Empty while `wanted` is false. `choose` gets the id of the tapped place.
pub fn sights(wanted: Signal<bool>, choose: impl Fn(&str) + Copy + Send + Sync + 'static) -> AnyView {
    let CurrentKnowledge { knowledge, .. } = expect_context();
    follow(move || {
        if !wanted.get() {
            return Vec::new();
        }
        let knowledge = knowledge.get();
        let order = [Purpose::Landmark, Purpose::WarmAndOpen, Purpose::WayHome]
            .map(|purpose| by_distance(&knowledge.places, purpose, Seeker::default()));
        let places = order.concat().into_iter().filter_map(|index| knowledge.places.get(index));
        let rows = places.filter(|place| place.position.is_some()).map(|place| row(place, choose));
        vec![h2("Choose what you can see"), ul("in-sight", rows)]
    })
}

fn row(place: &Place, choose: impl Fn(&str) + 'static) -> AnyView {
    let mut parts = vec![span("", place.name.as_str())];
    parts.extend(place.address.as_deref().map(|address| span("note", address)));
    let id = place.id.clone();
    button(parts, move || choose(&id))
}
