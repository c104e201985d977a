//! *Choose what you can see*: where the person is, where the phone cannot tell.

use leptos::prelude::*;

use crate::components::elements::{button, follow, h2, span, ul};
use crate::content::place::{Place, Purpose};
use crate::logic::nearest::ranking::{Seeker, by_distance};
use crate::state::knowledge::CurrentKnowledge;

/// A button for each place that can be seen from the street and stands on the map: landmarks first, then stations, stops and
/// ranks with their streets. Nothing, while it is not `wanted`.
/// `choose` is given the id of the one that is tapped.
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
