//! The way on foot in words, in two parts of the page: what comes next while somebody walks; and how long it is, which way, and all turns.

use std::cell::{Cell, RefCell};

use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;
use web_sys::{Element, Event, window};

use super::choice::{CHOICES, choose, chosen};
use super::page::{add, after, document, fill_list, find, write};
use super::trip::{COARSE_M, Finder, Wanted};
use super::{City, voice, with_city};
use crate::guide::glance::next_in_big;
use crate::guide::words::{Units, steps, sum, turn_words};
use crate::guide::{State, When};
use crate::plane::Spot;
use crate::way::Choice;

/// What the app asks for.
#[derive(Clone)]
pub struct Asked {
    pub part: Element,
    pub place: usize,
    pub from: Spot,
    pub accuracy: f64,
    pub minute: u16,
    pub facing: Option<f64>,
    pub led: bool,
    pub whole: bool,
}

/// What the page is told.
#[derive(Default)]
struct Told {
    big: String,
    small: String,
    sum: String,
    notes: Vec<String>,
    turns: Vec<String>,
    /// For screen readers: the turn that comes next, once.
    aloud: String,
    choice: Choice,
    has_way: bool,
}

thread_local! {
    /// What was asked last of each part of the page, for the buttons.
    static ASKED: RefCell<Vec<Asked>> = const { RefCell::new(Vec::new()) };
    /// Whether it will be looked again.
    static WAITS: Cell<bool> = const { Cell::new(false) };
}

/// Tells the way to a place in a part of the page.
pub fn show(asked: Asked) {
    ASKED.with_borrow_mut(|parts| {
        parts.retain(|part| part.part.is_connected() && part.part != asked.part);
        parts.push(asked.clone());
    });
    let (told, buzzes) = with_city(|city| {
        let told = city.told(&asked);
        city.draw_new_way();
        told
    });
    if buzzes > 0
        && let Some(window) = window()
    {
        let _ = window.navigator().vibrate_with_duration(buzzes);
    }
    draw(&asked, &told);
    if asked.led {
        look_again();
    }
}

/// While somebody walks, a fix that does not come is noticed: it is looked again after so many milliseconds.
const AGAIN_MS: i32 = 3000;

/// Tells the way once more after a while, if its part is still on the page.
fn look_again() {
    if WAITS.replace(true) {
        return;
    }
    after(AGAIN_MS, || {
        WAITS.set(false);
        for asked in asked_last().into_iter().filter(|asked| asked.led) {
            show(asked);
        }
    });
}

/// How long the phone vibrates before a turn, and at one, in milliseconds.
const BUZZ_MS: (u32, u32) = (150, 400);

impl City {
    /// The words, and how long to vibrate.
    fn told(&mut self, asked: &Asked) -> (Told, u32) {
        let Asked { place, from, accuracy, minute, facing, led, .. } = *asked;
        let choice = chosen(self.is_dark());
        let wanted = Wanted { goal: place, choice, from, accuracy_m: accuracy, minute, led };
        let network = &self.layer.network;
        let finder = Finder { router: &self.router, network, places: &self.places };
        self.trip.seek(wanted, &finder);
        let trip = &mut self.trip;
        let mut told = Told { choice, ..Told::default() };
        let Some(way) = &trip.way else {
            told.sum = if accuracy > COARSE_M { COARSE } else { NO_WAY }.into();
            return (told, 0);
        };
        if asked.whole {
            told.has_way = true;
            told.sum = sum(way) + " by the streets.";
            told.notes = trip.bargain.iter().map(|bargain| bargain.clone() + ".").collect();
            told.notes.extend(trip.shut.iter().cloned());
            told.notes.extend(steps(network, way).map(str::to_owned));
            told.turns = trip.turns.iter().map(|turn| turn_words(turn, Units::InFull)).collect();
            told.turns.extend(trip.ends_before.clone());
        }
        let mut buzzes = 0;
        if let Some(progress) = trip.progress.as_mut().filter(|_| led) {
            (told.big, told.small) = next_in_big(progress, &trip.turns, facing);
            let announce = if asked.whole { None } else { progress.announce.take() };
            if let Some(announce) = announce {
                buzzes = if announce.when == When::Now { BUZZ_MS.1 } else { BUZZ_MS.0 };
                told.aloud =
                    trip.turns.get(announce.turn).map(|turn| turn_words(turn, Units::InFull)).unwrap_or_default();
            }
            if progress.state == State::There {
                told.sum.clear();
            }
        }
        (told, buzzes)
    }
}

