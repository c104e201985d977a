//! What the map says beside its signs.

use crate::words::way::distance_in_words;

/// While the map is to turn with the phone, and nothing tells how the phone is turned.
pub const STAYS_NORTH: &str = "Your phone does not tell which way you face: north is up.";

/// The length of the scale bar: `50 m`, `1 km`, `5 m`.
pub fn length_in_words(metres: u32) -> String {
    match metres {
        0..10 => metres.to_string() + " m",
        10..1000 => distance_in_words(f64::from(metres)),
        _ => (metres / 1000).to_string() + " km",
    }
}

/// The walk to a ring: `10 min`.
pub fn minutes_in_words(minutes: u32) -> String {
    minutes.to_string() + " min"
}
