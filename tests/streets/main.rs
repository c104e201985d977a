//! The tests of the streets: the importer, the format, the way, the words, the picture.

mod labels;
mod near;
mod picture;
mod place_on;
mod plan;
