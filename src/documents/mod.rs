//! The plain documents, native only: pages that nobody needs with a timer running, and that stay documents.

pub mod accessibility;
pub mod components;
pub mod licences;
pub mod print;
