//! The tally: one large button for each thing that is counted.

use std::collections::BTreeMap;

use app::components::elements::{announced, button, element, follow, hidden_while, main_button, p, span, views};
use leptos::ev::{Event, MouseEvent, PointerEvent};
use leptos::prelude::*;
use leptos::web_sys::Element;
use wasm_bindgen::JsCast;

use super::bar::bar;
use crate::counts::Counter;
use crate::program::fields::{field, number_in};
use crate::program::host::Host;
use crate::program::preferences::Preferences;
use crate::program::record::Record;
use crate::program::view::View;

/// A click that comes so soon after a finger was lifted from the same button is the same tap, in milliseconds.
const SAME_TAP_MS: f64 = 700.0;

/// The buttons, what the last tap was, and the way to add many at once.
pub fn tally() -> Vec<AnyView> {
    let record: Record = expect_context();
    let preferences: Preferences = expect_context();
    views![
        bar(View::Tally),
        element("h2", &[("tabindex", "-1"), ("class", "visually-hidden")], "Tally"),
        grid(record, preferences),
        many(record, preferences),
        undo(record, preferences),
    ]
}

/// What fingers are down, and the last tap by a finger.
#[derive(Default)]
struct Taps {
    /// The button under each finger, by the id of its pointer.
    down: BTreeMap<i32, Counter>,
    /// The button that a finger was lifted from last, and when.
    lifted: Option<(Counter, f64)>,
}

fn grid(record: Record, preferences: Preferences) -> AnyView {
    let host: StoredValue<Host, LocalStorage> = expect_context();
    let taps = StoredValue::new_local(Taps::default());
    let count = move |counter: Counter| {
        if record.count(counter, 1) {
            host.with_value(|host| host.answer(preferences.sounds()));
        }
    };
    // A finger counts where it is lifted: of two thumbs at once browsers make no click.
    let down = move |event: PointerEvent| {
        if let Some(counter) = counter_of(event.target()) {
            taps.update_value(|taps| _ = taps.down.insert(event.pointer_id(), counter));
        }
    };
    let up = move |event: PointerEvent| {
        let Some(counter) = taps.try_update_value(|taps| taps.down.remove(&event.pointer_id())).flatten() else {
            return;
        };
        let under = document().element_from_point(event.client_x() as f32, event.client_y() as f32);
        let is_same = counter_at(under) == Some(counter);
        if event.pointer_type() != "mouse" && is_same {
            taps.update_value(|taps| taps.lifted = Some((counter, event.time_stamp())));
            count(counter);
        }
    };
    let gone = move |event: PointerEvent| taps.update_value(|taps| _ = taps.down.remove(&event.pointer_id()));
    let click = move |event: MouseEvent| {
        let Some(counter) = counter_of(event.target()) else { return };
        let lifted = taps.try_update_value(|taps| taps.lifted.take()).flatten();
        let is_counted = lifted.is_some_and(|(of, at)| of == counter && event.time_stamp() - at < SAME_TAP_MS);
        if !is_counted {
            count(counter);
        }
    };
    let menu = |event: MouseEvent| event.prevent_default();
    let buttons = follow(move || {
        let shown = preferences.buttons().into_iter().filter(|button| button.is_shown && !button.name.is_empty());
        shown.map(|button| counter_button(record, button.number, button.name)).collect()
    });
    view! {
        <div class="counters" on:pointerdown=down on:pointerup=up on:pointercancel=gone on:click=click on:contextmenu=menu>
            {buttons}
        </div>
    }
    .into_any()
}

fn counter_button(record: Record, number: Counter, name: String) -> AnyView {
    let count = Signal::derive(move || record.count_of(number).to_string());
    let attributes = [("type", "button"), ("class", "counter"), ("data-counter", &*number.to_string())];
    element("button", &attributes, views![span("", name), span("count", count)])
}

fn counter_of(target: Option<leptos::web_sys::EventTarget>) -> Option<Counter> {
    counter_at(target?.dyn_into().ok())
}

fn counter_at(element: Option<Element>) -> Option<Counter> {
    element?.closest("[data-counter]").ok()??.get_attribute("data-counter")?.parse().ok()
}

/// What was counted last, and the way to take it back. It stands where it is, whatever comes.
fn undo(record: Record, preferences: Preferences) -> AnyView {
    let last = Signal::derive(move || match record.last_tap() {
        Some((counter, by)) => {
            let (sign, by) = (if by < 0 { "less " } else { "" }, by.unsigned_abs());
            let by = if by == 1 && sign.is_empty() { String::new() } else { [sign, &by.to_string(), " "].concat() };
            [&by, &*preferences.name_of(counter), ": ", &record.count_of(counter).to_string()].concat()
        }
        None => String::new(),
    });
    let nothing = Signal::derive(move || record.last_tap().is_none());
    let back = button(views!["Undo"], move || record.undo());
    element("div", &[("class", "last-tap")], views![announced("", last), hidden_while(nothing, back)])
}

/// A number at once: after something was counted on paper, or to take some away.
fn many(record: Record, preferences: Preferences) -> AnyView {
    let chosen = RwSignal::new(String::new());
    let typed = RwSignal::new("5".to_owned());
    let said = RwSignal::new(String::new());
    let options = follow(move || {
        let buttons = preferences.buttons().into_iter().filter(|button| !button.name.is_empty());
        let option = |number: String, name: String| element("option", &[("value", &number)], name);
        buttons.map(|button| option(button.number.to_string(), button.name)).collect()
    });
    let choose = move |event: Event| chosen.set(event_target_value(&event));
    let step = move |by: i32| {
        let now = typed.get_untracked().trim().parse::<i32>().unwrap_or_default();
        typed.set((now + by).clamp(1, 999).to_string());
    };
    let add = move |sign: i32| {
        let counter = Some(chosen.get_untracked()).filter(|of| !of.is_empty()).and_then(|of| of.parse().ok());
        let first = || preferences.buttons().into_iter().find(|of| !of.name.is_empty()).map(|of| of.number);
        let (Some(counter), Some(number)) = (counter.or_else(first), number_in(&typed.get_untracked(), 1..=999)) else {
            return said.set("Write a number from 1 to 999.".into());
        };
        let is_counted = record.count(counter, sign * number);
        said.set(if is_counted { "" } else { "That would be less than none." }.into());
    };
    let parts = views![
        element("label", &[("for", "which")], "What"),
        view! { <select id="which" on:change=choose>{options}</select> }.into_any(),
        element("label", &[("for", "many")], "How many"),
        element(
            "div",
            &[("class", "stepper")],
            views![
                button(views!["−", span("visually-hidden", "one less")], move || step(-1)),
                field("many", "numeric", 3, typed),
                button(views!["+", span("visually-hidden", "one more")], move || step(1)),
            ]
        ),
        p("buttons", views![main_button("Add", move || add(1)), button(views!["Take away"], move || add(-1))]),
        announced("note", said.into()),
    ];
    element("details", &[("class", "many")], views![element("summary", &[], "Add or take away many"), parts])
}
