//! The app around its screens: the frame, the tab bar, the titles of screens, and in the browser the living parts and the navigation.

#[cfg(feature = "ssr")]
pub mod frame;
#[cfg(feature = "app")]
pub mod live;
#[cfg(feature = "app")]
pub mod navigation;
pub mod pages;
pub mod route_screen;
#[cfg(feature = "app")]
pub mod second_module;
#[cfg(feature = "app")]
pub mod shared;
pub mod tab_bar;
