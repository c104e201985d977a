//! `/plan`: the partnership's action plan.

use leptos::prelude::*;

use crate::components::screen::Screen;

pub const HEAD: (&str, &str) =
    ("Plan", "The five priorities of the Canterbury Community Safety Partnership's action plan.");

const PRIORITIES: [&str; 5] = [
    "Disrupt serious and organised crime",
    "Safeguarding and focus on vulnerable people",
    "Support young people",
    "Night-time economy and violence",
    "Disrupt anti-social behaviour",
];

#[component]
pub fn Plan() -> impl IntoView {
    view! {
        <Screen title=HEAD.0>
            <p>"The Canterbury Community Safety Partnership joins the police, the fire service, the NHS, the county council, the universities and others. Its action plan has five priorities. The partnership looks at the plan again every year."</p>
            <ol class="priorities">
                {PRIORITIES.map(|title| view! { <li class="card">{title}</li> }).collect_view()}
            </ol>
        </Screen>
    }
}
