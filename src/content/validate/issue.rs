//! What is wrong with content: the item, the field and how to mend it; where people edit it, the file too.

use std::fmt;

/// What is wrong with a piece of content, and how to mend it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// Which item: a place's id, or `the whole file`.
    pub item: String,
    pub field: String,
    /// What is wrong and how to mend it, in whole sentences.
    pub mend: String,
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}: {}", self.item, self.field, self.mend)
    }
}
