//! Lists of places.

use leptos::prelude::*;

use crate::components::elements::follow_ul;
use crate::components::place_card::place_card;
use crate::content::place::{Need, Purpose};
use crate::logic::nearest::ranking::{Ranking, Seeker, by_distance, rank};
use crate::state::clock::Clock;
use crate::state::knowledge::CurrentKnowledge;
use crate::state::location::Locator;
use crate::state::membership::Membership;

/// The person who asks, and the time.
pub fn seeker() -> Signal<Seeker> {
    let Clock(now) = expect_context();
    let Locator { fix, .. } = expect_context();
    let Membership(membership) = expect_context();
    Signal::derive(move || Seeker { fix: fix.get(), now: now.get(), membership: membership.get() })
}

/// The places that serve a need, the best first.
pub fn ranking(need: Need) -> Memo<Ranking> {
    let CurrentKnowledge { knowledge, .. } = expect_context();
    let seeker = seeker();
    Memo::new(move |_| rank(&knowledge.get().places, need, seeker.get()))
}

/// The places that serve a need. For *hurt* and *cannot cope* without the closed ones.
pub fn places_for(need: Need) -> AnyView {
    let ranking = ranking(need);
    let all = matches!(need, Need::SomewhereSafe | Need::Warm);
    cards(Memo::new(move |_| {
        let Ranking { mut order, open, .. } = ranking.get();
        if !all {
            order.truncate(open);
        }
        order
    }))
}

/// The places of a purpose, by distance.
pub fn places_of(purpose: Purpose) -> AnyView {
    let CurrentKnowledge { knowledge, .. } = expect_context();
    let seeker = seeker();
    cards(Memo::new(move |_| by_distance(&knowledge.get().places, purpose, seeker.get())))
}

/// The cards in this order. All are redrawn when it changes: moving cards would slide them under a thumb.
fn cards(order: Memo<Vec<usize>>) -> AnyView {
    let CurrentKnowledge { knowledge, .. } = expect_context();
    follow_ul("places", move || {
        let knowledge = knowledge.get();
        order.get().into_iter().filter_map(|index| knowledge.places.get(index).cloned()).map(place_card).collect()
    })
}
