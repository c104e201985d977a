//! Where the person is, in words, as a grid reference, and as latitude and longitude: to read aloud, to copy, to hold up to staff.

use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos::web_sys::HtmlDialogElement;

use crate::browser::effect::effect;
use crate::browser::find::{self, in_next_frame};
use crate::browser::sharing::{Sent, copy};
use crate::browser::streets;
use crate::browser::wake_lock::use_wake_lock;
use crate::components::elements::{announced, button, buttons, element, follow, p, span, views};
use crate::components::landmark_choice::sights;
use crate::components::live_map::use_style;
use crate::components::locate_button::first_locate_button;
use crate::content::knowledge::Knowledge;
use crate::content::place::Place;
use crate::logic::geo::grid_reference::{GridReference, reference_of};
use crate::logic::geo::location::{Fix, Location};
use crate::logic::geo::steady::steady;
use crate::logic::map::projection::project;
use crate::state::clock::Clock;
use crate::state::knowledge::CurrentKnowledge;
use crate::state::location::Locator;
use crate::state::streets::Streets;
use crate::words::answer::ASKING;
use crate::words::position::{
    accuracy_in_words, age_in_words, as_text, compact, in_sight, latitude_and_longitude, read_aloud, where_in_words,
};

/// What is read aloud.
const READING: &str = ".where > .reading";

/// What there is to read aloud.
#[derive(Clone, PartialEq)]
struct Reading {
    fix: Fix,
    words: String,
    grid: Option<GridReference>,
    /// The lines on accuracy and age.
    notes: [String; 2],
}

/// The button that finds it, what was found, and what to do if nothing was.
pub fn where_am_i() -> AnyView {
    let CurrentKnowledge { knowledge, .. } = expect_context();
    let locator: Locator = expect_context();
    use_style();
    let Locator { location, chosen, fix, request, streets: Streets { version, .. }, .. } = locator;

    // However rough: its words say how rough. What the person can see overrides the phone.
    let current = move || if chosen.get().is_some() { fix.get() } else { location.get().fix() };
    let shown = Memo::new(move |shown: Option<&Option<Fix>>| Some(steady(shown.copied().flatten(), current()?)));
    let reading = Memo::new(move |_| {
        let (fix, knowledge) = (shown.get()?, knowledge.get());
        let sight = chosen.get().and_then(|id| knowledge.place(&id).cloned());
        let mut reading = reading(fix, sight.as_ref(), &knowledge);
        if version.get() > 0 && sight.is_none() {
            reading.words = street_of(fix) + &reading.words;
        }
        Some(reading)
    });
    let found = Memo::new(move |_| reading.with(Option::is_some));
    let message = Signal::derive(move || state_in_words(location.get(), chosen.get().is_some()).to_owned());
    let stuck = Signal::derive(move || {
        !matches!(location.get(), Location::NotAsked | Location::Asking) && shown.get().is_none_or(|fix| fix.is_rough())
    });

    let tapped = StoredValue::new(false);
    let find = move || {
        tapped.set_value(true);
        request.run(());
    };
    effect(move || {
        if found.get() && tapped.get_value() {
            tapped.set_value(false);
            // What is read aloud comes into view, and into the ear.
            in_next_frame(READING, |reading| drop(reading.focus()));
        }
    });

    views![
        first_locate_button("button main", "Find where I am", find),
        announced("status", message),
        follow(move || if found.get() { vec![result(reading)] } else { Vec::new() }),
        sights(stuck, move |id| locator.choose(id)),
    ]
    .into_any()
}

/// The street that the person is on, as a sentence. Empty: it is not known.
fn street_of(fix: Fix) -> String {
    let at = project(fix.at);
    let street = streets::street(at.x, at.y, fix.accuracy_m);
    if street.is_empty() { street } else { street + ". " }
}

/// `sight`: the place that the person can see, if chosen.
fn reading(fix: Fix, sight: Option<&Place>, knowledge: &Knowledge) -> Reading {
    let grid = reference_of(fix, knowledge.grid_shift);
    let accuracy = accuracy_in_words(fix, grid);
    match sight {
        Some(place) => Reading { fix, words: in_sight(place), grid, notes: [accuracy, String::new()] },
        None => {
            Reading { fix, words: where_in_words(fix, &knowledge.places), grid, notes: [accuracy, age_in_words(fix)] }
        }
    }
}

