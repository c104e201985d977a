//! The plain documents, native only: pages without parts that change.

pub mod accessibility;
pub mod components;
pub mod licences;
pub mod print;
