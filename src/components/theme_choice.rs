//! The choice of the theme. `src/start/theme.js` stores it, because the same in WebAssembly would cost more bytes.

use leptos::prelude::*;

/// Each choice: stored value, word, description. `phone`: nothing is stored.
const THEMES: [(&str, &str, &str); 4] = [
    ("phone", "As the phone", "Dark or light, as your phone is set"),
    ("dark", "Dark", "Easy on the eyes at night"),
    ("light", "Light", "Clear in bright light"),
    ("dim", "Dim", "So that nobody beside you notices the screen"),
];

/// Four radio buttons, the first checked by default.
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
