//! The catalogue of everything that the search can find.

use chrono::{NaiveDate, NaiveDateTime};

use crate::content::entry::List;
use crate::content::knowledge::Knowledge;
use crate::content::terms::terms;
use crate::content::validate::facts::digits;
use crate::logic::search::index::{Field, Index};

/// The most results of one group: nobody reads more at night.
const MAX_PER_GROUP: usize = 6;
/// The most results of one group while every typed word is shorter than [`FIRST_LETTERS`] and incomplete: laying out a long list
/// would delay the next key.
const MAX_WHILE_TYPING: usize = 2;
const FIRST_LETTERS: usize = 4;
/// The page that is offered if nothing matches.
const HELP: &str = "/help";
/// How many results stand above the groups.
pub const BEST: usize = 3;
/// Limits for a pasted text: characters, and terms.
const MAX_LETTERS: usize = 120;
const MAX_TERMS: usize = 12;

/// The group of a result. Each group is a list on the screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Group {
    Help,
    Call,
    Place,
    Campaign,
    Plan,
}

impl Group {
    /// Every group, in display order.
    const ALL: [Group; 5] = [Group::Help, Group::Call, Group::Place, Group::Campaign, Group::Plan];

    /// Words that match every item of the group.
    fn words(self) -> &'static str {
        match self {
            Group::Help => "",
            Group::Call => "number helpline hotline phone",
            Group::Place => "where nearest",
            Group::Campaign => "campaign",
            Group::Plan => "plan",
        }
    }

    /// The weight in sixteenths: help ranks before reading.
    fn weight(self) -> u32 {
        match self {
            Group::Help => 16,
            Group::Call => 16,
            Group::Place => 16,
            Group::Campaign => 15,
            Group::Plan => 13,
        }
    }
}

/// A list of results.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Results {
    /// The best of all groups.
    Best,
    Of(Group),
}

/// One thing that can be found.
#[derive(Clone, Debug, PartialEq)]
pub struct Item {
    pub group: Group,
    pub title: String,
    pub line: String,
    pub path: String,
    /// The phone number.
    pub call: Option<String>,
    checked: NaiveDate,
    review_by: NaiveDate,
}

impl Item {
    /// Whether `now` is outside the days `checked..=review_by`.
    pub fn out_of_date(&self, now: NaiveDateTime) -> bool {
        !(self.checked..=self.review_by).contains(&now.date())
    }
}

/// Every item with its index, built once and searched at each key.
pub struct Catalogue {
    items: Vec<Item>,
    index: Index,
}

impl Catalogue {
    pub fn of(knowledge: &Knowledge) -> Catalogue {
        let mut all = Catalogue { items: Vec::new(), index: Index::new() };
        for entry in &knowledge.entries {
            let group = match entry.list {
                List::Campaign => Group::Campaign,
                List::Priority | List::Commitment => Group::Plan,
                _ => Group::Help,
            };
            let days = (entry.checked, entry.review_by);
            all.add(item(group, &entry.title, &entry.line, entry.path.clone(), &None, days));
            all.add_text(&entry.text);
        }
        for service in &knowledge.services {
            let days = (service.evidence.checked, service.evidence.review_by);
            all.add(item(Group::Call, &service.name, &service.when, service.path(), &service.call, days));
            for text in [&service.who_for, &service.how, &service.note].into_iter().flatten() {
                all.add_text(&terms(text));
            }
        }
        for place in &knowledge.places {
            let days = (place.evidence.checked, place.evidence.review_by);
            let line = place.address.as_deref().unwrap_or_default();
            all.add(item(Group::Place, &place.name, line, place.path(), &place.phone, days));
            all.add_text(&terms(place.audience.in_words()));
            for text in [&place.way_in, &place.note].into_iter().flatten() {
                all.add_text(&terms(text));
            }
        }
        for phrase in &knowledge.phrases {
            let mut means = Vec::new();
            for path in &phrase.targets {
                means.extend(all.at(path).map(|index| index as u16));
            }
            for words in &phrase.phrases {
                all.index.add(Field::Saying, words, &means);
            }
        }
        all
    }

    fn add(&mut self, item: Item) {
        let target = [self.items.len() as u16];
        self.index.add(Field::Title, &terms(&item.title), &target);
        self.index.add(Field::Line, &terms(&item.line), &target);
        self.index.add(Field::Kind, &terms(item.group.words()), &target);
        if let Some(number) = &item.call {
            // With spaces as displayed, and as bare digits.
            self.index.add(Field::Title, &terms(number), &target);
            self.index.add(Field::Title, &digits(number), &target);
        }
        self.items.push(item);
    }

    /// Indexes more text of the last item.
    fn add_text(&mut self, terms: &str) {
        self.index.add(Field::Text, terms, &[self.items.len() as u16 - 1]);
    }

