//! The order in which a layer is kept. Edges follow each other as one would walk them, so that most begin where the one before ended;
//! nodes, names and hours are numbered as edges come to them.

use std::ops::Range;

use super::{BadLayer, MAX_LENGTH_DM, MAX_METRES};
use crate::layer::{Edge, Layer, Network, Traits};
use crate::plane::Point;

/// The same layer in the order in which it is kept: what [`super::read`] gives of what [`super::write`] made of it. Edges may be turned
/// round, if one may walk them both ways; nodes, points, names and hours that no edge has are left out.
///
/// # Errors
/// [`BadLayer::Wrong`] for what could not be read again: an index of nothing, a point or a length beyond all bounds.
pub fn ordered(layer: &Layer) -> Result<Layer, BadLayer> {
    let network = &layer.network;
    if !network.edges.iter().all(|edge| sound(network, edge)) {
        return Err(BadLayer::Wrong("edge"));
    }
    let mut next = Network::default();
    let mut numbers = Numbers {
        nodes: vec![None; network.nodes.len()],
        names: vec![None; network.names.len()],
        hours: vec![None; network.hours.len()],
    };
    for (index, turned) in walk(network) {
        let edge = &network.edges[index];
        let mut ends = edge.ends;
        let mut shape = network.points[range(&edge.shape)].to_vec();
        if turned {
            ends.reverse();
            shape.reverse();
        }
        let start = next.points.len() as u32;
        next.points.extend(shape);
        let placed = Edge {
            ends: ends.map(|node| numbered(&mut numbers.nodes, node as usize, &network.nodes, &mut next.nodes) as u32),
            name: edge.name.map(|at| numbered(&mut numbers.names, at.into(), &network.names, &mut next.names) as u16),
            hours: edge.hours.map(|at| numbered(&mut numbers.hours, at.into(), &network.hours, &mut next.hours) as u16),
            shape: start..next.points.len() as u32,
            ..edge.clone()
        };
        next.edges.push(placed);
    }
    Ok(Layer { header: layer.header.clone(), network: next, ground: layer.ground.clone() })
}

struct Numbers {
    nodes: Vec<Option<usize>>,
    names: Vec<Option<usize>>,
    hours: Vec<Option<usize>>,
}

/// The new number of what had the number `at`, which is given when it is first asked for.
fn numbered<T: Clone>(numbers: &mut [Option<usize>], at: usize, from: &[T], to: &mut Vec<T>) -> usize {
    *numbers[at].get_or_insert_with(|| {
        to.push(from[at].clone());
        to.len() - 1
    })
}

fn range(shape: &Range<u32>) -> Range<usize> {
    shape.start as usize..shape.end as usize
}

fn sound(network: &Network, edge: &Edge) -> bool {
    let near = |point: &Point| point.x.abs() <= MAX_METRES && point.y.abs() <= MAX_METRES;
    let known = |node: &u32| network.nodes.get(*node as usize).is_some_and(near);
    edge.ends.iter().all(known)
        && network.points.get(range(&edge.shape)).is_some_and(|points| points.iter().all(near))
        && edge.name.is_none_or(|name| usize::from(name) < network.names.len())
        && edge.hours.is_none_or(|hours| usize::from(hours) < network.hours.len())
        && edge.length_dm <= MAX_LENGTH_DM
}

/// Every edge once, and whether it is walked from its second end: along the same name first, then back to the last place from which
/// another edge leaves.
fn walk(network: &Network) -> Vec<(usize, bool)> {
    let mut leaving: Vec<Vec<usize>> = vec![Vec::new(); network.nodes.len()];
    for (index, edge) in network.edges.iter().enumerate() {
        leaving[edge.ends[0] as usize].push(index);
        if edge.ends[0] != edge.ends[1] && !edge.traits.has(Traits::ONE_WAY) {
            leaving[edge.ends[1] as usize].push(index);
        }
    }
    let mut walked = vec![false; network.edges.len()];
    let mut order = Vec::with_capacity(network.edges.len());
    let mut name = None;
    for first in 0..network.edges.len() {
        if walked[first] {
            continue;
        }
        let mut passed = vec![network.edges[first].ends[0] as usize];
        while let Some(node) = passed.last().copied() {
            leaving[node].retain(|edge| !walked[*edge]);
            let same = |edge: &&usize| network.edges[**edge].name == name;
            let Some(index) = leaving[node].iter().find(same).or(leaving[node].first()).copied() else {
                passed.pop();
                continue;
            };
            walked[index] = true;
            let ends = network.edges[index].ends.map(|end| end as usize);
            let turned = ends[0] != node;
            order.push((index, turned));
            passed.push(if turned { ends[0] } else { ends[1] });
            name = network.edges[index].name;
        }
    }
    order
}
