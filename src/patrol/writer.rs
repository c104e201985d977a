//! Who counted: one phone in one shift.

/// The id of a phone in a shift: random, made anew for each shift, and whenever the storage of the phone shows a break (wiped, restored,
/// copied). It says nothing about the phone or the person.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Writer(pub u64);
