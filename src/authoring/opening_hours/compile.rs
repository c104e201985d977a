//! Compiles OpenStreetMap's `opening_hours` notation to the minutes that the phone reads. Native only.

use std::cell::RefCell;
use std::collections::BTreeMap;

use chrono::NaiveDate;

use crate::authoring::opening_hours::ambiguity::Question;
use crate::authoring::opening_hours::parse::parse;
use crate::authoring::opening_hours::week::{Refusal, compile_rules};
use crate::content::hours::Hours;

/// What a notation was lowered to for a span of days, or why it was refused.
type Lowered = BTreeMap<(String, NaiveDate, NaiveDate), Result<Hours, String>>;

/// Lowers a notation for the days from `first` to `last`. Each is worked out once: most entries say the same, `24/7`.
///
/// # Errors
/// A sentence that says what is wrong and how to mend it.
pub fn lower(notation: &str, first: NaiveDate, last: NaiveDate) -> Result<Hours, String> {
    thread_local! { static LOWERED: RefCell<Lowered> = RefCell::default(); }
    let key = (notation.to_owned(), first, last);
    if let Some(known) = LOWERED.with_borrow(|known| known.get(&key).cloned()) {
        return known;
    }
    let lowered = compile(notation, first, last);
    LOWERED.with_borrow_mut(|known| known.insert(key, lowered.clone()));
    lowered
}

fn compile(notation: &str, first: NaiveDate, last: NaiveDate) -> Result<Hours, String> {
    let rules = parse(notation)?;
    compile_rules(&rules, first, last).map_err(|refusal| match refusal {
        Refusal::Doubt(doubt) => Question { rules: &rules, first, last }.sentence(doubt),
        Refusal::Sentence(sentence) => sentence,
    })
}
