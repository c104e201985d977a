//! What is walked of a way, piece by piece, and what else leaves where one piece meets the next.

use crate::layer::{Edge, Network};
use crate::plane::Spot;
use crate::way::Way;

use super::label::{Onto, name, rank};
use super::track::{Track, bearing};

/// What is walked of one edge, and what it is called.
#[derive(Clone, Copy, Debug)]
pub struct Step<'a> {
    pub edge: &'a Edge,
    /// Where it begins, in metres along the way.
    pub from_m: f64,
    /// The node in which it begins. `None`: it begins between the ends of its edge.
    pub node: Option<u32>,
    pub onto: Onto,
    pub name: Option<u16>,
    /// The first of the names that differ from its name but in marks: `St. Georges Lane` is `St George's Lane`.
    pub street: Option<u16>,
}

/// A piece shorter than this, in metres, is none.
const LEAST_M: f64 = 0.05;

/// The pieces of a way, in the order of the walk.
pub fn steps<'a>(network: &'a Network, way: &Way, track: &Track, nearby: &Nearby) -> Vec<Step<'a>> {
    let mut steps = Vec::new();
    for (leg, from_m) in way.legs.iter().zip(track.starts()) {
        let Some(edge) = network.edges.get(leg.edge as usize) else { continue };
        let [first, last] = edge.ends;
        let length_m = f64::from(edge.length_dm) / 10.0;
        let (is_whole, node) = match leg.to_m > leg.from_m {
            true => (leg.from_m <= LEAST_M, first),
            false => (leg.from_m >= length_m - LEAST_M, last),
        };
        if (leg.to_m - leg.from_m).abs() > LEAST_M {
            let (onto, name) = (Onto::of(edge), name(network, edge));
            let street = name.map(|name| first_of_its_letters(network, name));
            steps.push(Step { edge, from_m: *from_m, node: is_whole.then_some(node), onto, name, street });
        }
    }
    name_crossings(network, &mut steps, nearby);
    steps
}

/// The first name with the same letters.
fn first_of_its_letters(network: &Network, name: u16) -> u16 {
    fn letters(name: &str) -> impl Iterator<Item = char> + '_ {
        name.chars().filter(|letter| !matches!(letter, ' ' | '.' | '\'' | '’' | '-'))
    }
    let Some(own) = network.names.get(usize::from(name)) else { return name };
    let same = |other: &&String| letters(other).eq(letters(own));
    (0..).zip(&network.names).find(|(_, other)| same(other)).map_or(name, |(first, _)| first)
}

/// Gives crossings the name of the street that they cross. One over no street is a part of the pavement.
fn name_crossings(network: &Network, steps: &mut [Step], nearby: &Nearby) {
    let mut first = 0;
    while let Some(step) = steps.get(first) {
        let run = steps.iter().skip(first).take_while(|next| next.onto == Onto::Crossing).count();
        if run == 0 {
            first += 1;
            continue;
        }
        let end = first + run;
        let inside = steps.iter().take(end).skip(first + 1).filter_map(|step| step.node);
        let ends = [step.node, steps.get(end).and_then(|after| after.node)].into_iter().flatten();
        let street_at = |node| nearby.edges(network, node).find(|edge| rank(edge.kind) == 3 && edge.name.is_some());
        let any_at = |node| nearby.edges(network, node).any(|edge| rank(edge.kind) == 3);
        let name = inside.clone().find_map(street_at).and_then(|edge| edge.name);
        // Drawn in one piece, it meets the street nowhere; with a street at one end it is but the step down to it.
        let crosses = if run > 1 { inside.clone().any(any_at) } else { !ends.clone().any(any_at) };
        let before =
            first.checked_sub(1).and_then(|before| steps.get(before)).map(|step| (step.onto, step.name, step.street));
        for step in steps.iter_mut().skip(first).take(run) {
            (step.onto, step.name, step.street) = match before {
                _ if crosses => (Onto::Crossing, name, step.street),
                Some(before) => before,
                None => (Onto::Pavement, step.name, step.street),
            };
        }
        first = end;
    }
}

/// The edges that end in the nodes of a way.
pub struct Nearby {
    /// Pairs of a node and an edge.
    meeting: Vec<(u32, u32)>,
}

impl Nearby {
    pub fn of(network: &Network, way: &Way) -> Nearby {
        let mut on_way = vec![false; network.nodes.len()];
        for edge in way.legs.iter().filter_map(|leg| network.edges.get(leg.edge as usize)) {
            for end in edge.ends {
                if let Some(node) = on_way.get_mut(end as usize) {
                    *node = true;
                }
            }
        }
        let is_on_way = |node: u32| on_way.get(node as usize).is_some_and(|on_way| *on_way);
        let mut meeting = Vec::new();
        for (index, edge) in (0..).zip(&network.edges) {
            meeting.extend(edge.ends.into_iter().filter(|end| is_on_way(*end)).map(|end| (end, index)));
        }
        Nearby { meeting }
    }

    /// The edges that end in a node of the way. A loop is there twice.
    pub fn edges<'a>(&'a self, network: &'a Network, node: u32) -> impl Iterator<Item = &'a Edge> + 'a {
        let meeting = self.meeting.iter().filter(move |(at, _)| *at == node);
        meeting.filter_map(|(_, edge)| network.edges.get(*edge as usize))
    }
}

/// The direction in which an edge leaves a node, over its first metres.
pub fn leaves(network: &Network, edge: &Edge, node: u32, over_m: f64) -> Option<f64> {
    let [first, last] = edge.ends;
    let forwards = network.points_of(edge).map(Spot::from);
    if node == first {
        leaves_along(forwards, over_m)
    } else if node == last {
        leaves_along(forwards.rev(), over_m)
    } else {
        None
    }
}

fn leaves_along(mut points: impl Iterator<Item = Spot>, over_m: f64) -> Option<f64> {
    let start = points.next()?;
    let (mut last, mut left_m) = (start, over_m);
    for spot in points {
        let piece_m = last.to(spot);
        if piece_m >= left_m && piece_m > 0.0 {
            let share = left_m / piece_m;
            let end = Spot { x: last.x + (spot.x - last.x) * share, y: last.y + (spot.y - last.y) * share };
            return bearing(start, end);
        }
        left_m -= piece_m;
        last = spot;
    }
    bearing(start, last)
}
