//! One file for each component that two pages or more use, and the frame around them.

pub mod answer;
pub mod icon;
pub mod opening_state;
pub mod place_card;
pub mod place_list;
pub mod screen;
pub mod tabs;
pub mod text;
pub mod way;
