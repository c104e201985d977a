//! `/more`: the way to everything that has no tab.

use leptos::prelude::*;

use crate::components::screen::Screen;

pub const HEAD: (&str, &str) = ("More", "What is saved on this phone, where the facts come from, and your privacy.");

#[component]
pub fn More() -> impl IntoView {
    view! {
        <Screen title=HEAD.0>
            <ul class="rows">
                <li><a href="/search">"Find anything"</a></li>
                <li><a href="/help/numbers">"All numbers"</a></li>
                <li><a href="/offline">"Saved on this phone"</a></li>
                <li><a href="/about">"About and privacy"</a></li>
                <li><a href="/about/sources">"Sources"</a></li>
            </ul>
        </Screen>
    }
}
