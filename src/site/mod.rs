//! THE BUILDER, native only: writes every page as finished HTML, names files by their bytes, and serves the result.

pub mod address;
pub mod assets;
pub mod build;
pub mod bundle;
pub mod check;
pub mod command;
pub mod compress;
pub mod document;
pub mod edition;
pub mod headers;
pub mod hosting;
pub mod npm;
pub mod prerender;
pub mod published;
pub mod scripts;
pub mod serve;
pub mod style;
pub mod worker;

/// What went wrong, as a sentence for the person at the keyboard.
pub type Error = Box<dyn std::error::Error + Send + Sync>;
