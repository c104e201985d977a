//! WHAT WE KNOW: the places, with the evidence for each.
//!
//! `public/content/*.json` is edited by people. [`source`] reads it when the app is built, refuses what is wrong and
//! lowers it to a [`pack::Pack`], which is compiled into the program ([`built_in`]) and served as `/content/pack.json`.
//! On the phone a copy of the pack lives in local storage ([`stored`]). Nothing else holds content.

pub mod check;
pub mod hours;
#[cfg(feature = "ssr")]
pub mod lower;
pub mod pack;
pub mod place;
#[cfg(feature = "ssr")]
pub mod source;
pub mod stored;

use pack::Pack;

/// The pack that this program was built with, as JSON.
pub const BUILT_IN_JSON: &str = include_str!(concat!(env!("OUT_DIR"), "/pack.json"));

/// The pack that this program was built with.
///
/// # Panics
/// Never in a finished build: the build script wrote this text from a pack that passed every check.
pub fn built_in() -> Pack {
    serde_json::from_str(BUILT_IN_JSON).expect("the build wrote a readable pack")
}
