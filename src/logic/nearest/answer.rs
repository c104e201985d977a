//! The answer: the place to go to, and the one after it.

use crate::logic::geo::location::far_from_canterbury;
use crate::logic::nearest::ranking::{Ranking, Seeker};

/// The answer of a ranking, as indices into the places that were ranked.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Answer {
    /// The place to go to. `None`: no place is open within reach, or the fix or the time is not known.
    pub first: Option<usize>,
    /// The place to go to if nobody answers at the first; the first one beyond reach if none is within reach.
    pub next: Option<usize>,
    /// Whether the person is in or near the city and no place is within reach.
    pub nothing_open: bool,
}

/// The answer of a ranking for a seeker.
pub fn answer(ranking: &Ranking, Seeker { fix, now, .. }: Seeker) -> Answer {
    let (Some(fix), Some(_)) = (fix, now) else { return Answer::default() };
    let mut open = ranking.order.iter().take(ranking.open).copied();
    if ranking.near == 0 {
        return Answer { first: None, next: open.next(), nothing_open: far_from_canterbury(fix).is_none() };
    }
    Answer { first: open.next(), next: open.next(), nothing_open: false }
}
