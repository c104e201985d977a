//! Compiles OpenStreetMap's `opening_hours` notation to the minutes that the phone reads. Native only.

use std::cell::RefCell;
use std::collections::BTreeMap;

use chrono::NaiveDate;

use crate::authoring::opening_hours::ambiguity::Question;
use crate::authoring::opening_hours::parse::parse;
use crate::authoring::opening_hours::week::{Refusal, compile_rules};
use crate::content::hours::Hours;

/// The result for a notation and a span of days.
type Compiled = BTreeMap<(String, NaiveDate, NaiveDate), Result<Hours, String>>;

/// Compiles a notation for the days from `first` to `last`. Results are cached: many items have the same notation, `24/7`.
///
/// # Errors
/// The issue and the fix, in a sentence.
pub fn compile_opening_hours(notation: &str, first: NaiveDate, last: NaiveDate) -> Result<Hours, String> {
    thread_local! { static COMPILED: RefCell<Compiled> = RefCell::default(); }
    let key = (notation.to_owned(), first, last);
    if let Some(known) = COMPILED.with_borrow(|known| known.get(&key).cloned()) {
        return known;
    }
    let compiled = compile(notation, first, last);
    COMPILED.with_borrow_mut(|known| known.insert(key, compiled.clone()));
    compiled
}

fn compile(notation: &str, first: NaiveDate, last: NaiveDate) -> Result<Hours, String> {
    let rules = parse(notation)?;
    compile_rules(&rules, first, last).map_err(|refusal| match refusal {
        Refusal::Doubt(doubt) => Question { rules: &rules, first, last }.sentence(doubt),
        Refusal::Sentence(sentence) => sentence,
    })
}
