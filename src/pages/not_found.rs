//! The page for an address that is not here.

use leptos::prelude::*;

use crate::components::screen::Screen;

pub const HEAD: (&str, &str) = ("Not here", "There is no page at this address. The Safe Havens are one tap away.");

#[component]
pub fn NotFound() -> impl IntoView {
    view! {
        <Screen title=HEAD.0>
            <p class="lead">"There is no page at this address."</p>
            <p>"In danger now? Call 999, with the red button above."</p>
            <p class="buttons">
                <a class="button main" href="/">"See the Safe Havens"</a>
                <a class="button" href="/help">"Get help"</a>
            </p>
        </Screen>
    }
}
