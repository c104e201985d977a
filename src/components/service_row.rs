//! A service: when to use it, whether it answers, and the buttons to reach it.

use std::sync::Arc;

use leptos::prelude::*;

use crate::components::elements::{ListItem, button_link, buttons, follow_ul, h3, li, p};
use crate::components::emergency_card::where_link;
use crate::components::evidence::{age, from_line};
use crate::components::opening_state::opening_state;
use crate::components::place_card::{call_button, is_emergency};
use crate::content::service::Service;
use crate::logic::time::opening::{meaning, service_opening};
use crate::state::clock::Clock;
use crate::state::knowledge::CurrentKnowledge;
use crate::words::hours::hours_sentence;
use crate::words::opening::opening_in_words;

/// The services with these ids, separated by spaces, in this order, services out of date last. `anchored`: whether each row has
/// its id, which must be unique in the page.
pub fn service_list(ids: String, anchored: bool) -> AnyView {
    let CurrentKnowledge { knowledge, .. } = expect_context();
    let Clock(now) = expect_context();
    // A memo of the order, so that the rows are redrawn when it changes and not each minute.
    let order = Memo::new(move |_| {
        let knowledge = knowledge.get();
        let wanted = ids.split(' ').filter_map(|id| knowledge.services.iter().position(|service| service.id == id));
        let is_old = |index: &usize| now.get().is_some_and(|now| knowledge.services[*index].evidence.out_of_date(now));
        let (old, current): (Vec<usize>, Vec<usize>) = wanted.partition(is_old);
        [current, old].concat()
    });
    follow_ul("services", move || {
        let knowledge = knowledge.get();
        order
            .get()
            .into_iter()
            .filter_map(|index| knowledge.services.get(index))
            .map(|service| service_row(service, anchored))
            .collect()
    })
}

/// One service.
fn service_row(service: &Service, anchored: bool) -> ListItem {
    let mut parts = vec![p("when", service.when.clone())];
    parts.extend(service.who_for.as_ref().map(|who| p("note", ["For: ", who].concat())));
    if service.hours.is_some() {
        let service = service.clone();
        parts.push(opening_state(Arc::new(move |now| {
            let opening = service_opening(&service, now);
            Some((opening_in_words(opening, now), meaning(opening)))
        })));
    }
    if service.hours.is_some() || service.call.is_some() {
        parts.push(p("hours", hours_sentence(service.hours.as_ref(), service.hours_confidence())));
    }
    parts.push(age(&service.evidence));
    parts.extend(service.how.as_ref().map(|how| p("how", how.clone())));
    parts.push(ways(service));
    parts.extend(service.note.as_ref().map(|note| p("note", note.clone())));
    parts.push(from_line(&service.evidence));
    parts.insert(0, h3(service.name.clone()));
    let id = anchored.then(|| service.id.clone());
    li("card service", id, parts)
}

/// The buttons to call, to text and to open the website.
fn ways(service: &Service) -> AnyView {
    let mut ways: Vec<AnyView> = service.call.as_deref().map(call_button).into_iter().collect();
    ways.extend(service.call.as_deref().is_some_and(is_emergency).then(where_link));
    ways.extend(service.text.as_ref().map(|text| button_link("button", text.link(), "text", text.in_words())));
    ways.extend(service.web.clone().map(|page| button_link("button", page, "web", "Open its website".into())));
    buttons(ways)
}
