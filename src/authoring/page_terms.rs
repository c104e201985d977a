//! The terms of the text of each fixed page, by which the search finds it. Native only.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;
use serde_json::Value;

use crate::content::entry::{Entry, Phrase};
use crate::content::terms::terms;

/// A term on more pages than this does not distinguish them, and would cost bytes in each entry.
const MOST_PAGES: usize = 8;

/// Converts sayings to terms, and removes duplicates.
pub fn phrase_terms(mut all: Vec<Phrase>) -> Vec<Phrase> {
    for Phrase { phrases, .. } in &mut all {
        let mut seen = BTreeSet::new();
        phrases.iter_mut().for_each(|words| *words = terms(words));
        phrases.retain(|words| seen.insert(words.clone()));
    }
    all
}

/// The sentences of a page: every string with more than one word, except those of its evidence.
pub fn sentences(page: &impl Serialize) -> Vec<String> {
    fn collect_texts(value: Value, into: &mut Vec<String>) {
        match value {
            Value::String(text) if text.contains(' ') => into.push(text),
            Value::Array(all) => all.into_iter().for_each(|item| collect_texts(item, into)),
            Value::Object(fields) => {
                fields
                    .into_iter()
                    .filter(|(name, _)| name != "evidence")
                    .for_each(|(_, field)| collect_texts(field, into));
            }
            _ => {}
        }
    }
    let mut all = Vec::new();
    collect_texts(serde_json::to_value(page).unwrap_or_default(), &mut all);
    all
}

/// Sets the terms of each entry: those of the sentences of its page that are not in its title and line and on few other pages.
/// `sentences`: by path.
pub fn add(entries: &mut [Entry], sentences: &BTreeMap<String, Vec<String>>) {
    let of_page = |entry: &Entry| -> BTreeSet<String> {
        let text = sentences.get(&entry.path).map(|sentences| sentences.join(" ")).unwrap_or_default();
        let shown = terms(&format!("{} {}", entry.title, entry.line));
        let is_new = |term: &&str| term.len() > 2 && !shown.split(' ').any(|known| known == *term);
        terms(&text).split(' ').filter(is_new).map(str::to_owned).collect()
    };
    let all: Vec<BTreeSet<String>> = entries.iter().map(of_page).collect();
    let mut pages: BTreeMap<&String, usize> = BTreeMap::new();
    all.iter().flatten().for_each(|term| *pages.entry(term).or_default() += 1);
    for (entry, page_terms) in entries.iter_mut().zip(&all) {
        let significant: Vec<&str> =
            page_terms.iter().filter(|term| pages[term] <= MOST_PAGES).map(String::as_str).collect();
        entry.text = significant.join(" ");
    }
}
