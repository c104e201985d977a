//! `/`: where to go now, and all the other places.

use leptos::prelude::*;

use crate::components::elements::a;
use crate::components::evidence::wrong_link;
use crate::components::needs::{needs, places};
use crate::components::page_text::first_paragraph;
use crate::components::place_list::places_of;
use crate::components::screen::Screen;
use crate::content::place::{Need, Purpose};
use crate::state::knowledge::CurrentKnowledge;

pub const HEAD: (&str, &str) = (
    "Safe Havens",
    "Where to go for help in Canterbury at night: how to get in, whom to call, and the way there. It works with no signal.",
);

#[component]
pub fn Home() -> impl IntoView {
    let CurrentKnowledge { knowledge, .. } = expect_context();
    let wrong = wrong_link(&knowledge.get_untracked());
    let safe = view! {
        <h2>"Where people can help"</h2>
        {places(Need::SomewhereSafe)}
        <p class="note">
            {first_paragraph("/")}" "
            {a("", "/about", "How we know")}". Do you know one? "{a("", wrong, "Tell us")}"."
        </p>
    };
    view! {
        <Screen title=HEAD.0>
            {needs(Some(safe.into_any()))}
            <h2>"Warm and open"</h2>
            <p class="note">"Open at night. These are not Safe Havens: nobody there has promised to help."</p>
            {places(Need::Warm)}
            <h2 id="ways-home">"Ways home"</h2>
            <div data-live="ways-home">{places_of(Purpose::WayHome)}</div>
            <h2>"Landmarks, to say where you are"</h2>
            <div data-live="landmarks">{places_of(Purpose::Landmark)}</div>
        </Screen>
    }
}
