//! The app around its screens: the frame, the tab bar, the titles of pages, and the hydration in the browser.

#[cfg(feature = "ssr")]
pub mod frame;
#[cfg(feature = "hydrate")]
pub mod live;
#[cfg(feature = "ssr")]
pub mod pages;
#[cfg(feature = "ssr")]
pub mod tab_bar;
