//! What is written down: never who.

/// A note of a shift.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// Milliseconds since 1970 by the clock of the phone.
    pub at_ms: i64,
    /// The number of its kind in the content.
    pub kind: u8,
    pub text: String,
}
