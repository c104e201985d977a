//! What a person needs: three large choices, and the answer to each. Radio buttons and CSS, so it works without the program.

use leptos::prelude::*;

use crate::components::answer::answer;
use crate::components::elements::{a, element, input, views};
use crate::components::emergency_card::reasons;
use crate::components::icon::icon;
use crate::components::place_list::places_for;
use crate::components::sections::first_services_section;
use crate::content::place::Need;
use crate::content::situation::Situation;
use crate::state::knowledge::use_facts;

/// The choices in order: need, drawing, words. The first is checked by default.
const CHOICES: [(Need, &str, &str); 3] = [
    (Need::SomewhereSafe, "haven", "Somewhere safe"),
    (Need::Hurt, "help", "I am hurt"),
    (Need::CannotCope, "text", "I cannot cope"),
];

/// The choices and their answers. `safe`: drawn below the answer of the first.
pub fn needs(mut safe: Option<AnyView>) -> AnyView {
    let choices = CHOICES.map(|(need, drawing, words)| {
        let id = ["need-", need.name()].concat();
        let checked = need == Need::SomewhereSafe;
        let mut radio = vec![("type", "radio"), ("name", "need"), ("class", "visually-hidden"), ("id", id.as_str())];
        radio.extend(checked.then_some(("checked", "")));
        views![input(&radio), element("label", &[("for", &id)], views![icon(drawing), words])].into_any()
    });
    let panels = CHOICES.map(|(need, ..)| {
        let class = ["panel for-", need.name()].concat();
        let drawn = match use_facts().situation_for(need) {
            Some(situation) => panel(need, situation),
            None => views![element("div", &[("data-live", "answer")], answer()), safe.take()],
        };
        element("div", &[("class", &class)], drawn)
    });
    let parts: Vec<AnyView> = choices.into_iter().chain(panels).collect();
    element("section", &[("class", "needs"), ("aria-label", "What do you need?")], parts)
}

/// The answer for *hurt* and *cannot cope*: when to call 999, where to go, whom to call, and a link to the situation.
fn panel(need: Need, situation: &Situation) -> Vec<AnyView> {
    let words = ["What to do: ", &situation.title].concat();
    let reasons = reasons(&["call-999-", &situation.id].concat(), &situation.call_999_if);
    views![
        element("div", &[("class", "care")], reasons),
        places(need),
        first_services_section("Who to call", &first_to_call(need, situation)),
        a("row", situation.path(), words),
    ]
}

/// The most numbers to show: a frightened person cannot choose between more. The page of the situation has all.
const NUMBERS: usize = 3;

/// The first services of a situation, less those shown above: 999, and services that share an id or a number with a listed place.
fn first_to_call(need: Need, situation: &Situation) -> Vec<String> {
    let knowledge = use_facts();
    let stands_above = |id: &String| {
        let call = knowledge.service(id).and_then(|service| service.call.as_ref());
        let mut places = knowledge.places.iter().filter(|place| place.serves.contains(&need));
        call.is_some_and(|call| call == "999") || places.any(|place| place.id == *id || place.phone.as_ref() == call)
    };
    situation.services.iter().filter(|id| !stands_above(id)).take(NUMBERS).cloned().collect()
}

/// The places that serve a need, drawn anew by the program.
pub fn places(need: Need) -> AnyView {
    element("div", &[("data-live", "places-for"), ("data-need", need.name())], places_for(need))
}
