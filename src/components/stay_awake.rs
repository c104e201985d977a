//! Keeps the screen on, and says so.

use leptos::prelude::*;

use crate::browser::wake_lock::use_wake_lock;
use crate::components::elements::p;

/// Says that the screen stays on, where it does.
pub fn stay_awake() -> AnyView {
    let message = RwSignal::new(String::new());
    use_wake_lock(move |awake| message.set(if awake { "Your screen stays on." } else { "" }.into()));
    p("note", Signal::from(message))
}