    /// The index of the item at an address.
    fn at(&self, path: &str) -> Option<usize> {
        self.items.iter().position(|item| item.path == path)
    }

    /// One of the items, by its index.
    pub fn item(&self, index: usize) -> Option<&Item> {
        self.items.get(index)
    }

    /// The results as indices of items: the [`BEST`] first, then group by group, in each the best first, items out of date last.
    /// `now`: London wall-clock time; `None`: not known.
    pub fn search(&self, query: &str, now: Option<NaiveDateTime>) -> Vec<usize> {
        if is_too_short(query) {
            return Vec::new();
        }
        let typed = considered(query);
        let is_old = |index: usize| now.is_some_and(|now| self.items[index].out_of_date(now));
        let scores = self.scores(&typed, 0);
        let best = scores.iter().copied().max().unwrap_or_default();
        let mut results: Vec<usize> = Vec::new();
        let mut result_scores: Vec<u32> = Vec::new();
        for (index, score) in scores.into_iter().enumerate() {
            // A score below a quarter of the best is noise.
            if score > 0 && 4 * score >= best {
                let score = if is_old(index) { score / 2 } else { score };
                // Insertion sort: the sort of the standard library would cost WebAssembly bytes.
                let place = result_scores.iter().take_while(|result_score| **result_score >= score).count();
                result_scores.insert(place, score);
                results.insert(place, index);
            }
        }
        let (best, rest) = results.split_at(BEST.min(results.len()));
        let mut shown = best.to_vec();
        let is_short = typed.iter().all(|word| word.len() < FIRST_LETTERS && self.index.find(word).is_none());
        for group in Group::ALL {
            let in_group = |index: usize| self.items[index].group == group;
            let mut room = if is_short { MAX_WHILE_TYPING } else { MAX_PER_GROUP };
            room = room.saturating_sub(best.iter().filter(|index| in_group(**index)).count());
            for old in [false, true] {
                for index in rest {
                    if room > 0 && in_group(*index) && is_old(*index) == old {
                        shown.push(*index);
                        room -= 1;
                    }
                }
            }
        }
        shown
    }

    /// A guess if the search finds nothing: the item nearest to the typed words, else [`HELP`]. `None`: the query is too short.
    pub fn guess(&self, query: &str) -> Option<usize> {
        if is_too_short(query) {
            return None;
        }
        let (mut best, mut nearest) = (0, None);
        for (index, score) in self.scores(&considered(query), 1).into_iter().enumerate() {
            if score > best {
                (best, nearest) = (score, Some(index));
            }
        }
        nearest.or_else(|| self.at(HELP))
    }

    /// Splits results into lists: the best, then the groups. A single result is listed under its group.
    pub fn lists<'a>(&self, results: &'a [usize]) -> Vec<(Results, &'a [usize])> {
        let group = |index: &usize| self.items[*index].group;
        let mut lists = Vec::new();
        let mut rest = results;
        while let Some(first) = rest.first() {
            let is_best = lists.is_empty();
            let length = rest.iter().take_while(|index| group(index) == group(first)).count();
            let (list, remaining) = rest.split_at(if is_best { BEST.min(rest.len()) } else { length });
            lists.push((if is_best && results.len() > 1 { Results::Best } else { Results::Of(group(first)) }, list));
            rest = remaining;
        }
        lists
    }

    /// The score of each item. `loose`: extra edits allowed in each word.
    fn scores(&self, typed: &[String], loose: usize) -> Vec<u32> {
        let mut scores = self.index.scores(typed, self.items.len(), loose);
        for (score, item) in scores.iter_mut().zip(&self.items) {
            *score = *score * item.group.weight() / 16;
        }
        scores
    }
}

fn item(
    group: Group,
    title: &str,
    line: &str,
    path: String,
    call: &Option<String>,
    (checked, review_by): (NaiveDate, NaiveDate),
) -> Item {
    Item { group, title: title.into(), line: line.into(), path, call: call.clone(), checked, review_by }
}

/// Less than two bytes: one letter is too little, but one Chinese character, of three bytes, is a word.
fn is_too_short(query: &str) -> bool {
    query.trim_ascii().len() < 2
}

/// The distinct terms of a query, at most [`MAX_TERMS`] from its first [`MAX_LETTERS`] characters.
pub fn considered(query: &str) -> Vec<String> {
    // A cut word would be a different word, so it is dropped.
    let head = match query.char_indices().nth(MAX_LETTERS) {
        Some((end, _)) => query[..end].rsplit_once(' ').map_or(&query[..end], |(whole, _)| whole),
        None => query,
    };
    let mut typed: Vec<String> = Vec::new();
    for term in terms(head).split_ascii_whitespace() {
        if typed.len() < MAX_TERMS && !typed.iter().any(|known| known == term) {
            typed.push(term.to_owned());
        }
    }
    typed
}
