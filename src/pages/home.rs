//! `/`: the nearest place to go, and all the others.

use leptos::prelude::*;

use crate::components::answer::answer;
use crate::components::place_list::place_list;
use crate::components::screen::Screen;
use crate::content::place::Purpose;

pub const HEAD: (&str, &str) = (
    "Safe Havens",
    "Where to go for help in Canterbury at night: how to get in, whom to call, and the way there. It works with no signal.",
);

#[component]
pub fn Home() -> impl IntoView {
    view! {
        <Screen title=HEAD.0>
            <div data-live="answer">{answer()}</div>
            <h2>"Where people can help"</h2>
            <div data-live="help">{place_list(Purpose::Help)}</div>
            <p class="note">
                "The action plan counts eight Safe Havens: six open day and night, and two from 7am to 10pm every day. It does not say where they are. We list the places that we could trace to a source. "
                <a href="/about">"How we know"</a>
            </p>
            <h2>"Ways home"</h2>
            <div data-live="ways-home">{place_list(Purpose::WayHome)}</div>
            <h2>"Landmarks, to say where you are"</h2>
            <div data-live="landmarks">{place_list(Purpose::Landmark)}</div>
        </Screen>
    }
}
