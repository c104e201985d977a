//! `/places/<id>`: the facts of one place.

use leptos::prelude::*;

use crate::components::place_facts::facts;
use crate::components::screen::Screen;
use crate::components::share_link::share_link;
use crate::screens::not_found::NotFound;
use crate::state::knowledge::CurrentKnowledge;

#[component]
pub fn PlacePage(id: String) -> impl IntoView {
    let CurrentKnowledge { knowledge, .. } = expect_context();
    match knowledge.get_untracked().place(&id) {
        Some(place) => {
            let (all, share) = (facts(id.clone()), share_link(&place.path()));
            view! {
                <Screen title=place.name.clone()>
                    <article class="one-place" data-live="place" data-id=id>{all}</article>
                    {share}
                </Screen>
            }
            .into_any()
        }
        None => view! { <NotFound /> }.into_any(),
    }
}
