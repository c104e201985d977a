//! OpenStreetMap's `opening_hours` notation, its unambiguous subset, compiled to minutes of the week.

pub mod ambiguity;
pub mod characters;
pub mod compile;
pub mod days;
pub mod every_week;
pub mod notation;
pub mod parse;
pub mod week;
pub mod written;
