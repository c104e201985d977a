//! *Forget everything*: the first tap asks, the second one does it. While a patrol's shift runs, it asks twice.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::browser::find::in_next_frame;
use crate::browser::forget::forget_everything;
use crate::browser::storage::shift_runs;
use crate::components::confirmation::confirmation;
use crate::components::elements::{button, buttons, hidden_while, main_button, views};

/// The button, and the question behind it.
pub fn forget() -> AnyView {
    let asked = RwSignal::new(0);
    let silent_at = |number: u8| Signal::derive(move || asked.get() != number);
    let ask = move |number: u8, first: &'static str| {
        asked.set(number);
        focus(first);
    };
    let keep = move || {
        asked.set(0);
        focus("[data-live=forget] > p button");
    };
    let forget_all = || {
        spawn_local(async {
            let result = if forget_everything().await { "#forgotten" } else { "#kept" };
            // The document, which the program has filled, goes too. At its address nothing is stored again: see src/start/boot.js.
            let _ = location().replace(&["/settings", result].concat());
            let _ = location().reload();
        })
    };
    let forget = move || {
        if shift_runs() { ask(2, "#forget-shift + p + p button") } else { forget_all() }
    };
    let question = confirmation(
        "forget",
        "Forget everything?",
        "The app will not work without signal until you open it again with one.",
        [main_button("Keep it", keep), button(views!["Forget it all"], forget)],
    );
    let shift = confirmation(
        "forget-shift",
        "A shift is running. Forget it too?",
        "Its counts and notes are gone for good. Under More, For patrols, you can take them out first.",
        [main_button("Keep it", keep), button(views!["Forget the shift too"], forget_all)],
    );
    let first = button(views!["Forget everything"], move || ask(1, "[data-live=forget] .confirmation button"));
    vec![buttons(vec![first]), hidden_while(silent_at(1), question), hidden_while(silent_at(2), shift)].into_any()
}

fn focus(selector: &'static str) {
    // Without the focus the question can still be answered.
    in_next_frame(selector, |element| drop(element.focus()));
}
