//! `/show/<card>`: a card to hold up to staff where it is loud. Huge letters, a screen that stays on, one tap to close.

use leptos::prelude::*;

use crate::components::elements::p;
use crate::components::screen::Screen;
use crate::components::stay_awake::stay_awake;
use crate::state::build::{Build, use_build};

use crate::screens::not_found::NotFound;

#[component]
pub fn Show(id: String) -> impl IntoView {
    let Build { knowledge, .. } = use_build();
    let Some(card) = knowledge.card(&id) else { return view! { <NotFound /> }.into_any() };
    let words: Vec<AnyView> = card.words.iter().map(|words| p("", words.clone())).collect();
    let back = card.back.clone();
    view! {
        <Screen title=card.title.clone()>
            <div class="show">{words}</div>
            <div data-live="stay-awake">{stay_awake()}</div>
            <a class="button main close" href=back>"Close"</a>
        </Screen>
    }
    .into_any()
}
