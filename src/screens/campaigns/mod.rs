//! `/campaigns`: what is done in Canterbury for safer nights.

pub mod campaign;

use leptos::prelude::*;

use crate::components::screen::Screen;
use crate::components::sections::entries;
use crate::content::entry::List;

pub const HEAD: (&str, &str) = (
    "Campaigns",
    "Ask for Angela, Zero Tolerance, Connected Routes and the other campaigns of the plan, in plain words.",
);

#[component]
pub fn Campaigns() -> impl IntoView {
    view! {
        <Screen title=HEAD.0>
            <p class="lead">"What is done for safer nights, and how you can use it."</p>
            {entries(List::Campaign)}
        </Screen>
    }
}
