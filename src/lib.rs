//! Safe Night Canterbury: where help is at night, on the phone, with no signal.
//!
//! The map of the house. Data goes one way: people edit `public/content/`; [`content`] checks it, and nothing else holds
//! it; [`finder`] does the sums and knows no browser; [`pages`] ask it and draw the answer with [`components`];
//! [`browser`] has one file for each browser API. The site builder, `site`, is native: with [`app`] it writes every page as
//! finished HTML, so the first screen needs no script. In the browser, [`live`] takes up the parts of a page that follow
//! the time and the place, and leaves the rest as it is.

/// The name of the app.
pub const APP_NAME: &str = "Safe Night Canterbury";

#[cfg(feature = "ssr")]
pub mod app;
pub mod browser;
pub mod components;
pub mod content;
pub mod finder;
#[cfg(feature = "hydrate")]
pub mod live;
pub mod pages;
pub mod routes;
#[cfg(feature = "ssr")]
pub mod site;

#[cfg(all(feature = "hydrate", feature = "ssr"))]
compile_error!("`hydrate` and `ssr` are two builds of the app: choose one");