/// The message on the location while there is nothing to read, and after it was chosen by sight.
fn state_in_words(location: Location, is_chosen: bool) -> &'static str {
    if is_chosen {
        return "Worked out from what you can see.";
    }
    match location {
        Location::NotAsked | Location::Found(_) => "",
        Location::Asking => ASKING,
        Location::Refused => {
            "Your phone did not share its location. Below is how to allow it, and what to read out instead."
        }
        Location::NoAnswer => "Your phone has not answered yet. Below is what to read out instead.",
        Location::Unavailable => "Your phone cannot tell where it is. Below is what to read out instead.",
        Location::Lost { .. } if location.fix().is_some() => {
            "Your phone has lost where you are. This is where you were."
        }
        Location::Lost { .. } => "Your phone has lost where you are. Try again, or read out what you can see.",
    }
}

/// What was found, in the order in which it is read aloud. The parts stay while their words change, so that no tap is lost.
fn result(reading: Memo<Option<Reading>>) -> AnyView {
    let Clock(now) = expect_context();
    let part = move |words: fn(&Reading) -> Option<String>| {
        Signal::derive(move || reading.with(|reading| reading.as_ref().and_then(words)).unwrap_or_default())
    };
    let lines = move || {
        views![
            p("words", part(|reading| Some(reading.words.clone()))),
            figures_line(
                "Grid reference",
                part(|reading| reading.grid.map(compact)),
                part(|reading| reading.grid.map(read_aloud)),
            ),
            figures_line(
                "Latitude and longitude",
                Signal::stored(String::new()),
                part(|reading| latitude_and_longitude(reading.fix))
            ),
        ]
    };
    let (is_big, is_held, message) = (RwSignal::new(false), RwSignal::new(false), RwSignal::new(String::new()));
    use_wake_lock(is_held.into(), |_| ());
    let hold = move || {
        if let Some(dialog) = dialog() {
            // A dialog that is open already stays so.
            let _ = dialog.show_modal();
            is_held.set(true);
        }
    };
    // One tap anywhere closes it.
    let close = move |_| {
        if let Some(dialog) = dialog() {
            dialog.close();
        }
    };
    let to_copy = move || {
        let Some(Reading { fix, words, grid, .. }) = reading.get_untracked() else { return };
        let text = as_text(&words, grid, fix, now.get_untracked());
        spawn_local(async move {
            message.set(match copy(&text).await {
                Sent::Done => "Copied. Paste it into a message.".into(),
                _ => "This browser did not copy it.".into(),
            });
        });
    };
    let class = move || if is_big.get() { "reading big" } else { "reading" };
    let enlarge = move |_| is_big.update(|is_big| *is_big = !*is_big);
    let big = view! {
        <button type="button" class="button" aria-pressed=move || is_big.get().to_string() on:click=enlarge>{"Big letters".to_owned()}</button>
    };
    let ways = views![button(views!["Copy"], to_copy), big.into_any(), button(views!["Show to staff"], hold)];
    let card = views![
        element("div", &[("class", "reading big")], views![p("", "I need help. This is where I am:"), lines()]),
        element("button", &[("type", "button"), ("class", "button main close")], "Close"),
    ];
    views![
        view! { <section class=class tabindex="-1" aria-label="Where you are">{lines()}</section> }.into_any(),
        p("note", part(|reading| Some(reading.notes[0].clone()))),
        p("note", part(|reading| Some(reading.notes[1].clone()))),
        buttons(ways),
        announced("status", message.into()),
        view! { <dialog class="held" aria-label="Where I am" on:click=close on:close=move |_| is_held.set(false)>{card}</dialog> }
            .into_any(),
    ]
    .into_any()
}

/// A line of figures: what they are, how they are written, and how they are read aloud. Without figures it is hidden.
fn figures_line(name: &'static str, written: Signal<String>, aloud: Signal<String>) -> AnyView {
    let hidden = move || aloud.with(String::is_empty);
    // Screen readers get the second form alone: of the first they would make numbers of four figures.
    let written = element("strong", &[("aria-hidden", "true")], written);
    view! { <p class="figures" hidden=hidden>{views![span("note", name), written, span("", aloud)]}</p> }.into_any()
}

fn dialog() -> Option<HtmlDialogElement> {
    find::first("dialog.held")
}
