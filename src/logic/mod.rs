//! THE SUMS: distance, direction, walking time, opening state, ranking, search. Pure: no browser, no Leptos.

pub mod geo;
pub mod home_screen;
pub mod map;
pub mod nearest;
pub mod percent_encoding;
pub mod picture;
pub mod provenance;
pub mod qr_code;
pub mod search;
pub mod text_message;
pub mod time;
pub mod vcard;
pub mod walk;
