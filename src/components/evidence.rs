//! The evidence of an item: its sources, the day it was checked, and whether it may be out of date.

use chrono::NaiveDate;
use leptos::prelude::*;

use crate::components::elements::{p, span};
use crate::content::evidence::{Confidence, Evidence};
use crate::content::knowledge::Knowledge;
use crate::state::clock::Clock;
use crate::words::clock::date_in_words;

pub const OUT_OF_DATE: &str = "May be out of date. Check before you rely on it.";

/// The out-of-date warning of an item. Empty until the time is known, and while the item is current.
pub fn age(evidence: &Evidence) -> AnyView {
    p("old", age_words(evidence.checked, evidence.review_by))
}

/// The words of [`age`], for an item that is current from `checked` to `review_by`, both included.
pub fn age_words(checked: NaiveDate, review_by: NaiveDate) -> Signal<String> {
    let Clock(now) = expect_context();
    Signal::derive(move || match now.get() {
        Some(now) if !(checked..=review_by).contains(&now.date()) => OUT_OF_DATE.to_owned(),
        _ => String::new(),
    })
}

/// The evidence in one line: `Confirmed. From: Kent Police (2024). Checked 23 November 2026.`
pub fn from_line(evidence: &Evidence) -> AnyView {
    let words = [" From: ", &sources_in_words(evidence), ". Checked ", &date_in_words(evidence.checked), "."].concat();
    p("note", vec![tag(evidence.confidence), words.into_any()])
}

/// The confidence as a tag.
pub fn tag(confidence: Confidence) -> AnyView {
    match confidence {
        Confidence::Confirmed => span("tag sure", "Confirmed"),
        Confidence::Reported => span("tag", "Not confirmed"),
    }
}

/// The link for corrections.
pub fn wrong_link(knowledge: &Knowledge) -> String {
    knowledge.corrections.clone().unwrap_or_else(|| "/about#wrong".into())
}

/// `Kent Police (2024); BBC News (December 2023)`
pub fn sources_in_words(evidence: &Evidence) -> String {
    let sources = evidence.sources.iter().map(|source| [&source.name, " (", &source.date, ")"].concat());
    sources.collect::<Vec<_>>().join("; ")
}
