//! `/share/print`: posters, a Safe Haven's door sign, and cards for a wallet, in the size that is chosen.

use leptos::prelude::*;

use crate::components::elements::element;
use crate::components::poster::{Sheet, poster};
use crate::components::print_choice::{print_choice, safe_havens};
use crate::components::screen::Screen;
use crate::content::evidence::Confidence;
use crate::content::hours::WEEK;
use crate::content::knowledge::Knowledge;
use crate::content::place::Place;
use crate::content::poster::{DoorSign, Poster};
use crate::content::service::Service;
use crate::state::build::use_build;
use crate::state::knowledge::use_facts;
use crate::words::hours::hours_sentence;

pub const HEAD: (&str, &str) = (
    "Posters and cards",
    "Print a poster, a door sign for a Safe Haven, or cards for a wallet, each with a QR code: A3, A4, A6 or eight cards.",
);

#[component]
pub fn Print() -> impl IntoView {
    let knowledge = use_facts();
    let site = use_build().site_address.to_string();
    let without = if site.is_empty() { "Their codes are made by scripts, so they are missing." } else { "" };
    let choice = element("div", &[("class", "needs-program"), ("data-live", "print-choice")], print_choice());
    let posters = knowledge.posters.iter().map(|poster| sheet(poster, &knowledge));
    let door_signs = safe_havens(&knowledge).map(|place| door_sign(place, &knowledge.door_sign));
    let sheets: Vec<AnyView> = posters.chain(door_signs).map(poster).collect();
    view! {
        <Screen title=HEAD.0>
            <section class="print-choice" aria-label="What to print">
                {choice}
                <p class="no-program">"Scripts are off. All the posters are below, for A4 paper. "{without}</p>
            </section>
            <section class="sheets" data-size="a4" aria-label="As it will be printed">
                {sheets}
            </section>
        </Screen>
    }
}

fn sheet(poster: &Poster, knowledge: &Knowledge) -> Sheet {
    let calls = confirmed(&poster.calls, knowledge);
    let always = poster.if_all_answer_day_and_night.clone().filter(|_| calls.iter().all(day_and_night));
    Sheet {
        id: poster.id.clone(),
        above: poster.above.clone(),
        title: poster.title.clone(),
        says: poster.says.iter().cloned().chain(always).collect(),
        will: Vec::new(),
        calls,
        scan: poster.scan.clone(),
        path: poster.path.clone(),
    }
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
fn door_sign(place: &Place, sign: &DoorSign) -> Sheet {
    let confirmed = place.evidence.confidence == Confidence::Confirmed;
    let hours =
        (confirmed && place.hours.is_some()).then(|| hours_sentence(place.hours.as_ref(), Confidence::Confirmed));
    Sheet {
        id: place.id.clone(),
        above: sign.above.clone(),
        title: place.name.clone(),
        says: [Some(sign.says.clone()), place.way_in.clone(), hours].into_iter().flatten().collect(),
        will: place.people_will.clone(),
        calls: Vec::new(),
        scan: sign.scan.clone(),
        path: place.path(),
    }
}
