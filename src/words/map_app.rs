//! A place for the map app of the phone, and its coordinates.

use crate::content::place::Position;
use crate::logic::home_screen::Agent;

/// The address that opens a place in the map app of the phone; elsewhere the page of a map. `None` for the agent: not known yet.
///
/// - iPhone and iPad: the way on foot, by the [map links of Apple](https://developer.apple.com/library/archive/featuredarticles/iPhoneURLScheme_Reference/MapLinks/MapLinks.html).
///   They do not know `geo:`.
/// - Android: `geo:`, which any map app takes, [with a named pin](https://developer.android.com/guide/components/intents-common#ViewMap).
///   Comma and brackets stand as they are: some apps read nothing else.
/// - Elsewhere: OpenStreetMap, with a mark.
pub fn map_address(agent: Option<&Agent>, at: Position, name: &str) -> String {
    let (lat, lon) = (degrees(at.lat), degrees(at.lon));
    let both = [&lat, ",", &lon].concat();
    match agent {
        Some(agent) if agent.is_apple() => ["https://maps.apple.com/?daddr=", &both, "&dirflg=w"].concat(),
        Some(agent) if agent.says("Android") => ["geo:", &both, "?q=", &both, "(", &encoded(name), ")"].concat(),
        _ => ["https://www.openstreetmap.org/?mlat=", &lat, "&mlon=", &lon, "#map=18/", &lat, "/", &lon].concat(),
    }
}

/// The coordinates as map apps read them, to five places: about a metre. `51.27670, 1.08048`
pub fn coordinates(at: Position) -> String {
    [degrees(at.lat), degrees(at.lon)].join(", ")
}

/// Degrees to five places, with a point in every language of the phone. In whole numbers: the printing of others is a thirtieth of the
/// program.
fn degrees(degrees: f64) -> String {
    const ZEROS: &str = "00000";
    let parts = (degrees.abs() * 100_000.0).round() as u32;
    let (whole, rest) = ((parts / 100_000).to_string(), (parts % 100_000).to_string());
    let sign = if degrees < 0.0 && parts > 0 { "-" } else { "" };
    let zeros = ZEROS.get(rest.len()..).unwrap_or_default();
    [sign, &whole, ".", zeros, &rest].concat()
}

/// A text in an address: every byte of its UTF-8 but letters, digits and `-._~`, in hexadecimal (RFC 3986).
fn encoded(text: &str) -> String {
    const DIGITS: &[u8; 16] = b"0123456789ABCDEF";
    let mut address = String::new();
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            address.push(char::from(byte));
        } else {
            address.push('%');
            for half in [byte >> 4, byte & 15] {
                address.push(char::from(DIGITS[usize::from(half)]));
            }
        }
    }
    address
}
