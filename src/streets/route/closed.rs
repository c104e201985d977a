//! Which edges are shut at what time.

use std::cmp::Reverse;

use super::rules::{Rules, Span, WEEK_MIN};
use super::search::Queue;
use crate::layer::{Edge, Network};
use crate::plane::Spot;

/// No minute of the week: as if nothing were ever shut.
pub const ALL_OPEN: u16 = u16::MAX;

const WEEK_MS: u64 = WEEK_MIN as u64 * 60_000;

/// The edges that a closure is about: those of that name, and wholly inside that area (a polygon, its first point not repeated). Both, if
/// both are given; none, if neither is. Natively, for the builder. Rising.
pub fn edges_of(network: &Network, name: Option<&str>, area: Option<&[Spot]>) -> Vec<u32> {
    if name.is_none() && area.is_none() {
        return Vec::new();
    }
    let of = |edge: &Edge| {
        name.is_none_or(|name| network.name_of(edge) == Some(name))
            && area.is_none_or(|area| network.points_of(edge).all(|point| inside(area, point.into())))
    };
    (0..).zip(&network.edges).filter(|(_, edge)| of(edge)).map(|(index, _)| index).collect()
}

/// Whether a polygon has a point inside, by how often a line eastwards crosses it.
fn inside(area: &[Spot], at: Spot) -> bool {
    let next = area.iter().cycle().skip(1);
    let crossed = area
        .iter()
        .zip(next)
        .filter(|(a, b)| (a.y > at.y) != (b.y > at.y) && at.x < a.x + (at.y - a.y) / (b.y - a.y) * (b.x - a.x));
    crossed.count() % 2 == 1
}

/// When edges are shut. Most never are.
pub(super) struct Gates {
    /// For every edge, an index into `shut`, 0 for one that never is.
    of: Vec<u16>,
    /// Spans of the week in milliseconds with the margin on both sides; the second is past the week's end if it runs over it.
    shut: Vec<Vec<(u64, u64)>>,
    closures: Vec<Closed>,
}

/// A closure with the margin on both sides of its spans.
pub(super) struct Closed {
    pub name: String,
    pub assumed: bool,
    edges: Vec<u32>,
    shut: Vec<(u64, u64)>,
}

impl Gates {
    pub fn new(network: &Network, rules: &Rules) -> Gates {
        let margin = u64::from(rules.margin_min) * 60_000;
        let mut gates = Gates { of: vec![0; network.edges.len()], shut: vec![Vec::new()], closures: Vec::new() };
        for closure in &rules.closures {
            let shut: Vec<_> = closure.shut.iter().map(|&span| widened(span, margin)).collect();
            gates.add(closure.edges.iter().map(|&edge| edge as usize), &shut);
            let (name, edges) = (closure.name.clone(), closure.edges.clone());
            gates.closures.push(Closed { name, assumed: closure.assumed, edges, shut });
        }
        for (text, open) in rules.hours.iter().enumerate() {
            let Some(open) = open else { continue };
            let shut: Vec<_> = between(open).into_iter().map(|span| widened(span, margin)).collect();
            let of_text = |edge: &Edge| edge.hours.is_some_and(|hours| usize::from(hours) == text);
            gates.add((0..network.edges.len()).filter(|&edge| of_text(&network.edges[edge])), &shut);
        }
        gates
    }

    /// Edges may be shut by several: each combination is written once.
    fn add(&mut self, edges: impl Iterator<Item = usize>, shut: &[(u64, u64)]) {
        if shut.is_empty() {
            return;
        }
        let mut made: Vec<(u16, u16)> = Vec::new();
        for edge in edges {
            let Some(gate) = self.of.get_mut(edge) else { continue };
            let known = made.iter().find(|(before, _)| before == gate).map(|&(_, after)| after);
            *gate = match (known, u16::try_from(self.shut.len())) {
                (Some(after), _) => after,
                (None, Ok(after)) => {
                    let before = self.shut.get(usize::from(*gate)).map_or(&[][..], Vec::as_slice);
                    self.shut.push([before, shut].concat());
                    made.push((*gate, after));
                    after
                }
                // 65,536 combinations are no city's; the edge stays as it is.
                (None, Err(_)) => *gate,
            };
        }
    }

    /// Whether an edge is ever shut.
    pub fn gated(&self, edge: u32) -> bool {
        self.of.get(edge as usize).is_some_and(|&gate| gate != 0)
    }

    /// Whether an edge is open, with the margin, all the while from one arrives until one leaves it: milliseconds after the minute of
    /// the week.
    pub fn open(&self, edge: u32, week_minute: u16, arrives_ms: u32, leaves_ms: u32) -> bool {
        let gate = self.of.get(edge as usize).copied().unwrap_or(0);
        let spans = self.shut.get(usize::from(gate)).map_or(&[][..], Vec::as_slice);
        week_minute == ALL_OPEN || are_open(spans, week_minute, arrives_ms, leaves_ms)
    }

    /// Whether anything is shut at some time of a walk.
    pub fn any_shut(&self, week_minute: u16, lasts_ms: u32) -> bool {
        self.shut.iter().any(|spans| !are_open(spans, week_minute, 0, lasts_ms))
    }

    /// The closure that shuts an edge then. `None`: none does, or its opening hours do.
    pub fn closure(&self, edge: u32, week_minute: u16, arrives_ms: u32, leaves_ms: u32) -> Option<&Closed> {
        let shuts = |closed: &&Closed| !are_open(&closed.shut, week_minute, arrives_ms, leaves_ms);
        self.closures.iter().filter(shuts).find(|closed| closed.edges.contains(&edge))
    }
}

/// Whether spans of the week leave that time.
fn are_open(spans: &[(u64, u64)], week_minute: u16, arrives_ms: u32, leaves_ms: u32) -> bool {
    let begin = (u64::from(week_minute) * 60_000 + u64::from(arrives_ms)) % WEEK_MS;
    let end = begin + u64::from(leaves_ms.saturating_sub(arrives_ms));
    // A walk and a span may each run over the week's end: the span is looked at in the week before, this one, and the next.
    spans.iter().all(|&(from, to)| {
        [0, WEEK_MS, 2 * WEEK_MS].iter().all(|week| end + WEEK_MS < from + week || begin + WEEK_MS >= to + week)
    })
}

/// A span in milliseconds, wider by the margin on both sides. It may begin before the week: then it is that of the next week.
fn widened((from, to): Span, margin: u64) -> (u64, u64) {
    let from_ms = u64::from(from) * 60_000;
    let to_ms = u64::from(to) * 60_000 + if to <= from { WEEK_MS } else { 0 };
    if from_ms >= margin {
        (from_ms - margin, to_ms + margin)
    } else {
        (from_ms + WEEK_MS - margin, to_ms + WEEK_MS + margin)
    }
}

/// What is left of the week between spans: shut, where open is told. No span at all leaves the whole week.
fn between(open: &[Span]) -> Vec<Span> {
    let mut parts = Queue::new();
    for &(from, to) in open {
        let over = to <= from;
        parts.push(Reverse((u64::from(from), u32::from(if over { WEEK_MIN } else { to }))));
        if over {
            parts.push(Reverse((0, u32::from(to))));
        }
    }
    // The end of the week, as a part of no length.
    parts.push(Reverse((u64::from(WEEK_MIN), u32::from(WEEK_MIN))));
    let mut shut = Vec::new();
    let mut until = 0;
    while let Some(Reverse((from, to))) = parts.pop() {
        if from > u64::from(until) {
            shut.push((until, from as u16));
        }
        until = until.max(to as u16);
    }
    shut
}
