//! The tests of the streets: the importer, the format, the way, the words, the picture.

mod routing;
mod sketch;
