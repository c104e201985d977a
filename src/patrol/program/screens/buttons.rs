//! The buttons of the tally: their order, their names, and which are shown.

use app::components::elements::{a, button, element, follow, p, span, views};
use leptos::prelude::*;

use crate::program::fields::tick;
use crate::program::preferences::{NAME_MAX, Preferences};
use crate::program::view::View;

pub fn buttons() -> Vec<AnyView> {
    let preferences: Preferences = expect_context();
    let list = follow(move || {
        let row = |button_of: crate::program::preferences::Button| {
            let number = button_of.number;
            let name = if button_of.name.is_empty() { "Own count".to_owned() } else { button_of.name.clone() };
            let shown = Signal::stored(button_of.is_shown);
            let rename = move |event| {
                let name: String = event_target_value(&event).trim().chars().take(NAME_MAX).collect();
                preferences.change_button(number, 0, |button| button.name = name);
            };
            let field = view! {
                <input class="rename" maxlength=NAME_MAX.to_string() autocomplete="off" aria-label=["Name of ", &*name].concat() value=button_of.name on:change=rename />
            }
            .into_any();
            let up = button(views!["↑", span("visually-hidden", ["Move up ", &*name].concat())], move || {
                preferences.change_button(number, 1, |_| ())
            });
            let show = tick(["Show ", &*name].concat(), shown, move |is_shown| {
                preferences.change_button(number, 0, |button| button.is_shown = is_shown)
            });
            element("li", &[("class", "card")], views![field, up, show])
        };
        preferences.buttons().into_iter().map(row).collect()
    });
    let sounds = tick("A sound with each tap".into(), Signal::derive(move || preferences.sounds()), move |is_on| {
        preferences.set_sounds(is_on)
    });
    views![
        p("buttons", a("button", View::Tally.link(), "Back to the tally")),
        element("h2", &[("tabindex", "-1")], "Your buttons"),
        sounds,
        element("ul", &[("class", "own-buttons"), ("role", "list")], list),
    ]
}
