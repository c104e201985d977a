//! Doubt: the risk that a walk to a place is in vain, in minutes of walking.

use chrono::NaiveDateTime;

use crate::content::place::{Audience, Place};

use crate::logic::time::opening::Opening;

/// The weight of each doubt in minutes: how much farther away a place without the doubt may be and still rank first.
pub struct Weights {
    /// Reported open, not confirmed. At 0 a rumour beats a confirmed place one minute farther on; if large, a Safe Haven nearby
    /// ranks below a distant campus.
    pub reported: f64,
    /// No source gives the hours. At 0 people may reach a closed door; if large, the police station across the road ranks below a
    /// place for another group on the far side of the city.
    pub hours_not_known: f64,
    /// Past its review-by date. At 0 old facts count as current; if large, a place that is a month overdue never ranks.
    pub past_review: f64,
    /// For a group that the person has not named. At 0 a visitor is sent to a desk for students; if large, nobody is sent to the
    /// only desk that is confirmed open at half past six.
    pub not_a_member: f64,
    /// The place has no position, so the walk is not known.
    pub no_position: f64,
}

/// `hours_not_known` exceeds `not_a_member` by the walk between the police station and the desk that is open day and night:
/// from anywhere, an open place ranks before one that may be closed.
pub const WEIGHTS: Weights =
    Weights { reported: 6.0, hours_not_known: 22.0, past_review: 10.0, not_a_member: 10.0, no_position: 30.0 };

/// The doubt of a place in minutes. `on_arrival`: its opening state after the walk; a closed place is handled in
/// [`crate::logic::nearest::ranking`]. `membership`: the group that the person named.
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
