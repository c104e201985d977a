//! Effects whose code is shared: each distinct closure of an [`Effect`] would cost WebAssembly bytes for a task of its own.

use leptos::prelude::Effect;

/// Runs after the current parts are drawn, and again when a signal that it reads changes.
///
/// ## Server-Side Rendering
/// Never runs.
pub fn effect(act: impl Fn() + 'static) {
    start(Box::new(act));
}

#[inline(never)]
fn start(act: Box<dyn Fn()>) {
    Effect::new(act);
}
