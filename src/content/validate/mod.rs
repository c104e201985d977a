//! The validation of content, the same in the build and on the phone.

pub mod facts;
pub mod issue;
pub mod texts;
