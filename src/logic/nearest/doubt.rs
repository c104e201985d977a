//! Doubt: what may go wrong at a place, in minutes of walking that would be lost by it.

use chrono::NaiveDateTime;

use crate::content::place::{Audience, Place};

use crate::logic::time::opening::Opening;

/// How many minutes each doubt weighs: so much farther away may a place without it be, and still come first.
pub struct Weights {
    /// Said to be open, by one source or an old one. At 0 a rumour round the corner beats a place that is surely open a minute
    /// farther on; when it is large nobody is sent to the Safe Haven beside them, and all walk to a campus.
    pub reported: f64,
    /// Nobody gives its hours. At 0 people stand before a dark door; when it is large even the police station across the road
    /// stands below a place for others on the far side of the city.
    pub hours_not_known: f64,
    /// Past its review-by date. At 0 what was true years ago counts as news; when it is large a place that nobody has looked
    /// at again this month is as good as lost.
    pub past_review: f64,
    /// For a group that the person has not said they belong to. At 0 a visitor is sent to a desk for students; when it is large
    /// nobody is ever sent to the one desk that is surely open at half past six.
    pub not_a_member: f64,
    /// Nobody has published where it is: the walk to it is not known either.
    pub no_position: f64,
}

/// `hours_not_known` and `not_a_member` are as far apart as the police station and the desk that is open day and night are in
/// walking: wherever one stands, a place that is open comes before one that may be shut.
pub const WEIGHTS: Weights =
    Weights { reported: 6.0, hours_not_known: 22.0, past_review: 10.0, not_a_member: 10.0, no_position: 30.0 };

/// The doubt of a place, in minutes, given what may be said of its hours on arrival. Whether it is closed is no doubt: see
/// [`crate::logic::nearest::ranking`]. `membership`: the group that the person has said they belong to.
pub fn doubt(place: &Place, on_arrival: Opening, now: NaiveDateTime, membership: Option<Audience>) -> f64 {
    let Weights { reported, hours_not_known, past_review, not_a_member, no_position } = WEIGHTS;
    let hours = match on_arrival {
        Opening::ReportedOpen { .. } => reported,
        Opening::NotKnown => hours_not_known,
        _ => 0.0,
    };
    let is_member = place.audience.is_everyone() || membership == Some(place.audience);
    let when = |doubted: bool, weight: f64| if doubted { weight } else { 0.0 };
    hours
        + when(place.evidence.out_of_date(now), past_review)
        + when(!is_member, not_a_member)
        + when(place.position.is_none(), no_position)
}
