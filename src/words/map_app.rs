//! A place for the map app of the phone, and its coordinates.

use crate::content::place::Position;
use crate::logic::home_screen::Agent;
use crate::logic::percent_encoding::percent_encoded;
use crate::words::degrees::degrees;

/// Decimal places of a degree: about a metre.
const PLACES: u32 = 5;

/// The address that opens a place in the map app of the phone; elsewhere the page of a map. `None` for the agent: not known yet.
///
/// - iPhone and iPad: the way on foot, by the [map links of Apple](https://developer.apple.com/library/archive/featuredarticles/iPhoneURLScheme_Reference/MapLinks/MapLinks.html).
///   They do not know `geo:`.
/// - Android: `geo:`, which any map app takes, [with a named pin](https://developer.android.com/guide/components/intents-common#ViewMap).
///   Comma and brackets stand as they are: some apps read nothing else.
/// - Elsewhere: OpenStreetMap, with a mark.
pub fn map_address(agent: Option<&Agent>, at: Position, name: &str) -> String {
    let (lat, lon) = (degrees(at.lat, PLACES), degrees(at.lon, PLACES));
    let both = [&lat, ",", &lon].concat();
    match agent {
        Some(agent) if agent.is_apple() => ["https://maps.apple.com/?daddr=", &both, "&dirflg=w"].concat(),
        Some(agent) if agent.says("Android") => {
            ["geo:", &both, "?q=", &both, "(", &percent_encoded(name), ")"].concat()
        }
        _ => ["https://www.openstreetmap.org/?mlat=", &lat, "&mlon=", &lon, "#map=18/", &lat, "/", &lon].concat(),
    }
}

/// The coordinates as map apps read them, to five places: about a metre. `51.27670, 1.08048`
pub fn coordinates(at: Position) -> String {
    [degrees(at.lat, PLACES), degrees(at.lon, PLACES)].join(", ")
}
