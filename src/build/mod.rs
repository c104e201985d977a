//! THE BUILDER, native only: writes every page as finished HTML and fingerprints its files.

pub mod address;
pub mod bundle;
pub mod check;
pub mod command;
pub mod document;
pub mod esbuild;
pub mod licences;
pub mod npm;
pub mod pages;
pub mod parts;
pub mod patrol;
pub mod precache;
pub mod prerender;
pub mod published;
pub mod scripts;
pub mod service_worker;
pub mod site;
pub mod split;
pub mod streets;
pub mod style;
pub mod verify;
