//! WHAT WE KNOW: places, services, situations, campaigns and the plan, with the evidence for each. No Leptos; both builds.
//!
//! [`crate::authoring`] makes one [`knowledge::Knowledge`] of the files that people edit. It comes with the program as a fingerprinted
//! file and is served as `/content/knowledge.json` too; on the phone a copy of it lives in local storage ([`stored`]). Nothing else
//! holds content.

pub mod campaign;
#[cfg(feature = "ssr")]
pub mod edited;
pub mod entry;
pub mod evidence;
pub mod hours;
pub mod knowledge;
#[cfg(feature = "ssr")]
pub mod links;
#[cfg(feature = "ssr")]
pub mod page;
pub mod place;
pub mod plan;
#[cfg(feature = "ssr")]
pub mod poster;
pub mod service;
#[cfg(feature = "ssr")]
pub mod shapes;
pub mod situation;
pub mod stored;
pub mod terms;
pub mod validate;
