//! THE SUMS: how far, which way, how long, is it open, which first. Pure: no browser, no Leptos.

pub mod geo;
pub mod nearest;
#[cfg(feature = "ssr")]
pub mod provenance;
pub mod qr_code;
pub mod search;
pub mod time;
