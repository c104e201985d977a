//! `/share/print`: posters, a Safe Haven's door sign, and cards for a wallet, in the size that is chosen.

use leptos::prelude::*;

use crate::APP_NAME;
use crate::components::poster::{Poster, poster};
use crate::components::screen::Screen;
use crate::content::evidence::Confidence;
use crate::content::hours::WEEK;
use crate::content::knowledge::Knowledge;
use crate::content::place::{Kind, Place};
use crate::content::service::Service;
use crate::state::build::use_build;
use crate::words::hours::hours_sentence;

pub const HEAD: (&str, &str) = (
    "Posters and cards",
    "Print a poster, a door sign for a Safe Haven, or cards for a wallet, each with a QR code: A3, A4, A6 or eight cards.",
);

/// What can be chosen of the paper.
const SIZES: [(&str, &str); 4] = [
    ("a4", "A4: a poster"),
    ("a3", "A3: a large poster"),
    ("a6", "A6: a flyer"),
    ("cards", "Eight wallet cards on A4"),
];

/// The numbers that fit on a card besides 999, the first first. Those that the partnership takes out, or that are not sure, are not printed.
const NUMBERS: [&str; 7] =
    ["police-101", "nhs-111", "samaritans", "shout", "rape-crisis", "kent-campus-security", "cccu-security"];

#[component]
pub fn Print() -> impl IntoView {
    let knowledge = use_build().knowledge;
    let posters = posters(&knowledge);
    let option = |(value, words): (String, String)| view! { <option value=value>{words}</option> }.into_any();
    let what: Vec<AnyView> = posters.iter().map(|(words, own, _)| option((own.id.clone(), words.clone()))).collect();
    let sizes: Vec<AnyView> = SIZES.map(|(value, words)| option((value.into(), words.into()))).into_iter().collect();
    let notes: Vec<AnyView> = posters
        .iter()
        .filter_map(|(_, own, note)| {
            let (id, note) = (own.id.clone(), (*note)?);
            Some(view! { <p class="note" data-for=id hidden>{note}</p> }.into_any())
        })
        .collect();
    let site = use_build().site_address.to_string();
    let without = if site.is_empty() { "Their codes are made by scripts, so they are missing." } else { "" };
    let sheets: Vec<AnyView> = posters.into_iter().map(|(_, own, _)| poster(own)).collect();
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
            <section class="sheets" data-size="a4" data-site=site aria-label="As it will be printed">
                {sheets}
            </section>
        </Screen>
    }
}

/// Every poster: how the choice calls it, what is printed, and what to know before it is put up.
fn posters(knowledge: &Knowledge) -> Vec<(String, Poster, Option<&'static str>)> {
    let some = |words: &[&str]| words.iter().map(|words| (*words).to_owned()).collect::<Vec<_>>();
    let numbers = numbers(knowledge);
    let says = if numbers.iter().all(day_and_night) { some(&["They answer day and night."]) } else { Vec::new() };
    let plain = |id: &str, kind, title: &str, says: &[&str], scan, path: &str| Poster {
        id: id.into(),
        kind,
        title: title.into(),
        says: some(says),
        will: Vec::new(),
        calls: Vec::new(),
        scan,
        path: path.into(),
    };
    let mut posters = vec![
        (
            "The app".to_owned(),
            plain(
                "app",
                "On your phone, free",
                APP_NAME,
                &[
                    "Where is help tonight? Is it open? Which way? Whom do I call?",
                    "It works with no signal. No account. Nobody tracks you.",
                ],
                "Scan me",
                "/",
            ),
            None,
        ),
        (
            "Ask for Angela".to_owned(),
            plain(
                "angela",
                "Feel unsafe?",
                "Ask for Angela",
                &["Go to the bar, or to any member of staff.", "Ask for Angela. We will help you, quietly."],
                "Scan to know more",
                "/campaigns/ask-for-angela",
            ),
            Some("Put this up only where the staff are trained for it."),
        ),
        (
            "Freshers".to_owned(),
            plain(
                "freshers",
                "New in Canterbury?",
                "Get this before your first night out",
                &["Where to go for help, numbers, ways home: on your phone, with no signal. No account."],
                "Scan me now",
                "/campaigns/freshers?from=freshers",
            ),
            None,
        ),
        (
            "Numbers for help".to_owned(),
            Poster {
                says: says.clone(),
                calls: numbers.clone(),
                ..plain("numbers", APP_NAME, "Who to call tonight", &[], "More numbers", "/help/numbers")
            },
            None,
        ),
        (
            "Street pastor's support card".to_owned(),
            Poster {
                says,
                calls: numbers,
                ..plain("pastor", "From a street pastor", "Help tonight", &[], "Help on your phone", "/help")
            },
            Some("Made for wallet cards: choose eight on A4."),
        ),
    ];
    posters.extend(knowledge.places.iter().filter(|place| place.kind == Kind::SafeHaven).map(door_sign));
    posters
}

/// The numbers of [`NUMBERS`] that are sure.
fn numbers(knowledge: &Knowledge) -> Vec<Service> {
    let sure = |id: &&str| {
        let service = knowledge.services.iter().find(|service| service.id == **id)?;
        (service.evidence.confidence == Confidence::Confirmed).then(|| service.clone())
    };
    NUMBERS.iter().filter_map(sure).collect()
}

/// Whether somebody answers at every minute of the week, for sure.
fn day_and_night(service: &Service) -> bool {
    let all_week =
        service.hours.as_ref().is_some_and(|hours| hours.weekly == [[0, WEEK]] && hours.exceptions.is_empty());
    all_week && service.hours_confidence() == Confidence::Confirmed
}

/// What a Safe Haven puts at its door. Hours that nobody has confirmed are not printed.
fn door_sign(place: &Place) -> (String, Poster, Option<&'static str>) {
    let confirmed = place.evidence.confidence == Confidence::Confirmed;
    let hours =
        (confirmed && place.hours.is_some()).then(|| hours_sentence(place.hours.as_ref(), Confidence::Confirmed));
    let sign = Poster {
        id: place.id.clone(),
        kind: "Safe Haven",
        title: place.name.clone(),
        says: [Some("Do you need help? You can come in.".to_owned()), place.way_in.clone(), hours]
            .into_iter()
            .flatten()
            .collect(),
        will: place.people_will.clone(),
        calls: Vec::new(),
        scan: "Scan me for help",
        path: place.path(),
    };
    let note =
        (!confirmed).then_some("Nobody has confirmed this place yet. Ask the people there before you put the sign up.");
    (format!("Door sign: {}", place.name), sign, note)
}
