//! What in a note looks as if it told who somebody is. The rules are few and simple: they warn and never forbid, and
//! they miss some. `tests/patrol/notes.tsv` says how many.
//!
//! ```text
//! words.rs     the words of a note                    digits.rs    phone numbers, dates of birth
//! signs.rs     e-mail addresses, names after an @     plates.rs    number plates, postcodes
//! names.rs     names after "called", "named", "name"
//! ```

mod digits;
mod names;
mod plates;
mod signs;
mod words;

use std::ops::Range;

use words::Words;

/// What it looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    Phone,
    Email,
    Birth,
    Plate,
    /// A postcode, with the number of a house.
    Home,
    Name,
    /// A name on social media.
    Handle,
}

impl Kind {
    /// What to say about it.
    pub fn in_words(self) -> &'static str {
        match self {
            Self::Phone => "This looks like a phone number.",
            Self::Email => "This looks like an email address.",
            Self::Birth => "This looks like a date of birth.",
            Self::Plate => "This looks like a number plate.",
            Self::Home => "This looks like a home address.",
            Self::Name => "This looks like a name.",
            Self::Handle => "This looks like a name on social media.",
        }
    }
}

/// Something that looks as if it told who somebody is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    pub kind: Kind,
    /// Where it is in the note, in bytes.
    pub range: Range<usize>,
}

/// The most bytes of a note that are looked at: notes are short.
const LONGEST: usize = 4_000;

/// All that looks so, from the first on. None lies in another of its kind.
pub fn findings(note: &str) -> Vec<Finding> {
    let end = (0..=LONGEST.min(note.len())).rev().find(|end| note.is_char_boundary(*end)).unwrap_or(0);
    let words = Words::of(note.get(..end).unwrap_or_default());
    let mut found = Vec::new();
    let mut add =
        |kind, ranges: Vec<Range<usize>>| found.extend(ranges.into_iter().map(|range| Finding { kind, range }));
    add(Kind::Phone, digits::phones(&words));
    add(Kind::Birth, digits::births(&words));
    add(Kind::Email, signs::emails(&words));
    add(Kind::Handle, signs::handles(&words));
    add(Kind::Plate, plates::plates(&words));
    add(Kind::Home, plates::homes(&words));
    add(Kind::Name, names::names(&words));
    found.sort_by_key(|finding| (finding.range.start, finding.kind));
    found
}
