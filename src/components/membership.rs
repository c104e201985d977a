//! *I study or work at…*: the group of the person, whose places are then offered too.

use leptos::prelude::*;
use leptos::web_sys::HtmlSelectElement;

use crate::components::elements::{element, select, span, views};
use crate::content::place::Audience;
use crate::state::membership::Membership;

/// The names of the choices: none, then in the order of [`Audience::MEMBERSHIPS`].
const CHOICES: [&str; 3] = ["neither of these", "University of Kent", "Christ Church University"];

/// The choice of the group, stored on the phone.
pub fn membership() -> AnyView {
    let kept: Membership = expect_context();
    let chosen = Signal::derive(move || {
        let membership = kept.0.get();
        Audience::MEMBERSHIPS
            .iter()
            .position(|group| Some(*group) == membership)
            .map_or(0, |index| index + 1)
            .to_string()
    });
    let choose = move |select: HtmlSelectElement| {
        let index = select.selected_index();
        kept.choose(usize::try_from(index - 1).ok().and_then(|index| Audience::MEMBERSHIPS.get(index)).copied());
    };
    let options: Vec<AnyView> = CHOICES
        .into_iter()
        .enumerate()
        .map(|(index, words)| element("option", &[("value", &index.to_string())], words))
        .collect();
    let choice = select("member-of", chosen, options, choose);
    element("label", &[("class", "membership")], views![span("", "I study or work at"), choice])
}
