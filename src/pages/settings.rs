//! `/settings`: what the person can set.

use leptos::prelude::*;

use crate::components::screen::Screen;
use crate::components::theme_choice::theme_choice;

pub const HEAD: (&str, &str) = ("Settings", "Choose how the app looks: dark, light, dim, or as your phone is set.");

#[component]
pub fn Settings() -> impl IntoView {
    view! {
        <Screen title=HEAD.0>
            {theme_choice()}
            <p class="no-choice">"Scripts are off, so the app looks as your phone is set: dark or light."</p>
        </Screen>
    }
}
