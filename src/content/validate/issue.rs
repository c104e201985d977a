//! What is wrong with content: the item, the field and how to fix it; where people edit it, the file too.

use std::fmt;

/// What is wrong with a piece of content, and how to fix it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Issue {
    /// Which item: a place's id, or `the whole file`.
    pub item: String,
    pub field: String,
    /// What is wrong and how to fix it, in whole sentences.
    pub fix: String,
}

impl fmt::Display for Issue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}: {}", self.item, self.field, self.fix)
    }
}
