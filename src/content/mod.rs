//! WHAT WE KNOW: places, services, situations, campaigns and the plan, with the evidence for each. No Leptos; both builds.
//!
//! [`crate::authoring`] compiles the edited files to one [`knowledge::Knowledge`]. It ships as a fingerprinted file with the program
//! and is served as `/content/knowledge.json` too; phones store a copy in local storage ([`stored`]).

pub mod campaign;
pub mod edited;
pub mod entry;
pub mod evidence;
pub mod grid_shift;
pub mod hours;
pub mod knowledge;
pub mod links;
pub mod page;
#[cfg(feature = "ssr")]
pub mod patrol;
pub mod place;
pub mod plan;
pub mod poster;
pub mod reading;
pub mod service;
#[cfg(feature = "ssr")]
pub mod shapes;
pub mod situation;
pub mod stored;
pub mod terms;
pub mod validate;
