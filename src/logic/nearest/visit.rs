//! Going to a place: is it open now, and when one arrives?

use chrono::{Duration, NaiveDateTime};

use crate::content::place::Place;

use crate::logic::geo::distance::walking_minutes;
use crate::logic::geo::leg::leg;
use crate::logic::geo::location::{Fix, far_from_canterbury};
use crate::logic::time::opening::{Opening, meaning, opening};

/// What may be said of a place's hours at two moments.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Visit {
    pub now: Opening,
    /// After the walk. The same as now, where the walk is not known.
    pub on_arrival: Opening,
}

/// The visit of somebody who sets out now. Nobody walks to Canterbury from far away, so from there it is told as it is now.
pub fn visit(place: &Place, fix: Option<Fix>, now: NaiveDateTime) -> Visit {
    let near = fix.filter(|fix| far_from_canterbury(*fix).is_none());
    let minutes = near.and_then(|fix| leg(fix, place)).map_or(0, |leg| walking_minutes(leg.distance_m));
    Visit { now: opening(place, now), on_arrival: opening(place, now + Duration::minutes(minutes.into())) }
}

impl Visit {
    /// What the sign says in its colour: `open` is sure, `reported` is not, `closed` is no or not known.
    pub fn meaning(self) -> &'static str {
        meaning(self.on_arrival)
    }
}
