//! The choice of the theme. `src/start/theme.js` stores it, because the same in WebAssembly would cost more bytes.

use leptos::prelude::*;

use crate::components::elements::{element, input, p, span, views};

/// Each choice: stored value, word, description. `phone`: nothing is stored.
const THEMES: [(&str, &str, &str); 4] = [
    ("phone", "As the phone", "Dark or light, as your phone is set"),
    ("dark", "Dark", "Easy on the eyes at night"),
    ("light", "Light", "Clear in bright light"),
    ("dim", "Dim", "So that nobody beside you notices the screen"),
];

/// Four radio buttons, the first checked by default.
pub fn theme_choice() -> AnyView {
    let mut parts = views![element("legend", &[], "How it looks")];
    parts.extend(THEMES.map(|(value, word, about)| {
        let mut radio = vec![("type", "radio"), ("name", "theme"), ("value", value)];
        radio.extend((value == "phone").then_some(("checked", "")));
        let words = element("span", &[], views![word, span("note", about)]);
        element("label", &[], views![input(&radio), words])
    }));
    parts.push(p("note", "Your choice is kept on this phone alone."));
    element("fieldset", &[("class", "choice")], parts)
}
