//! Effects of one type.

use leptos::prelude::Effect;

/// Runs in the browser, once the part is drawn and then when a signal changes that it has read. As [`Effect::new`], each distinct closure
/// of which costs WebAssembly bytes.
///
/// ## Server-Side Rendering
/// Never runs.
pub fn effect(run: impl Fn() + 'static) {
    boxed(Box::new(run));
}

fn boxed(run: Box<dyn Fn()>) {
    Effect::new(run);
}
