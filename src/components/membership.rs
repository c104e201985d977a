//! *I study or work at…*: the one thing that a person may say of themselves, so that the places of their group are theirs too.

use leptos::prelude::*;
use leptos::web_sys::HtmlSelectElement;
use wasm_bindgen::JsCast;

use crate::content::place::Audience;
use crate::state::membership::Membership;

/// What each choice is called, in the order of [`Audience::MEMBERSHIPS`], after none.
const CHOICES: [&str; 3] = ["neither of these", "University of Kent", "Christ Church University"];

/// A quiet switch, kept on the phone.
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
    let choose = move |event: leptos::ev::Event| {
        let select = event.target().and_then(|element| element.dyn_into::<HtmlSelectElement>().ok());
        let index = select.map_or(0, |select| select.selected_index());
        kept.choose(usize::try_from(index - 1).ok().and_then(|index| Audience::MEMBERSHIPS.get(index)).copied());
    };
    let options: Vec<AnyView> = CHOICES
        .into_iter()
        .enumerate()
        .map(|(index, words)| view! { <option value=index.to_string()>{words}</option> }.into_any())
        .collect();
    view! {
        <label class="membership">
            <span>"I study or work at"</span>
            <select prop:value=chosen on:change=choose>{options}</select>
        </label>
    }
    .into_any()
}
