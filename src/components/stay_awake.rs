//! Keeps the screen on, and says so.

use leptos::prelude::*;

use crate::browser::wake_lock::use_wake_lock;
use crate::components::elements::live;

/// Says that the screen stays on, where it does.
pub fn stay_awake() -> AnyView {
    let told = RwSignal::new(String::new());
    use_wake_lock(move |awake| told.set(if awake { "Your screen stays on." } else { "" }.into()));
    live("note", told.into())
}
