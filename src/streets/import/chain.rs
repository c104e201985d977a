//! Stretches that follow each other and are alike become one; what is not connected with the rest is left out.

use std::collections::{HashMap, VecDeque};

use super::graph::Stretch;
use super::simplify::length;
use super::told::Told;
use crate::layer::Traits;

/// Joins what meets in a node where nothing else does, if it is alike.
pub fn joined(stretches: Vec<Stretch>) -> Vec<Stretch> {
    let mut at: HashMap<i64, Vec<usize>> = HashMap::new();
    for (index, stretch) in stretches.iter().enumerate() {
        for end in stretch.ends {
            at.entry(end).or_default().push(index);
        }
    }
    let mut done = vec![false; stretches.len()];
    let mut out = Vec::new();
    for first in 0..stretches.len() {
        if std::mem::replace(&mut done[first], true) {
            continue;
        }
        let mut chain = VecDeque::from([(first, false)]);
        let mut ends = stretches[first].ends;
        for side in [1, 0] {
            while let Some((next, turned)) = follow(&stretches, &at, &done, ends, side, first) {
                done[next] = true;
                let [from, to] = stretches[next].ends;
                let far = if (side == 1) == turned { from } else { to };
                ends[side] = far;
                if side == 1 {
                    chain.push_back((next, turned));
                } else {
                    chain.push_front((next, turned));
                }
            }
        }
        out.push(one(&stretches, &chain, ends));
    }
    out
}

/// What goes on from one end of a chain, and whether it is drawn the other way.
fn follow(
    stretches: &[Stretch],
    at: &HashMap<i64, Vec<usize>>,
    done: &[bool],
    ends: [i64; 2],
    side: usize,
    first: usize,
) -> Option<(usize, bool)> {
    let node = ends[side];
    let [a, b] = at.get(&node)?[..] else { return None };
    let next = if done[a] { b } else { a };
    let (own, other) = (&stretches[first], &stretches[next]);
    if a == b || done[next] || own.like != other.like {
        return None;
    }
    let turned = other.ends[1 - side] != node;
    (!turned || !own.like.traits.has(Traits::ONE_WAY)).then_some((next, turned))
}

fn one(stretches: &[Stretch], chain: &VecDeque<(usize, bool)>, ends: [i64; 2]) -> Stretch {
    let mut line = Vec::new();
    for (index, turned) in chain {
        let mut piece = stretches[*index].line.clone();
        if *turned {
            piece.reverse();
        }
        line.extend(piece.into_iter().skip(usize::from(!line.is_empty())));
    }
    Stretch { ends, line, like: stretches[chain[0].0].like.clone() }
}

/// The part of the network that is longest, for no way leads from it to another.
pub fn largest(stretches: Vec<Stretch>, told: &mut Told) -> Vec<Stretch> {
    let mut numbers: HashMap<i64, usize> = HashMap::new();
    for end in stretches.iter().flat_map(|stretch| stretch.ends) {
        let next = numbers.len();
        numbers.entry(end).or_insert(next);
    }
    let number = |id: i64| numbers.get(&id).copied().unwrap_or_default();
    let mut above: Vec<usize> = (0..numbers.len()).collect();
    fn top(above: &mut [usize], mut at: usize) -> usize {
        while above[at] != at {
            above[at] = above[above[at]];
            at = above[at];
        }
        at
    }
    for stretch in &stretches {
        let [a, b] = stretch.ends.map(|end| top(&mut above, number(end)));
        above[a] = b;
    }
    let mut metres = vec![0.0; above.len()];
    for stretch in &stretches {
        metres[top(&mut above, number(stretch.ends[0]))] += length(&stretch.line);
    }
    let all: f64 = metres.iter().sum();
    let Some(most) = (0..metres.len()).max_by(|a, b| metres[*a].total_cmp(&metres[*b])) else { return stretches };
    told.take("per cent of the length that is connected", 100.0 * metres[most] / all.max(1.0));
    let before = stretches.len();
    let kept: Vec<Stretch> =
        stretches.into_iter().filter(|stretch| top(&mut above, number(stretch.ends[0])) == most).collect();
    told.leave("stretches that are not connected with the rest", before - kept.len());
    told.leave("metres of them", (all - metres[most]).round() as usize);
    kept
}
