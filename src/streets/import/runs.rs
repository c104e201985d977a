//! Ways cut where nodes are missing, where the box ends, and where one may not pass.

use std::collections::HashMap;

use super::access::{self, Foot};
use super::clip::Clip;
use super::file::{Extract, Way};
use super::told::Told;
use crate::plane::Spot;

/// A stretch of a way with no gap: its nodes, by number, and where they are.
pub type Run = Vec<(i64, Spot)>;

/// Gives numbers to nodes that the data does not have: where the box is crossed, and the ends at a node that is shut.
#[derive(Debug)]
pub struct Made {
    next: i64,
}

impl Default for Made {
    fn default() -> Made {
        // Below every number of the data, which may be negative too.
        Made { next: i64::MIN }
    }
}

impl Made {
    pub fn id(&mut self) -> i64 {
        self.next += 1;
        self.next
    }
}

/// What a barrier says of its node.
#[derive(Clone, Debug, PartialEq)]
pub enum Pass {
    Shut,
    Hours(String),
}

/// The barriers that shut the way, or that do so by night.
pub fn passes(extract: &Extract) -> HashMap<i64, Pass> {
    let of = |tags| match access::hours(tags, access::node(tags)) {
        (Foot::Shut, _) => Some(Pass::Shut),
        (_, hours) => hours.map(Pass::Hours),
    };
    extract.barriers.iter().filter_map(|(id, tags)| Some((*id, of(tags)?))).collect()
}

/// The stretches of a way that are known and within the box.
pub fn of(way: &Way, extract: &Extract, clip: &Clip, made: &mut Made, told: &mut Told) -> Vec<Run> {
    let mut runs = Vec::new();
    let mut run = Run::new();
    let mut missing = 0;
    for id in &way.nodes {
        match extract.nodes.get(id) {
            Some(at) if run.last().is_none_or(|(last, _)| last != id) => run.push((*id, *at)),
            Some(_) => {}
            None => {
                missing += 1;
                runs.push(std::mem::take(&mut run));
            }
        }
    }
    runs.push(run);
    told.leave("nodes of ways that are not in the file: the ways are cut there", missing);
    let (long, short): (Vec<Run>, Vec<Run>) =
        runs.into_iter().filter(|run| !run.is_empty()).partition(|run| run.len() > 1);
    told.leave("ends of ways that are single nodes", short.len());
    long.iter().flat_map(|run| inside(run, clip, made)).collect()
}

fn inside(run: &Run, clip: &Clip, made: &mut Made) -> Vec<Run> {
    let mut pieces: Vec<Run> = Vec::new();
    let mut open = false;
    for pair in run.windows(2) {
        let (from, to) = (pair[0], pair[1]);
        let Some([start, end]) = clip.segment(from.1, to.1) else {
            open = false;
            continue;
        };
        let mut node = |at: Spot, own: (i64, Spot)| if at == own.1 { own } else { (made.id(), at) };
        let last = node(end, to);
        match pieces.last_mut().filter(|_| open && start == from.1) {
            Some(piece) => piece.push(last),
            None => {
                let first = node(start, from);
                pieces.push(vec![first, last]);
            }
        }
        open = end == to.1;
    }
    pieces
}

/// Cuts a stretch at every node that is shut. Each end gets a node of its own there, so that nothing leads past.
pub fn cut(run: &Run, passes: &HashMap<i64, Pass>, made: &mut Made) -> Vec<Run> {
    let mut pieces = Vec::new();
    let mut piece = Run::new();
    for (id, at) in run {
        if passes.get(id) == Some(&Pass::Shut) {
            piece.push((made.id(), *at));
            pieces.push(std::mem::replace(&mut piece, vec![(made.id(), *at)]));
        } else {
            piece.push((*id, *at));
        }
    }
    pieces.push(piece);
    pieces.retain(|piece| piece.len() > 1);
    pieces
}
