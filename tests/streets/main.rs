//! The tests of the streets: the importer, the format, the way, the words, the picture.

mod closures;
mod oracle;
mod reference;
mod routing;
mod rules;
mod sketch;
mod snapping;
