//! One file for each component that two pages or more use, and the frame around them.

pub mod answer;
#[cfg(feature = "ssr")]
pub mod care;
pub mod entry_list;
pub mod evidence;
#[cfg(feature = "ssr")]
pub mod exit;
#[cfg(feature = "ssr")]
pub mod fixed;
pub mod icon;
pub mod opening_state;
pub mod place_card;
pub mod place_list;
pub mod screen;
pub mod search;
pub mod service_row;
pub mod stay_awake;
#[cfg(feature = "ssr")]
pub mod tabs;
pub mod text;
pub mod way;
