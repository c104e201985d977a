//! What content must keep to: the same rules when the site is built and on the phone.

pub mod facts;
#[cfg(feature = "ssr")]
pub mod guide;
pub mod issue;
