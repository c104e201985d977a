//! The choice of what is printed, and on which paper. It lays out the sheets that the builder has drawn below it.

use leptos::prelude::*;

use crate::browser::effect::effect;
use crate::browser::fragment::use_fragment;
use crate::browser::print_sheets::lay_out;
use crate::components::elements::{buttons, element, main_button, p, views};
use crate::content::evidence::Confidence;
use crate::content::knowledge::Knowledge;
use crate::content::place::{Kind, Place};
use crate::state::knowledge::use_facts;

/// Something to print.
#[derive(Clone, Debug, PartialEq)]
pub struct Printable {
    /// The id of its poster or place, which is its fragment of `/share/print` too.
    pub id: String,
    pub name: String,
    /// What to do before it is put up. `None`: nothing.
    pub before: Option<String>,
}

/// What can be printed: the posters, then the door signs of the Safe Havens.
pub fn printables(knowledge: &Knowledge) -> Vec<Printable> {
    let posters = knowledge.posters.iter().map(|poster| Printable {
        id: poster.id.clone(),
        name: poster.name.clone(),
        before: poster.before.clone(),
    });
    let sign = &knowledge.door_sign;
    let door_sign = |place: &Place| Printable {
        id: place.id.clone(),
        name: [&sign.name, ": ", &place.name].concat(),
        before: (place.evidence.confidence != Confidence::Confirmed).then(|| sign.before_not_confirmed.clone()),
    };
    posters.chain(safe_havens(knowledge).map(door_sign)).collect()
}

/// The places with a door sign.
pub fn safe_havens(knowledge: &Knowledge) -> impl Iterator<Item = &Place> {
    knowledge.places.iter().filter(|place| place.kind == Kind::SafeHaven)
}

/// The paper sizes.
const SIZES: [(&str, &str); 4] = [
    ("a4", "A4: a poster"),
    ("a3", "A3: a large poster"),
    ("a6", "A6: a flyer"),
    ("cards", "Eight wallet cards on A4"),
];

/// The choice.
pub fn print_choice() -> AnyView {
    let printables = printables(&use_facts());
    let option = |value: &str, words: &str| element("option", &[("value", value)], words);
    let whats: Vec<AnyView> = printables.iter().map(|what| option(&what.id, &what.name)).collect();
    let sizes: Vec<AnyView> = SIZES.iter().map(|(value, words)| option(value, words)).collect();
    let size = RwSignal::new(SIZES[0].0.to_owned());
    let chosen = RwSignal::new(printables.first().map(|what| what.id.clone()).unwrap_or_default());
    let before = {
        let printables = printables.clone();
        Signal::derive(move || {
            let what = printables.iter().find(|what| what.id == chosen.get());
            what.and_then(|what| what.before.clone()).unwrap_or_default()
        })
    };
    // The fragment may name what to print: `/share/print#numbers`.
    let fragment = use_fragment();
    effect(move || {
        let wanted = fragment.get();
        if printables.iter().any(|what| what.id == wanted) {
            chosen.set(wanted);
        }
    });
    effect(move || lay_out(&chosen.get(), &size.get()));
    views![
        pick("what", "What to print", whats, chosen),
        pick("size", "How big", sizes, size),
        p("note", before),
        buttons(vec![main_button("Print, or save as PDF", || drop(window().print()))]),
        p("note", HINT),
    ]
    .into_any()
}

const HINT: &str = "Choose the same paper size in the print window, and no margins. Black ink is enough. A poster can be scanned from two metres away.";

/// A list to choose from, with its name. `id`: what its elements are called.
fn pick(id: &'static str, name: &str, options: Vec<AnyView>, chosen: RwSignal<String>) -> AnyView {
    let select = view! {
        <select id=id data-choice=id prop:value=chosen on:change=move |event| chosen.set(event_target_value(&event))>{options}</select>
    };
    element("div", &[("class", "pick")], views![element("label", &[("for", id)], name), select.into_any()])
}
