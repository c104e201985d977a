//! What is wrong in `patrol.json`, by item and field.

use crate::content::evidence::Evidence;
use crate::content::knowledge::Knowledge;
use crate::content::links::Links;
use crate::content::patrol::{Block, Check, Counter, CounterGroup, LAST_COUNTER, NoteKind, Part, Patrol};
use crate::content::validate::facts::{evidence_problems, is_id};
use crate::content::validate::issue::Issue;
use crate::routes::Route;

/// The most letters of a name on a button.
const LONGEST_NAME: usize = 24;

/// Ids that the frame of every page has.
const TAKEN: [&str; 2] = ["main", "call-999-if"];

/// Every issue but those of links.
pub fn issues(patrol: &Patrol) -> Vec<Issue> {
    let mut list = List { issues: Vec::new() };
    if patrol.parts.is_empty() {
        list.report("the whole file", "parts", "There are none. Give at least one.".into());
    }
    for (index, part) in patrol.parts.iter().enumerate() {
        list.part(part, &patrol.parts[..index]);
    }
    for (index, counter) in patrol.counters.iter().enumerate() {
        list.counter(counter, &patrol.counters[..index], &patrol.retired);
    }
    for (index, check) in patrol.kit.iter().enumerate() {
        list.check("item of the kit", check, &patrol.kit[..index]);
    }
    for (index, check) in patrol.debrief.iter().enumerate() {
        list.check("item of the debrief", check, &patrol.debrief[..index]);
    }
    for (index, kind) in patrol.note_kinds.iter().enumerate() {
        list.note_kind(index, kind, &patrol.note_kinds[..index]);
    }
    for (name, evidence) in patrol.evidence.all() {
        list.evidence("the whole file", evidence, |field| field.replacen("evidence", &format!("evidence.{name}"), 1));
    }
    list.issues
}

/// The issues of what links to the other files.
pub fn link_issues(patrol: &Patrol, knowledge: &Knowledge) -> Vec<Issue> {
    let mut list = List { issues: Vec::new() };
    let links = Links::of(knowledge);
    for part in &patrol.parts {
        let item = of_part(part);
        for (index, block) in part.blocks.iter().enumerate() {
            for id in block.services.iter().filter(|id| knowledge.service(id).is_none()) {
                let fix = format!("There is no service \"{id}\". Correct it, or add the service.");
                list.report(&item, &format!("blocks[{index}].services"), fix);
            }
            for (row, link) in block.rows.iter().enumerate().filter(|(_, row)| !leads(&row.path, &links, knowledge)) {
                let fix = format!("\"{}\" leads nowhere in this app. Correct it, or take it out.", link.path);
                list.report(&item, &format!("blocks[{index}].rows[{row}].path"), fix);
            }
        }
    }
    list.issues
}

/// Whether an address leads to a page of the app, or to a part of a situation.
fn leads(path: &str, links: &Links, knowledge: &Knowledge) -> bool {
    let route = Route::parse(path);
    if route.is_fixed() && route.path() == path || links.title(path).is_some() {
        return true;
    }
    let (Route::Situation(id), Some((_, fragment))) = (route, path.split_once('#')) else { return false };
    let parts = knowledge.situation(&id).map(|situation| &situation.more[..]).unwrap_or_default();
    parts.iter().any(|part| part.fragment() == fragment)
}

fn of_part(part: &Part) -> String {
    format!("part \"{}\"", part.id)
}

struct List {
    issues: Vec<Issue>,
}

impl List {
    fn report(&mut self, item: &str, field: &str, fix: String) {
        self.issues.push(Issue { item: item.into(), field: field.into(), fix });
    }

    fn id(&mut self, item: &str, id: &str, is_duplicate: bool) {
        if !is_id(id) {
            let fix = "Use lower-case letters, digits and single hyphens, like \"foil-blanket\".";
            self.report(item, "id", fix.into());
        }
        if is_duplicate {
            self.report(item, "id", "Another has the same id. Give each its own.".into());
        }
    }

    fn text(&mut self, item: &str, field: &str, text: &str) {
        if text.trim().is_empty() {
            self.report(item, field, "It is empty. Write it, or take the line out.".into());
        }
    }

    fn evidence(&mut self, item: &str, evidence: &Evidence, field: impl Fn(&str) -> String) {
        for (name, fix) in evidence_problems(evidence) {
            self.report(item, &field(&name), fix);
        }
    }

