//! Reads the edited files and compiles the knowledge. Native only, so that the grammar of opening hours does not ship.

use std::collections::BTreeMap;
use std::path::Path;

pub use crate::authoring::edited_fields::Texts;
use crate::authoring::edited_fields::{Files, WHOLE, text_in, with_slips};
use crate::authoring::grid_shift::grid_shift;
use crate::authoring::opening_hours::written::WrittenHours;
use crate::authoring::page_terms;
use crate::authoring::patrol::read::{dead_links, patrol_of};
use crate::authoring::streets::read::streets_of;
use crate::content::campaign::Campaign;
use crate::content::edited::{
    CAMPAIGNS, ContentError, EDITION, FILES, PAGES, PHRASES, PLACES, PLAN, POSTERS, SERVICES, SITUATIONS,
};
use crate::content::entry::{Entry, List, Phrase};
use crate::content::knowledge::{Knowledge, SCHEMA};
use crate::content::page::PageText;
use crate::content::place::Place;
use crate::content::poster::Poster;
use crate::content::service::Service;
use crate::content::situation::{Card, Situation};
use crate::content::stored;
use crate::content::validate::facts;
use crate::content::validate::issue::Issue;
use crate::content::validate::texts;

/// Reads the files of a folder, in the encoding of any editor.
///
/// # Errors
/// Each unreadable file, with its fix.
pub fn read_content(folder: &Path) -> Result<Texts, Vec<ContentError>> {
    let (mut texts, mut faults) = (Texts::new(), Vec::new());
    for file in FILES {
        match text_in(folder, file) {
            Ok(text) => drop(texts.insert(file, text)),
            Err(fault) => faults.push(fault),
        }
    }
    if faults.is_empty() { Ok(texts) } else { Err(faults) }
}

/// Compiles the knowledge from the texts.
///
/// # Errors
/// Every issue, with its file, item, field and fix.
pub fn read(texts: &Texts) -> Result<Knowledge, Vec<ContentError>> {
    let mut faults = Vec::new();
    let mut slips = Vec::new();
    let mut files = Files { texts, faults: &mut faults, slips: &mut slips };

    let mut file = files.open(EDITION, &["edition", "corrections"]);
    let edition = files.edition(&mut file);
    let corrections = files.field(EDITION, &mut file, "corrections").flatten();
    let mut file = files.open(PLACES, &["places"]);
    let places = files.items::<Place<WrittenHours>>(PLACES, &mut file, "places");
    let mut file = files.open(SERVICES, &["services"]);
    let services = files.items::<Service<WrittenHours>>(SERVICES, &mut file, "services");
    let mut file = files.open(SITUATIONS, &["situations", "cards"]);
    let situations = files.items::<Situation>(SITUATIONS, &mut file, "situations");
    let cards = files.items::<Card>(SITUATIONS, &mut file, "cards");
    let mut file = files.open(CAMPAIGNS, &["campaigns"]);
    let campaigns = files.items::<Campaign>(CAMPAIGNS, &mut file, "campaigns");
    let mut file = files.open(PLAN, &["plan"]);
    let plan = files.field(PLAN, &mut file, "plan");
    let mut file = files.open(PAGES, &["pages"]);
    let pages = files.items::<PageText>(PAGES, &mut file, "pages");
    let mut file = files.open(POSTERS, &["posters", "door_sign"]);
    let posters = files.items::<Poster>(POSTERS, &mut file, "posters");
    let door_sign = files.field(POSTERS, &mut file, "door_sign");
    let mut file = files.open(PHRASES, &["phrases"]);
    let phrases = files.items::<Phrase>(PHRASES, &mut file, "phrases");
    // No part of the knowledge, but an edition is refused for them too.
    streets_of(&mut files);
    let patrol = patrol_of(&mut files);

    // The checks need all files; unreadable ones are reported already.
    let facts = edition.zip(places).zip(services).zip(phrases);
    let texts = situations.zip(cards).zip(campaigns).zip(plan);
    let pages = pages.zip(posters).zip(door_sign);
    let (
        Some((((edition, places), services), phrases)),
        Some((((situations, cards), campaigns), plan)),
        Some(((pages, posters), door_sign)),
    ) = (facts, texts, pages)
    else {
        return Err(with_slips(slips, faults));
    };
    let of_phrases = facts::phrases(&phrases);
    let mut knowledge = Knowledge {
        schema: SCHEMA,
        edition,
        corrections,
        places,
        services,
        entries: Vec::new(),
        phrases: page_terms::phrase_terms(phrases),
        situations,
        cards,
        campaigns,
        plan,
        pages,
        posters,
        door_sign,
        grid_shift: grid_shift(),
    };
    knowledge.entries = entries(&knowledge);

    let parts = [
        (EDITION, facts::check_header(&knowledge)),
        (PLACES, facts::places(&knowledge.places)),
        (SERVICES, facts::services(&knowledge.services)),
        (PHRASES, of_phrases),
    ];
    for (file, problems) in parts {
        faults.extend(problems.into_iter().map(|issue| ContentError { file, issue }));
    }
    // A list that was written twice is incomplete, so its links cannot be checked.
    if slips.is_empty() {
        faults.extend(texts::issues(&knowledge));
        faults.extend(patrol.iter().flat_map(|patrol| dead_links(patrol, &knowledge)));
    }
    // The checks of the phone, which name no file: a phone must never refuse what was built.
    if faults.is_empty()
        && slips.is_empty()
        && let Err(fix) = as_the_phone_reads(&knowledge)
    {
        let issue = Issue { item: WHOLE.into(), field: "the knowledge made of all files".into(), fix };
        faults.push(ContentError { file: EDITION, issue });
    }
    if faults.is_empty() && slips.is_empty() { Ok(knowledge) } else { Err(with_slips(slips, faults)) }
}

