//! The answer: of the places in their order, the one to go to, and what stands behind it.

use crate::logic::geo::location::far_from_canterbury;
use crate::logic::nearest::ranking::{Ranking, Seeker};

/// What is told of a ranking, as indices into the places that were ranked.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Answer {
    /// Where to go. `None`: nothing known is open within reach, or it is not known where or when the person is.
    pub first: Option<usize>,
    /// Where to go if nobody answers there; where nothing is within reach, the first one beyond it.
    pub next: Option<usize>,
    /// Whether it is known that nothing is within reach of somebody in or near the city.
    pub nothing_open: bool,
}

/// The answer for somebody somewhere.
pub fn answer(ranking: &Ranking, Seeker { fix, now, .. }: Seeker) -> Answer {
    let (Some(fix), Some(_)) = (fix, now) else { return Answer::default() };
    let mut open = ranking.order.iter().take(ranking.open).copied();
    if ranking.near == 0 {
        return Answer { first: None, next: open.next(), nothing_open: far_from_canterbury(fix).is_none() };
    }
    Answer { first: open.next(), next: open.next(), nothing_open: false }
}
