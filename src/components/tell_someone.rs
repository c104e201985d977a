//! The text for a friend, and the ways to send it. The person sends it: the app cannot tell whether it was sent.

use std::cell::Cell;

use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos::web_sys::{HtmlElement, HtmlInputElement};

use crate::browser::call::call;
use crate::browser::effect::effect;
use crate::browser::find;
use crate::browser::fragment::use_fragment;
use crate::browser::launch::agent;
use crate::browser::private::Private;
use crate::browser::sharing::{Sent, can_share, copy, send_text};
use crate::components::destination::{HOME, choice, destination, options, proposal};
use crate::components::elements::{announced, button, element, follow, hidden_while, input, p, views};
use crate::components::icon::icon;
use crate::components::live_map::use_style;
use crate::components::locate_button::locate_button;
use crate::logic::geo::grid_reference::reference_of;
use crate::logic::geo::location::Location;
use crate::logic::nearest::ranking::Ranking;
use crate::logic::text_message::{is_of_apple, link, personal_number};
use crate::state::clock::Clock;
use crate::state::knowledge::CurrentKnowledge;
use crate::state::location::Locator;
use crate::state::walk::Walking;
use crate::words::answer::location_in_words;
use crate::words::message::{Destination, Message, map_link, text, where_sentence};
use crate::words::position::{compact, seen_in_words};

/// The text on arriving: the value of its choice, and the fragment of the screen.
const THERE: &str = "there";

const KINDS: &str = "|I am on my way\nhome|I'm home\nthere|I am there";
const TIMES: &str =
    "|As the way takes\nnone|Do not say\n10|In 10 minutes\n20|In 20 minutes\n30|In 30 minutes\n45|In 45 minutes";

/// The text, the ways to send it, and what stands in it.
pub fn tell_someone() -> AnyView {
    let CurrentKnowledge { knowledge, .. } = expect_context();
    use_style();
    let clock: Clock = expect_context();
    let Locator { chosen, fix, location, request, .. } = expect_context();
    let walking: Walking = expect_context();
    let choices = || RwSignal::new(String::new());
    let (kind, place, time, number, result) = (choices(), choices(), choices(), choices(), choices());
    let (shown, no_share, of_apple) = (choices(), RwSignal::new(true), RwSignal::new(false));
    let proposal = proposal(place);
    let fragment = use_fragment();
    effect(move || {
        let asked = fragment.get();
        if asked == THERE {
            kind.set(asked);
        }
    });
    effect(move || {
        number.set(Private::Friend.read().and_then(|kept| personal_number(&kept)).unwrap_or_default());
        of_apple.set(is_of_apple(&agent().words));
        no_share.set(!can_share());
    });
    // A walk with a timer has its place and its time. It is told of one that has just ended too.
    effect(move || {
        let to = walking.place.get();
        if !to.is_empty() && (walking.is_on.get() || kind.get() == THERE) {
            place.set(to);
        }
    });
    effect(move || {
        let (knowledge, kind, place) = (knowledge.get(), kind.get(), place.get());
        let in_minutes = |minutes: &str| clock.in_minutes(minutes.parse().ok()?);
        let by = match time.get().as_str() {
            "" => walking.end.get().or_else(|| in_minutes(&proposal.get())),
            minutes => in_minutes(minutes),
        };
        let to = match knowledge.place(&place) {
            Some(place) if kind != HOME => Destination::Place(place.name.clone()),
            _ if kind == HOME || place == HOME => Destination::Home,
            _ => Destination::NotSaid,
        };
        let mut message = Message { arrived: !kind.is_empty(), to, by, ..Message::default() };
        if let Some(fix) = fix.get() {
            let sight = chosen.get().and_then(|id| Some("near ".to_owned() + &knowledge.place(&id)?.name));
            let words = sight.unwrap_or_else(|| seen_in_words(fix, &knowledge.places));
            let reference = reference_of(fix, knowledge.grid_shift).map(compact);
            (message.at, message.map) = (where_sentence(fix, Some(words), reference), map_link(fix));
        }
        let words = text(&message);
        let address = link(&number.get(), &words, of_apple.get());
        // What is shown is what is sent.
        if let Some(send) = find::first::<HtmlElement>(".send") {
            let _ = send.set_attribute("href", &address);
        }
        shown.set(words);
    });

    // Why there is no location, once it was asked for.
    let tells_why = Cell::new(false);
    effect(move || {
        let location = location.get();
        if location != Location::NotAsked && fix.with_untracked(Option::is_none) {
            tells_why.set(true);
            result.set(location_in_words(location, None, &Ranking::default(), &[]));
        } else if tells_why.take() {
            result.set(String::new());
        }
    });

    let send = move |share: bool| {
        let text = shown.get_untracked();
        spawn_local(async move {
            let sent = if share { send_text(&text).await } else { copy(&text).await };
            result.set(
                match sent {
                    Sent::Done if !share => "Copied.",
                    Sent::Done => "",
                    Sent::Cancelled if share => "",
                    _ => {
                        select_text();
                        NOT_HERE
                    }
                }
                .into(),
            );
        });
    };
    let is_found = Signal::derive(move || fix.get().is_some());
    // The address comes with the text.
    let link = [("class", "button main send")];
    let ways = views![
        element("a", &link, views![icon("text"), "Send as a text"]),
        hidden_while(no_share.into(), button(views!["Send another way"], move || send(true))),
        button(views!["Copy the text"], move || send(false)),
    ];
    let parts = views![
        hidden_while(is_found, locate_button("button", "Add where I am", move || request.run(()))),
        element("p", &[("class", "card message")], Signal::from(shown)),
        element("div", &[("class", "buttons")], ways),
        announced("status", result.into()),
        choice("kind", "What to say", options(KINDS), kind),
        destination(options("|Do not say\nhome|Home"), place),
        choice("time", "When I will be there", options(TIMES), time),
        friend(number),
    ];
    element("div", &[("class", "needs-program")], parts)
}

