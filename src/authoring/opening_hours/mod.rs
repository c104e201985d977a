//! OpenStreetMap's `opening_hours` notation, the part of it that can be read in one way alone, compiled to minutes of the week.

pub mod ambiguity;
pub mod characters;
pub mod compile;
pub mod days;
pub mod notation;
pub mod parse;
pub mod week;
pub mod written;
