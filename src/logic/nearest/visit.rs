//! The opening state of a place now and on arrival.

use chrono::{Duration, NaiveDateTime};

use crate::content::place::Place;

use crate::logic::geo::leg::{Leg, leg};
use crate::logic::geo::location::{Fix, far_from_canterbury};
use crate::logic::time::opening::{Opening, meaning, opening};

/// The opening state of a place at two moments.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Visit {
    pub now: Opening,
    /// After the walk. The same as `now` if the walk is not known.
    pub on_arrival: Opening,
}

/// The visit of a person who sets out now. From too far to walk, `on_arrival` is the state now.
pub fn visit(place: &Place, fix: Option<Fix>, now: NaiveDateTime) -> Visit {
    let near = fix.filter(|fix| far_from_canterbury(*fix).is_none());
    let minutes = near.and_then(|fix| leg(fix, place)).map_or(0, Leg::walking_minutes);
    Visit { now: opening(place, now), on_arrival: opening(place, now + Duration::minutes(minutes.into())) }
}

impl Visit {
    /// The colour of the state on arrival, see [`meaning`].
    pub fn meaning(self) -> &'static str {
        meaning(self.on_arrival)
    }
}
