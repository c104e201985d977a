//! What content must keep to: the same rules when the site is built and on the phone.

pub mod facts;
pub mod issue;
#[cfg(feature = "ssr")]
pub mod texts;
