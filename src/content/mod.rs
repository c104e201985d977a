//! WHAT WE KNOW: places, services, situations, campaigns and the plan, with the evidence for each.
//!
//! `public/content/*.json` is edited by people. [`source`] reads it when the site is built and refuses what is wrong. What
//! follows the time or the place is lowered to a [`pack::Pack`], which comes with the program as a file of its own, kept and named by its bytes, and is served as `/content/pack.json` too; on the phone a copy of it lives in local
//! storage ([`stored`]). The texts of the fixed pages are the [`guide::Guide`], which the builder draws. Nothing else holds
//! content.

pub mod campaign;
pub mod check;
#[cfg(feature = "ssr")]
pub mod edited_json;
#[cfg(feature = "ssr")]
pub mod edition_check;
#[cfg(feature = "ssr")]
pub mod encoding;
pub mod entry;
pub mod evidence;
pub mod guide;
#[cfg(feature = "ssr")]
pub mod guide_check;
#[cfg(feature = "ssr")]
pub mod holidays;
pub mod hours;
#[cfg(feature = "ssr")]
pub mod links;
#[cfg(feature = "ssr")]
pub mod lower;
#[cfg(feature = "ssr")]
pub mod notation;
#[cfg(feature = "ssr")]
pub mod notation_reader;
#[cfg(feature = "ssr")]
pub mod notation_signs;
pub mod pack;
#[cfg(feature = "ssr")]
pub mod page_terms;
pub mod place;
pub mod plan;
#[cfg(feature = "ssr")]
pub mod provenance;
#[cfg(feature = "ssr")]
pub mod reading;
pub mod service;
#[cfg(feature = "ssr")]
pub mod signs;
pub mod situation;
#[cfg(feature = "ssr")]
pub mod source;
pub mod stored;
pub mod terms;
#[cfg(feature = "ssr")]
pub mod two_ways;
