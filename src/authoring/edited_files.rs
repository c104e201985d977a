//! Reads the edited files and compiles the knowledge. Native only, so that the grammar of opening hours does not ship.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use serde::de::DeserializeOwned;
use serde_json::{Map, Value};

use crate::authoring::edited_json::{self, Edited, Slip, Step, path_of};
use crate::authoring::encoding::text_of;
use crate::authoring::grid_shift::grid_shift;
use crate::authoring::items::Item;
use crate::authoring::opening_hours::written::WrittenHours;
use crate::authoring::page_terms;
use crate::authoring::schema::schema_of;
use crate::content::campaign::Campaign;
use crate::content::edited::{
    CAMPAIGNS, ContentError, EDITION, FILES, PAGES, PHRASES, PLACES, PLAN, POSTERS, SERVICES, SITUATIONS,
};
use crate::content::entry::{Entry, List, Phrase};
use crate::content::knowledge::{Edition, Knowledge, SCHEMA};
use crate::content::page::PageText;
use crate::content::place::Place;
use crate::content::poster::Poster;
use crate::content::service::Service;
use crate::content::situation::{Card, Situation};
use crate::content::stored;
use crate::content::validate::facts;
use crate::content::validate::issue::Issue;
use crate::content::validate::texts;

/// The text of each of [`FILES`], by name.
pub type Texts = BTreeMap<&'static str, String>;

