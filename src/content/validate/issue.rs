//! An issue of content: the item, the field and the fix.

use std::fmt;

/// An issue of an item, with its fix.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Issue {
    /// The item: `place "<id>"`, or `the whole file`.
    pub item: String,
    pub field: String,
    /// The issue and the fix, in whole sentences.
    pub fix: String,
}

impl fmt::Display for Issue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}: {}", self.item, self.field, self.fix)
    }
}