const NO_WAY: &str = "We know of no way on foot from here along the streets. The line on the map is straight.";
const COARSE: &str = "Your phone does not know well enough where you are to tell the way along the streets.";

/// Draws the words into the part, whose elements stay.
fn draw(asked: &Asked, told: &Told) {
    let part = &asked.part;
    if part.first_element_child().is_none() && build(asked).is_none() {
        return;
    }
    let find = |class: &str| find(part, class);
    write(find("next").as_ref(), &told.big);
    write(find("after").as_ref(), &told.small);
    write(find("sum").as_ref(), &told.sum);
    write(find("bargain").as_ref(), &told.notes.join(" "));
    if !told.aloud.is_empty() {
        write(find("aloud").as_ref(), &told.aloud);
    }
    if let Some(list) = find("turns") {
        fill_list(&list, told.turns.iter().cloned());
    }
    for (choice, _) in CHOICES {
        if let Some(button) = find(class_of(choice)) {
            let _ = button.set_attribute("aria-pressed", if choice == told.choice { "true" } else { "false" });
        }
    }
    if let Some(say) = find("say") {
        let is_hidden = !(told.has_way && voice::is_there());
        let _ = if is_hidden { say.set_attribute("hidden", "") } else { say.remove_attribute("hidden") };
    }
}

fn class_of(choice: Choice) -> &'static str {
    match choice {
        Choice::MainStreets => "on-main",
        Choice::Shortest => "on-shortest",
        Choice::NoSteps => "on-level",
    }
}

/// Makes the elements of the part.
fn build(asked: &Asked) -> Option<()> {
    let part = &asked.part;
    if !asked.whole {
        add(part, "p", "next")?;
        add(part, "p", "side after")?;
        let aloud = add(part, "p", "visually-hidden aloud")?;
        return aloud.set_attribute("role", "status").ok();
    }
    add(part, "h2", "")?.set_text_content(Some("The way on foot"));
    add(part, "p", "sum")?;
    add(part, "p", "note bargain")?;
    let choices = add(part, "div", "choices")?;
    choices.set_attribute("role", "group").ok()?;
    choices.set_attribute("aria-label", "Which way").ok()?;
    for (choice, words) in CHOICES {
        let button = add(&choices, "button", &["button ", class_of(choice)].concat())?;
        button.set_attribute("type", "button").ok()?;
        button.set_text_content(Some(words));
        on_tap(&button, move || {
            choose(choice);
            again();
        });
    }
    let say = add(&choices, "button", "button say")?;
    say.set_attribute("type", "button").ok()?;
    say.set_text_content(Some("Say it"));
    on_tap(&say, || voice::say(&words_now()));
    let list = add(part, "ol", "turns")?;
    list.set_attribute("class", "turns").ok()?;
    let date = with_city(|city| city.source.date.clone());
    let note =
        ["Streets as mapped on ", &date, ". Gates and works may be different tonight. Look where you walk."].concat();
    add(part, "p", "note")?.set_text_content(Some(&note));
    Some(())
}

/// Calls a function when an element is tapped, as long as the element lasts.
fn on_tap(element: &Element, act: impl Fn() + 'static) {
    let act = Closure::<dyn Fn(Event)>::new(move |_| act());
    let _ = element.add_event_listener_with_callback("click", act.as_ref().unchecked_ref());
    act.forget();
}

/// Tells the way once more in each part, as it was asked for last.
fn again() {
    for asked in asked_last() {
        show(asked);
    }
    if let (Some(document), Ok(event)) = (document(), Event::new("safe-night-way")) {
        let _ = document.dispatch_event(&event);
    }
}

/// What was asked of the parts that are still on the page.
fn asked_last() -> Vec<Asked> {
    let mut parts = ASKED.with_borrow(Clone::clone);
    parts.retain(|asked| asked.part.is_connected());
    parts
}

/// What is read aloud: the turn that comes next while somebody walks, else the whole way.
fn words_now() -> String {
    let mut parts = asked_last();
    // What comes next is told with where somebody faces.
    parts.sort_by_key(|asked| asked.whole);
    for asked in parts {
        let (told, _) = with_city(|city| city.told(&asked));
        if asked.whole {
            return [&told.sum, " ", &told.turns.join(". ")].concat();
        }
        if !told.big.is_empty() {
            return [&told.big, " ", &told.small].concat();
        }
    }
    String::new()
}
