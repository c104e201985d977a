//! The tests of the streets: the importer, the format, the way, the words, the picture.

#[cfg(feature = "import")]
mod city;
mod closures;
mod follow;
mod oracle;
mod reference;
mod routing;
mod rules;
mod sketch;
mod snapping;
mod speech;
mod town;
mod turns;
mod walks;
mod words;
