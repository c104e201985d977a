//! *Forget everything*: the first tap asks, the second one does it.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::browser::find::in_next_frame;
use crate::browser::forget::forget_everything;
use crate::components::confirmation::confirmation;
use crate::components::elements::{button, buttons, hidden_while, main_button, views};

/// The button, and the question behind it.
pub fn forget() -> AnyView {
    let asked = RwSignal::new(false);
    let silent = Signal::derive(move || !asked.get());
    let ask = move || {
        asked.set(true);
        focus("[data-live=forget] .confirmation button");
    };
    let keep = move || {
        asked.set(false);
        focus("[data-live=forget] > p button");
    };
    let forget = || {
        spawn_local(async {
            let result = if forget_everything().await { "#forgotten" } else { "#kept" };
            // The document, which the program has filled, goes too. At its address nothing is stored again: see src/start/boot.js.
            let _ = location().replace(&["/settings", result].concat());
            let _ = location().reload();
        })
    };
    let question = confirmation(
        "forget",
        "Forget everything?",
        "The app will not work without signal until you open it again with one.",
        [main_button("Keep it", keep), button(views!["Forget it all"], forget)],
    );
    vec![buttons(vec![button(views!["Forget everything"], ask)]), hidden_while(silent, question)].into_any()
}

fn focus(selector: &'static str) {
    // Without the focus the question can still be answered.
    in_next_frame(selector, |element| drop(element.focus()));
}