fn as_the_phone_reads(knowledge: &Knowledge) -> Result<Knowledge, String> {
    let json = serde_json::to_string(knowledge).map_err(|error| error.to_string())?;
    stored::read(&json)
}

/// Pages about the app that the search finds.
const OF_THE_APP: [(&str, &str, &str); 18] = [
    ("/", "Find the nearest place to go", "The nearest place that can help"),
    ("/where", "Where am I", "In words and as a grid reference, to read aloud"),
    ("/map", "Map", "The places to scale, and you among them"),
    ("/tell", "Tell someone", "A text for a friend: where you are, and when you are there"),
    ("/walk", "Walk with a timer", "It rings if you are not there in time"),
    ("/alarm", "Alarm and light", "A loud siren, and a white light"),
    ("/help", "Help", "What to do, and when to call 999"),
    ("/campaigns", "All campaigns", "What is done for safer nights"),
    ("/plan", "The action plan", "What the partnership promises"),
    ("/keep", "Keep it on your phone", "Put the app on your home screen"),
    ("/share", "Share", "A code for a friend to scan"),
    ("/share/print", "Posters and cards", "To print and put up"),
    ("/offline", "Saved on this phone", "Whether it works with no signal"),
    ("/settings", "Settings", "Light or dark, and forget everything"),
    ("/about", "About and privacy", "What is kept on this phone, and nothing is sent"),
    ("/about/sources", "Sources", "Where the facts come from"),
    ("/about/licences", "Licences", "The free software that this app is made of"),
    ("/accessibility", "Accessibility", "How it works for everyone"),
];

/// The entries of the fixed pages.
fn entries(knowledge: &Knowledge) -> Vec<Entry> {
    let mut entries = Vec::new();
    for situation in &knowledge.situations {
        entries.push(Entry::new(
            situation.list,
            &situation.title,
            &situation.line,
            situation.path(),
            &situation.evidence,
        ));
    }
    for card in &knowledge.cards {
        // A card has no evidence, so it uses the dates of the plan.
        entries.push(Entry::new(List::Page, &card.title, "A card to hold up", card.path(), &knowledge.plan.evidence));
    }
    for (path, title, line) in OF_THE_APP {
        // Neither have these pages.
        entries.push(Entry::new(List::Page, title, line, path.into(), &knowledge.plan.evidence));
    }
    if let Some(oldest) =
        knowledge.services.iter().map(|service| &service.evidence).min_by_key(|evidence| evidence.review_by)
    {
        entries.push(Entry::new(
            List::Page,
            "All numbers",
            "Everyone you can call or text",
            "/help/numbers".into(),
            oldest,
        ));
    }
    for campaign in &knowledge.campaigns {
        entries.push(Entry::new(List::Campaign, &campaign.title, &campaign.line, campaign.path(), &campaign.evidence));
    }
    let plan = &knowledge.plan;
    for priority in &plan.priorities {
        entries.push(Entry::new(List::Priority, &priority.title, &priority.line, priority.path(), &plan.evidence));
    }
    for (priority, commitment) in knowledge.commitments() {
        entries.push(Entry::new(List::Commitment, &commitment.text, "", priority.path_of(commitment), &plan.evidence));
    }
    let mut sentences: BTreeMap<String, Vec<String>> = BTreeMap::new();
    sentences.extend(knowledge.situations.iter().map(|item| (item.path(), page_terms::sentences(item))));
    sentences.extend(knowledge.cards.iter().map(|item| (item.path(), page_terms::sentences(item))));
    sentences.extend(knowledge.campaigns.iter().map(|item| (item.path(), page_terms::sentences(item))));
    sentences.extend(plan.priorities.iter().map(|item| (item.path(), page_terms::sentences(item))));
    page_terms::add(&mut entries, &sentences);
    entries
}