    fn part(&mut self, part: &Part, before: &[Part]) {
        let item = of_part(part);
        self.id(&item, &part.id, before.iter().any(|other| other.id == part.id));
        if TAKEN.contains(&part.id.as_str()) {
            self.report(&item, "id", "This address is taken. Give another.".into());
        }
        self.text(&item, "heading", &part.heading);
        if part.living.is_some() && before.iter().any(|other| other.living == part.living) {
            let fix = "Another part has the same at its top. Take one of the two out.";
            self.report(&item, "living", fix.into());
        }
        if part.living.is_none() && part.blocks.is_empty() {
            self.report(&item, "blocks", "There are none, so the part is empty. Fill it, or take it out.".into());
        }
        for (index, block) in part.blocks.iter().enumerate() {
            self.block(&item, &format!("blocks[{index}]"), block);
        }
        if part.evidence.is_none() && part.blocks.iter().any(|block| !block.says.is_empty()) {
            self.report(&item, "evidence", "There is none. Say who says what this part says.".into());
        }
        part.evidence.iter().for_each(|evidence| self.evidence(&item, evidence, str::to_owned));
    }

    fn block(&mut self, item: &str, field: &str, block: &Block) {
        let Block { heading, says, services, rows } = block;
        if says.is_empty() && services.is_empty() && rows.is_empty() {
            self.report(item, field, "It is empty. Give what it says, services or rows, or take it out.".into());
        }
        heading.iter().for_each(|heading| self.text(item, &format!("{field}.heading"), heading));
        says.iter().for_each(|line| self.text(item, &format!("{field}.says"), line));
        for (index, row) in rows.iter().enumerate() {
            self.text(item, &format!("{field}.rows[{index}].words"), &row.words);
        }
    }

    fn counter(&mut self, counter: &Counter, before: &[Counter], retired: &[u8]) {
        let Counter { number, id, name, group, .. } = counter;
        let item = format!("counter \"{id}\"");
        self.id(&item, id, before.iter().any(|other| other.id == *id));
        if !(1..=LAST_COUNTER).contains(number) {
            self.report(&item, "number", format!("It is {number}. Write a number from 1 to {LAST_COUNTER}."));
        }
        if let Some(other) = before.iter().find(|other| other.number == *number) {
            let fix = format!("\"{}\" has the number {number}. Give one that was never given.", other.id);
            self.report(&item, "number", fix);
        }
        if retired.contains(number) {
            let fix =
                format!("{number} counted something else once, and phones may hold it. Give one that was never given.");
            self.report(&item, "number", fix);
        }
        let words = [("name", name), ("one", &counter.one), ("many", &counter.many)];
        for (field, text) in words {
            match (group, text) {
                (CounterGroup::Own, Some(_)) => {
                    let fix = "This counter is the patrol's own to name. Take the field out, or give another group.";
                    self.report(&item, field, fix.into());
                }
                (CounterGroup::Own, None) => {}
                (_, text) if text.as_ref().is_none_or(|text| text.trim().is_empty()) => {
                    self.report(&item, field, "There is none. Write it.".into());
                }
                _ => {}
            }
        }
        if name.as_ref().is_some_and(|name| name.chars().count() > LONGEST_NAME) {
            let fix =
                format!("It is longer than {LONGEST_NAME} letters, and a button has no room for it. Write it shorter.");
            self.report(&item, "name", fix);
        }
        if name.is_some() && before.iter().any(|other| other.name == *name) {
            self.report(&item, "name", "Another button says the same. Give each its own name.".into());
        }
    }

    fn check(&mut self, word: &str, check: &Check, before: &[Check]) {
        let item = format!("{word} \"{}\"", check.id);
        self.id(&item, &check.id, before.iter().any(|other| other.id == check.id));
        self.text(&item, "name", &check.name);
    }

    /// `index`: counted from 0.
    fn note_kind(&mut self, index: usize, kind: &NoteKind, before: &[NoteKind]) {
        let item = format!("kind of note number {}", index + 1);
        if kind.number == 0 {
            self.report(&item, "number", "It is 0. Write a number from 1 to 255.".into());
        }
        if let Some(other) = before.iter().find(|other| other.number == kind.number) {
            let fix = format!("\"{}\" has the number {}. Give one that was never given.", other.name, kind.number);
            self.report(&item, "number", fix);
        }
        self.text(&item, "name", &kind.name);
    }
}
