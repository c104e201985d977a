//! *Forget everything*: the first tap asks, the second one does it.

use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos::web_sys::HtmlElement;
use wasm_bindgen::JsCast;

use crate::browser::forget::forget_everything;
use crate::components::confirmation::confirmation;
use crate::components::elements::{button, buttons, main_button};

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
            forget_everything().await;
            // The document, which the program has filled, goes too. At its address the browser only shows the message.
            let _ = location().replace("/settings#forgotten");
            let _ = location().reload();
        })
    };
    let question = confirmation(
        "forget",
        "Forget everything?",
        "The app will not work without signal until you open it again with one.",
        [main_button("Keep it", keep), button(vec!["Forget it all".to_owned().into_any()], forget)],
    );
    vec![
        buttons(vec![button(vec!["Forget everything".to_owned().into_any()], ask)]),
        view! { <div hidden=silent>{question}</div> }.into_any(),
    ]
    .into_any()
}

/// Focuses an element that is shown in this frame.
fn focus(selector: &'static str) {
    request_animation_frame(move || {
        let element = document().query_selector(selector).ok().flatten();
        if let Some(element) = element.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
            // Without the focus the question can still be answered.
            let _ = element.focus();
        }
    });
}
