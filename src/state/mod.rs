//! What outlives a screen. On the server, where there is no browser, each stays at its first value.

#[cfg(feature = "ssr")]
pub mod build;
pub mod clock;
pub mod knowledge;
#[cfg(feature = "ssr")]
pub mod licences;
pub mod location;
pub mod membership;
