//! `/share/print`: posters, a Safe Haven's door sign, and cards for a wallet, in the size that is chosen.

use leptos::prelude::*;

use crate::components::poster::{Sheet, poster};
use crate::components::screen::Screen;
use crate::content::evidence::Confidence;
use crate::content::hours::WEEK;
use crate::content::knowledge::Knowledge;
use crate::content::place::{Kind, Place};
use crate::content::poster::{DoorSign, Poster};
use crate::content::service::Service;
use crate::state::build::use_build;
use crate::state::knowledge::use_facts;
use crate::words::hours::hours_sentence;

pub const HEAD: (&str, &str) = (
    "Posters and cards",
    "Print a poster, a door sign for a Safe Haven, or cards for a wallet, each with a QR code: A3, A4, A6 or eight cards.",
);

/// The paper sizes.
const SIZES: [(&str, &str); 4] = [
    ("a4", "A4: a poster"),
    ("a3", "A3: a large poster"),
    ("a6", "A6: a flyer"),
    ("cards", "Eight wallet cards on A4"),
];

#[component]
pub fn Print() -> impl IntoView {
    let knowledge = use_facts();
    let posters = posters(&knowledge);
    let option = |(value, words): (String, String)| view! { <option value=value>{words}</option> }.into_any();
    let what: Vec<AnyView> =
        posters.iter().map(|(words, sheet, _)| option((sheet.id.clone(), words.clone()))).collect();
    let sizes: Vec<AnyView> = SIZES.map(|(value, words)| option((value.into(), words.into()))).into_iter().collect();
    let notes: Vec<AnyView> = posters
        .iter()
        .filter_map(|(_, sheet, note)| {
            let (id, note) = (sheet.id.clone(), note.clone()?);
            Some(view! { <p class="note" data-for=id hidden>{note}</p> }.into_any())
        })
        .collect();
    let site = use_build().site_address.to_string();
    let without = if site.is_empty() { "Their codes are made by scripts, so they are missing." } else { "" };
    let sheets: Vec<AnyView> = posters.into_iter().map(|(_, sheet, _)| poster(sheet)).collect();
    view! {
        <Screen title=HEAD.0>
            <section class="print-choice" aria-label="What to print">
                <div class="pick needs-program"><label for="what">"What to print"</label><select id="what" data-choice="what">{what}</select></div>
                <div class="pick needs-program"><label for="size">"How big"</label><select id="size" data-choice="size">{sizes}</select></div>
                {notes}
                <p class="buttons needs-program"><button type="button" class="button main" data-print="true">"Print, or save as PDF"</button></p>
                <p class="note needs-program">"Choose the same paper size in the print window, and no margins. Black ink is enough. A poster can be scanned from two metres away."</p>
                <p class="no-program">"Scripts are off. All the posters are below, for A4 paper. "{without}</p>
            </section>
            <section class="sheets" data-size="a4" aria-label="As it will be printed">
                {sheets}
            </section>
        </Screen>
    }
}

/// Every poster: its name in the choice, its content, and a note for those who put it up.
fn posters(knowledge: &Knowledge) -> Vec<(String, Sheet, Option<String>)> {
    let posters = knowledge.posters.iter().map(|poster| sheet(poster, knowledge));
    let havens = knowledge.places.iter().filter(|place| place.kind == Kind::SafeHaven);
    posters.chain(havens.map(|place| door_sign(place, &knowledge.door_sign))).collect()
}

fn sheet(poster: &Poster, knowledge: &Knowledge) -> (String, Sheet, Option<String>) {
    let calls = confirmed(&poster.calls, knowledge);
    let always = poster.if_all_answer_day_and_night.clone().filter(|_| calls.iter().all(day_and_night));
    let sheet = Sheet {
        id: poster.id.clone(),
        above: poster.above.clone(),
        title: poster.title.clone(),
        says: poster.says.iter().cloned().chain(always).collect(),
        will: Vec::new(),
        calls,
        scan: poster.scan.clone(),
        path: poster.path.clone(),
    };
    (poster.name.clone(), sheet, poster.before.clone())
}

/// The services with these ids that are confirmed.
fn confirmed(ids: &[String], knowledge: &Knowledge) -> Vec<Service> {
    let services = ids.iter().filter_map(|id| knowledge.service(id));
    services.filter(|service| service.evidence.confidence == Confidence::Confirmed).cloned().collect()
}

/// Whether a service is confirmed to answer day and night.
fn day_and_night(service: &Service) -> bool {
    let all_week =
        service.hours.as_ref().is_some_and(|hours| hours.weekly == [[0, WEEK]] && hours.exceptions.is_empty());
    all_week && service.hours_confidence() == Confidence::Confirmed
}

/// The door sign of a Safe Haven. Unconfirmed hours are not printed.
fn door_sign(place: &Place, sign: &DoorSign) -> (String, Sheet, Option<String>) {
    let confirmed = place.evidence.confidence == Confidence::Confirmed;
    let hours =
        (confirmed && place.hours.is_some()).then(|| hours_sentence(place.hours.as_ref(), Confidence::Confirmed));
    let sheet = Sheet {
        id: place.id.clone(),
        above: sign.above.clone(),
        title: place.name.clone(),
        says: [Some(sign.says.clone()), place.way_in.clone(), hours].into_iter().flatten().collect(),
        will: place.people_will.clone(),
        calls: Vec::new(),
        scan: sign.scan.clone(),
        path: place.path(),
    };
    let before = (!confirmed).then(|| sign.before_not_confirmed.clone());
    (format!("{}: {}", sign.name, place.name), sheet, before)
}
