//! THE SUMS: how far, which way, how long, is it open, which first. Pure: no browser, no Leptos.

pub mod answer;
pub mod answer_in_words;
pub mod distance;
pub mod doubt;
pub mod hours_in_words;
pub mod leg;
pub mod location;
pub mod london;
pub mod opening;
pub mod qr_code;
pub mod ranking;
pub mod search;
pub mod visit;
