//! The list of what to set up in the first days. What is done is ticked, and remembered on the phone alone.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::browser::effect::effect;
use crate::browser::files::Handed;
use crate::browser::storage;
use crate::components::elements::{a, announced, follow_ul, span, views};
use crate::components::icon::icon;
use crate::components::membership::membership;
use crate::components::save_numbers::{first_contacts, in_words, save_contacts};
use crate::content::knowledge::Knowledge;
use crate::content::place::Audience;
use crate::routes::NUMBERS;
use crate::state::knowledge::CurrentKnowledge;
use crate::state::membership::Membership;

/// An item: its name in storage, its drawing, its words.
type Item = (&'static str, &'static str, &'static str);

const ITEMS: [Item; 6] = [
    ("keep", "saved", "Keep this app"),
    (CONTACTS, "phone", "Save the numbers"),
    ("text-999", "text", "Sign up for 999 by text"),
    ("home", "way", "Plan your way home"),
    ("campus", "haven", "Help near your campus"),
    ("angela", "campaign", "Ask for Angela"),
];
const CONTACTS: &str = "contacts";

/// The list, and the choice of the university.
pub fn freshers_list() -> AnyView {
    let CurrentKnowledge { knowledge, .. } = expect_context();
    let Membership(group) = expect_context();
    let done = RwSignal::new(Vec::<String>::new());
    effect(move || done.set(storage::freshers_done()));
    let tick = move |name: &'static str| {
        done.update(|done| {
            if !done.iter().any(|known| known == name) {
                done.push(name.to_owned());
            }
        });
        storage::keep_freshers_done(&done.get_untracked());
    };
    let result = RwSignal::new(String::new());
    let save = move || {
        let contacts = first_contacts(&knowledge.get_untracked());
        spawn_local(async move {
            let handed = save_contacts(&contacts).await;
            result.set(in_words(handed, contacts.len()));
            if matches!(handed, Handed::Shared | Handed::Downloaded) {
                tick(CONTACTS);
            }
        });
    };
    let list = follow_ul("rows icons freshers", move || {
        let knowledge = knowledge.get();
        let rows = ITEMS.map(|(name, drawing, words)| {
            let ticked = done.with(|done| done.iter().any(|known| known == name)).then(|| span("tag sure", "Done"));
            let parts = views![icon(drawing), words, ticked];
            if name == CONTACTS {
                return view! { <button type="button" on:click=move |_| save()>{parts}</button> }.into_any();
            }
            let path = path(name, &knowledge, group.get());
            view! { <a href=path on:click=move |_| tick(name)>{parts}</a> }.into_any()
        });
        rows.into()
    });
    let choose = a("row needs-program", format!("{NUMBERS}#save"), "Choose which numbers to save");
    views![list, announced("status", result.into()), membership(), choose].into_any()
}

/// Where an item leads.
fn path(name: &str, knowledge: &Knowledge, group: Option<Audience>) -> String {
    let path = match name {
        "keep" => "/keep",
        "text-999" => "/help/text-999",
        "home" => "/help/getting-home",
        "angela" => "/campaigns/ask-for-angela",
        CONTACTS => NUMBERS,
        _ => {
            // The place for the group of the person, or else all places.
            let place = knowledge.places.iter().find(|place| Some(place.audience) == group);
            return place.map_or("/".to_owned(), |place| place.path());
        }
    };
    path.to_owned()
}