/// Reads the files of a folder, in the encoding of any editor.
///
/// # Errors
/// Each unreadable file, with its fix.
pub fn read_content(folder: &Path) -> Result<Texts, Vec<ContentError>> {
    let (mut texts, mut faults) = (Texts::new(), Vec::new());
    for file in FILES {
        let text = match fs::read(folder.join(file)) {
            Ok(bytes) => text_of(&bytes),
            Err(error) => Err(format!("It cannot be opened ({error}). Put it back, or see that you may read it.")),
        };
        match text {
            Ok(text) => drop(texts.insert(file, text)),
            Err(fix) => {
                faults.push(ContentError { file, issue: Issue { item: WHOLE.into(), field: "its text".into(), fix } });
            }
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

/// All issues. Other issues of a field with a slip are dropped: the slip may cause them.
fn with_slips(slips: Vec<ContentError>, faults: Vec<ContentError>) -> Vec<ContentError> {
    let same = |a: &ContentError, b: &ContentError| {
        (a.file, &a.issue.item, &a.issue.field) == (b.file, &b.issue.item, &b.issue.field)
    };
    let rest: Vec<ContentError> =
        faults.into_iter().filter(|fault| !slips.iter().any(|slip| same(slip, fault))).collect();
    slips.into_iter().chain(rest).collect()
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

/// The texts that are being read, and their issues.
struct Files<'a> {
    texts: &'a Texts,
    faults: &'a mut Vec<ContentError>,
    /// Issues in how single fields were typed.
    slips: &'a mut Vec<ContentError>,
}

const WHOLE: &str = "the whole file";

/// The lists whose items have an id, each with the word for one item.
const ITEMS: [(&str, &str); 8] = [
    ("places", "place"),
    ("services", "service"),
    ("situations", "situation"),
    ("cards", "card"),
    ("campaigns", "campaign"),
    ("pages", "page"),
    ("posters", "poster"),
    ("phrases", "phrases"),
];

/// The name of an item in messages: by its id, or by its number. `index`: counted from 0.
fn item_name(list: &str, index: usize, item: &Value) -> String {
    let word = ITEMS.iter().find(|(name, _)| *name == list).map_or("item", |(_, word)| word);
    // A page has a path instead of an id.
    match item.get("id").or_else(|| item.get("path")).and_then(Value::as_str) {
        Some(id) => format!("{word} \"{id}\""),
        None => format!("{word} number {}", index + 1),
    }
}

/// The item and the field at a path of steps in a file.
fn named(fields: &Map<String, Value>, at: &[Step]) -> (String, String) {
    if let [Step::Field(list), Step::Item(index), rest @ ..] = at
        && ITEMS.iter().any(|(name, _)| name == list)
        && let Some(item) = fields.get(list).and_then(|items| items.get(index))
    {
        let field = if rest.is_empty() { "its fields".into() } else { path_of(rest) };
        return (item_name(list, *index, item), field);
    }
    (WHOLE.into(), path_of(at))
}

impl Files<'_> {
    fn fault(&mut self, file: &'static str, item: &str, field: &str, fix: impl Into<String>) {
        self.faults
            .push(ContentError { file, issue: Issue { item: item.into(), field: field.into(), fix: fix.into() } });
    }

    /// The fields of a file. `None`: it cannot be read, which is reported once.
    fn open(&mut self, file: &'static str, fields: &[&str]) -> Option<Map<String, Value>> {
        let Some(text) = self.texts.get(file) else {
            self.fault(file, WHOLE, "JSON", "It is missing. Put it back.");
            return None;
        };
        match edited_json::read(text) {
            Ok(Edited { fields: map, slips }) => {
                for Slip { at, fix } in slips {
                    let (item, field) = named(&map, &at);
                    self.slips.push(ContentError { file, issue: Issue { item, field, fix } });
                }
                for field in map.keys().filter(|key| *key != "$schema" && !fields.contains(&key.as_str())) {
                    self.fault(file, WHOLE, field, "No such field. Take it out or correct its name.");
                }
                Some(map)
            }
            Err(fix) => {
                self.fault(file, WHOLE, "JSON", fix);
                None
            }
        }
    }

    fn edition(&mut self, file: &mut Option<Map<String, Value>>) -> Option<Edition> {
        let edition = file.as_mut()?.remove("edition").and_then(|v| v.as_str().map(str::to_owned)).unwrap_or_default();
        match Edition::try_from(edition) {
            Ok(edition) => Some(edition),
            Err(reason) => {
                self.fault(EDITION, WHOLE, "edition", format!("{reason}. Write today's date, a dot and 1."));
                None
            }
        }
    }

    /// Deserialises one field of a file.
    fn field<T: DeserializeOwned>(
        &mut self,
        file: &'static str,
        map: &mut Option<Map<String, Value>>,
        field: &str,
    ) -> Option<T> {
        let value = map.as_mut()?.remove(field).unwrap_or_default();
        match serde_path_to_error::deserialize(value) {
            Ok(value) => Some(value),
            Err(error) => {
                let path = error.path().to_string();
                let field = if path == "." { field.to_owned() } else { format!("{field}.{path}") };
                self.fault(file, WHOLE, &field, with_schema(error.inner(), file));
                None
            }
        }
    }

    /// Deserialises a list item by item, so that every faulty one is reported. `None`: at least one is faulty.
    fn items<T: Item>(
        &mut self,
        file: &'static str,
        map: &mut Option<Map<String, Value>>,
        list: &str,
    ) -> Option<Vec<T::Known>> {
        let Some(Value::Array(entries)) = map.as_mut()?.remove(list) else {
            self.fault(file, WHOLE, list, format!("Give a list of {list} in [ ]."));
            return None;
        };
        let count = entries.len();
        let mut items = Vec::with_capacity(count);
        for (index, entry) in entries.into_iter().enumerate() {
            let item = item_name(list, index, &entry);
            match read_item::<T>(entry, file) {
                Ok(read) => items.push(read),
                Err((field, fix)) => self.fault(file, &item, &field, fix),
            }
        }
        (items.len() == count).then_some(items)
    }
}

/// Reads one item.
///
/// # Errors
/// The field and its fix.
fn read_item<T: Item>(entry: Value, file: &str) -> Result<T::Known, (String, String)> {
    let item: T = serde_path_to_error::deserialize(entry).map_err(|error| {
        let field = match error.path().to_string() {
            path if path == "." => "its fields".into(),
            path => path,
        };
        (field, with_schema(error.inner(), file))
    })?;
    item.known().map_err(|(field, fix)| (field.to_owned(), fix))
}

fn with_schema(error: &serde_json::Error, file: &str) -> String {
    let schema = schema_of(file);
    format!("{error}. The schema beside the file, {schema}, says what may stand here.")
}
