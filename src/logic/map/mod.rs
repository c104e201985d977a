//! The sums of the map: where on the picture a place stands, what fingers do to it, which names fit, how long its scale is.

pub mod fingers;
pub mod labels;
pub mod projection;
pub mod rings;
pub mod scale_bar;
pub mod view;
