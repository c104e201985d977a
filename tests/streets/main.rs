//! The tests of the streets: the importer, the format, the way, the words, the picture.

mod follow;
mod routing;
mod sketch;
mod speech;
mod town;
mod turns;
mod walks;
mod words;
