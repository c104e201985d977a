//! The choice of how the app looks. Its script, `src/start/theme.js`, keeps it: the program would pay for it in bytes.

use leptos::prelude::*;

/// What is kept of each choice, its word and what it is for. `phone`: nothing is kept.
const THEMES: [(&str, &str, &str); 4] = [
    ("phone", "As the phone", "Dark or light, as your phone is set"),
    ("dark", "Dark", "Easy on the eyes at night"),
    ("light", "Light", "Clear in bright light"),
    ("dim", "Dim", "So that nobody beside you notices the screen"),
];

/// One of four, of which the first holds until the person chooses.
pub fn theme_choice() -> AnyView {
    let rows = THEMES.map(|(value, word, about)| {
        view! {
            <label>
                <input type="radio" name="theme" value=value checked=value == "phone" />
                <span>{word}<span class="note">{about}</span></span>
            </label>
        }
    });
    view! {
        <fieldset class="choice">
            <legend>"How it looks"</legend>
            {rows.into_iter().collect_view()}
            <p class="note">"Your choice is kept on this phone alone."</p>
        </fieldset>
    }
    .into_any()
}