const NOT_HERE: &str = "That did not work here. The text is selected: hold a finger on it, then tap Copy.";

/// Selects the text, for a copy by hand.
fn select_text() {
    let Some(text) = find::first::<HtmlElement>(".message") else { return };
    if let Some(selection) = call(&window(), "getSelection", &wasm_bindgen::JsValue::UNDEFINED) {
        call(&selection, "selectAllChildren", &text);
    }
}

/// The number of a friend: kept only if the person asks.
fn friend(number: RwSignal<String>) -> AnyView {
    let result = RwSignal::new(String::new());
    let keep = move || {
        let typed = find::first::<HtmlInputElement>("#friend").map(|field| field.value()).unwrap_or_default();
        result.set(
            match personal_number(&typed) {
                None => "That is not a phone number.",
                Some(known) => {
                    let is_kept = Private::Friend.keep(&known);
                    number.set(known);
                    if is_kept { "" } else { "This browser keeps nothing. It holds until you leave this page." }
                }
            }
            .into(),
        );
    };
    let forget = move || {
        Private::Friend.forget();
        number.set(String::new());
        result.set("Forgotten.".into());
    };
    let parts = follow(move || {
        let kept = number.get();
        if !kept.is_empty() {
            return views![
                p("", ["The text goes to ", &kept, "."].concat()),
                button(views!["Forget this number"], forget)
            ];
        }
        let field = [("id", "friend"), ("type", "tel"), ("autocomplete", "off"), ("inputmode", "tel")];
        views![
            element("label", &[("for", "friend")], "Their number"),
            input(&field),
            button(views!["Keep it on this phone"], keep),
        ]
    });
    let summary = element("summary", &[], "Keep a friend's number");
    element("details", &[("class", "friend")], views![summary, parts, announced("status", result.into())])
}
