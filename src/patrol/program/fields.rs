//! Fields to write into.

use std::ops::RangeInclusive;

use app::components::elements::{element, span, views};
use leptos::prelude::*;

/// A field of one line. `mode`: the keys that a phone shows, `text` or `numeric`. `most`: the most letters.
pub fn field(id: &'static str, mode: &'static str, most: usize, text: RwSignal<String>) -> AnyView {
    let write = move |event| text.set(event_target_value(&event));
    view! { <input id=id inputmode=mode maxlength=most.to_string() autocomplete="off" prop:value=text on:input=write /> }.into_any()
}

/// A field for a time of the day.
pub fn time_field(id: &'static str, text: RwSignal<String>) -> AnyView {
    let write = move |event| text.set(event_target_value(&event));
    view! { <input id=id type="time" prop:value=text on:input=write /> }.into_any()
}

/// A field of several lines.
pub fn long_field(id: &'static str, most: usize, text: RwSignal<String>) -> AnyView {
    let write = move |event| text.set(event_target_value(&event));
    view! { <textarea id=id rows="4" maxlength=most.to_string() autocomplete="off" prop:value=text on:input=write></textarea> }.into_any()
}

/// A box to tick, as large as a button.
pub fn tick(words: String, is_on: Signal<bool>, change: impl Fn(bool) + 'static) -> AnyView {
    let change: Box<dyn Fn(bool)> = Box::new(change);
    let tick = move |event| change(event_target_checked(&event));
    let tick_box = view! { <input type="checkbox" prop:checked=is_on on:change=tick /> }.into_any();
    element("label", &[("class", "tick")], views![tick_box, span("", words)])
}

/// A whole number in what was typed. `None`: it is none, or out of range.
pub fn number_in(text: &str, range: RangeInclusive<i32>) -> Option<i32> {
    text.trim().parse().ok().filter(|number| range.contains(number))
}
