//! `/help`: when to call whom.

use leptos::prelude::*;

use crate::components::place_card::call_button;
use crate::components::screen::Screen;
use crate::components::text::paragraph;

pub const HEAD: (&str, &str) =
    ("Help", "When to call 999, what to do if you cannot speak, and whom to call when it is not an emergency.");

/// Whom to call, on what number, and when.
const SERVICES: [(&str, &str, &str); 3] = [
    ("Police", "101", "To report a crime when nobody is in danger now."),
    ("NHS 111", "111", "When you need medical help soon, but no life is at risk. Press 2 for a mental health crisis."),
    ("Samaritans", "116 123", "To talk, about anything, day or night. It is free."),
];

#[component]
pub fn Help() -> impl IntoView {
    view! {
        <Screen title=HEAD.0>
            <section class="care" aria-labelledby="call-999-if">
                <h2 id="call-999-if">"Call 999 if:"</h2>
                <ul>
                    <li>"you or someone else is in danger now"</li>
                    <li>"someone is badly hurt, or a life is at risk"</li>
                    <li>"a crime is happening now"</li>
                    <li>"there is a fire"</li>
                </ul>
                <a class="button emergency" href="tel:999">"Call 999"</a>
            </section>
            <h2>"If you cannot speak"</h2>
            <ol>
                <li>"Call 999 on your mobile and stay on the line."</li>
                <li>"Listen to the questions."</li>
                <li>"When you are asked to, press 55. It tells them that you need the police. It does not tell them where you are."</li>
            </ol>
            <h2>"Not an emergency"</h2>
            <ul class="places">
                {SERVICES.map(|(name, phone, when)| service(name, phone, when)).into_iter().collect::<Vec<_>>()}
            </ul>
        </Screen>
    }
}

fn service(name: &'static str, phone: &'static str, when: &'static str) -> AnyView {
    view! { <li class="card"><h3>{name}</h3>{paragraph("", when)}{call_button(phone)}</li> }.into_any()
}
