//! The app around its screens: the frame, the tab bar, what each page is called, and what the browser takes up of a finished page.

#[cfg(feature = "ssr")]
pub mod frame;
#[cfg(feature = "hydrate")]
pub mod live;
#[cfg(feature = "ssr")]
pub mod pages;
#[cfg(feature = "ssr")]
pub mod tab_bar;
