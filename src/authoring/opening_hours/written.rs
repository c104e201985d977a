//! Opening hours in the notation, as edited.

use std::fmt;

use chrono::NaiveDate;
use serde::de::{Deserialize, Deserializer, Error, Visitor};

use crate::authoring::opening_hours::compile::compile_opening_hours;
use crate::content::hours::Hours;

/// Opening hours as OpenStreetMap writes them, London time: `24/7`, `Mo-Su 17:00-05:00`, or `Mo-Fr 09:00-17:00; 2026 Dec 25 off`. A
/// comma puts hours beside the others: `Fr-Sa 19:00-03:00, Su 19:00-01:00`, or one longer night: `Mo-Su 17:00-05:00, 2026 Dec 31
/// 17:00-07:00`. A semicolon puts hours instead of the others on its days, from midnight to midnight. Bank holidays and terms: write
/// the coming dates out, last: `24/7; 2026 Dec 25-26,2027 Jan 1 off`. `null` where nobody gives them, or no end.
#[derive(Clone, Debug, PartialEq, schemars::JsonSchema)]
pub struct WrittenHours(pub String);

impl WrittenHours {
    /// The minutes of the days from `first` to `last`.
    ///
    /// # Errors
    /// The issue and the fix, in a sentence.
    pub fn compile(&self, first: NaiveDate, last: NaiveDate) -> Result<Hours, String> {
        compile_opening_hours(&self.0, first, last)
    }
}

impl<'de> Deserialize<'de> for WrittenHours {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        from.deserialize_str(Quoted)
    }
}

/// Explains missing quotation marks.
struct Quoted;

impl Visitor<'_> for Quoted {
    type Value = WrittenHours;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("hours in quotation marks, like \"Mo-Su 17:00-05:00\", or null")
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<WrittenHours, E> {
        Ok(WrittenHours(text.to_owned()))
    }
}
