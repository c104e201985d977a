//! What the arrow to a place says, in words.

use crate::content::place::Place;
use crate::logic::geo::guide::{Look, Progress};
use crate::logic::geo::heading::{Compass, Top};
use crate::logic::geo::location::Fix;
use crate::words::way::compass_word;

/// The button that starts it, and the same that ends it.
pub const START: &str = "Which way is it?";
pub const STOP: &str = "Stop the arrow";

/// Beside the link to the map app of the phone.
pub const NEEDS_DATA: &str = "needs data";

/// After a tap that copies the coordinates.
pub const COPIED: &str = "Copied.";
pub const NOT_COPIED: &str = "That did not work. Hold your finger on the numbers instead.";

/// The words beside the arrow: `To your right, past Westgate Towers.`, `Close: look for the library. Press the button.` `past`: the
/// name of the landmark that stands on the way. Empty: the direction is not known.
pub fn way_words(look: Look, place: &Place, past: Option<&str>) -> String {
    let arrived = match look.progress {
        Some(Progress::There) => Some("You are there: "),
        Some(Progress::Close) => Some("Close: look for "),
        Some(Progress::Far) | None => None,
    };
    if let Some(arrived) = arrived {
        let way_in = place.way_in.as_deref().or(place.address.as_deref());
        return [arrived, &place.name, ".", way_in.map_or("", |_| " "), way_in.unwrap_or_default()].concat();
    }
    let Some(bearing) = look.bearing else { return String::new() };
    let past = past.map(|name| [", past ", name].concat()).unwrap_or_default();
    match look.side {
        Some(side) => [side_word(side), &past, "."].concat(),
        None => ["To the ", compass_word(bearing), &past, "."].concat(),
    }
}

/// A side in words.
fn side_word(side: u8) -> &'static str {
    const SIDES: [&str; 8] = [
        "Straight ahead",
        "Ahead, to your right",
        "To your right",
        "Behind you, to your right",
        "Behind you",
        "Behind you, to your left",
        "To your left",
        "Ahead, to your left",
    ];
    SIDES[usize::from(side) % SIDES.len()]
}

/// A fix is told from this accuracy on, in metres: a better one is as good as the way is told.
const TOLD_FROM_M: f64 = 25.0;

/// Whether the message on the location is worth a line: the fix is missing, rough, old or chosen.
pub fn tells_location(fix: Option<Fix>, is_chosen: bool) -> bool {
    is_chosen || fix.is_none_or(|fix| fix.accuracy_m > TOLD_FROM_M || fix.is_old())
}

/// What the arrow is worth: empty if it turns with the phone or with the walk.
pub fn arrow_words(compass: Compass, top: Top) -> String {
    const NORTH_UP: &str = "This arrow is for a map: north is at the top. When you walk, it turns your way.";
    let why = match (top, compass) {
        (Top::Heading(_), _) => return String::new(),
        (Top::Unsure, _) => {
            return "Your phone is not sure which way you face. Move it in the shape of an 8.".to_owned();
        }
        (Top::North, Compass::Asking) => "Asking your phone which way you face. ",
        (Top::North, Compass::Refused) => {
            "Your phone did not share its compass. That is fine. To ask again, stop the arrow and start it. "
        }
        (Top::North, Compass::Forbidden) => {
            "This page was saved without the compass. To have it, close the app and open it again. "
        }
        (Top::North, _) => "Your phone has no compass that answers. ",
    };
    [why, NORTH_UP].concat()
}
