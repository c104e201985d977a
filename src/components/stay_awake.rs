//! Keeps the screen on.

use leptos::prelude::*;

use crate::browser::wake_lock::use_wake_lock;
use crate::components::elements::p;

/// Requests a wake lock, and says whether the screen stays on.
pub fn stay_awake() -> AnyView {
    let message = RwSignal::new(String::new());
    use_wake_lock(true.into(), move |awake| message.set(if awake { "Your screen stays on." } else { "" }.into()));
    p("note", Signal::from(message))
}
