//! A shift line by line: what a store said it had is there, whatever became of the phone.

mod go_on;
mod keys;
mod lines;
mod made;
mod state;
mod stores;
mod summary;
mod text;
mod write;
