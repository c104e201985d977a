//! What the answer says about itself: how sure it is of the place, and what is known of the location.

use chrono::NaiveDateTime;

use crate::content::place::Place;

use super::distance::distance_in_words;
use super::location::{Location, far_from_canterbury, is_rough};
use super::opening::opening;
use super::ranking::{cannot_separate, tier, way};

/// How sure it is that the nearest place is open, in words.
pub fn how_sure(nearest: Option<(Place, NaiveDateTime)>) -> &'static str {
    match nearest.map(|(place, now)| tier(opening(&place, now))) {
        Some(0) => "Nearest, open now",
        Some(1) => "Nearest, reported open",
        _ => "Nearest. We do not know if it is open",
    }
}

/// What there is to say about the location: never more than two short sentences. `order` is that of the places where people
/// can help, as indices into `places`.
pub fn location_in_words(location: Location, order: &[usize], places: &[Place], now: Option<NaiveDateTime>) -> String {
    let fix = match location {
        Location::NotAsked => return String::new(),
        Location::Asking => return "Asking your phone where it is.".into(),
        Location::Refused => {
            return "Your phone did not share its location. That is fine: the list below works without it.".into();
        }
        Location::NoAnswer => return "Your phone has not answered yet. The list below works without it.".into(),
        Location::Unavailable => return "Your phone cannot tell where it is. The list below works without it.".into(),
        Location::Found(fix) => fix,
    };
    if let Some(distance) = far_from_canterbury(fix) {
        return format!("You are about {} from Canterbury. These places are there.", distance_in_words(distance));
    }
    let unsure = now.and_then(|now| {
        let [first, second] = [places.get(*order.first()?)?, places.get(*order.get(1)?)?];
        let same_tier = tier(opening(first, now)) == tier(opening(second, now));
        let near = cannot_separate(fix, way(fix, first)?, way(fix, second)?);
        (same_tier && near).then(|| format!(" It cannot tell if {} or {} is nearer.", first.name, second.name))
    });
    // A phone that claims to know to the metre is told no nearer than its distances are.
    let accuracy = distance_in_words(fix.accuracy_m.max(10.0));
    let only = if is_rough(fix) { " only" } else { "" };
    format!("Your phone{only} knows where you are to about {accuracy}.{}", unsure.unwrap_or_default())
}
