//! The places of one purpose, in order.

use leptos::prelude::*;

use super::place_card::place_card;
use super::text::{follow, ul};
use crate::browser::clock::Clock;
use crate::browser::knowledge::Knowledge;
use crate::browser::location::Locator;
use crate::content::place::Purpose;
use crate::finder::ranking::order;

/// The order in which the places of one purpose are shown, as indices into the pack's places.
pub fn order_of(purpose: Purpose) -> Memo<Vec<usize>> {
    let Knowledge { pack, .. } = expect_context();
    let Clock(now) = expect_context();
    let Locator { location, .. } = expect_context();
    Memo::new(move |_| order(&pack.get().places, purpose, location.get().fix(), now.get()))
}

/// When the order changes the cards are drawn anew: moving those that are there would slide them under a thumb.
pub fn place_list(purpose: Purpose) -> AnyView {
    let Knowledge { pack, .. } = expect_context();
    let order = order_of(purpose);
    let cards = follow(move || {
        let pack = pack.get();
        order.get().into_iter().filter_map(|index| pack.places.get(index).cloned()).map(place_card).collect()
    });
    ul("places", vec![cards])
}
