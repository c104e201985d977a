//! Edges from junction to junction, of the ways that one may walk.

use std::collections::{HashMap, HashSet};

use anyhow::{Context, Result};

use super::access::{self, Foot};
use super::chain;
use super::clip::Clip;
use super::file::{Extract, Tags};
use super::runs::{self, Made, Pass, Run};
use super::simplify::{TOLERANCE_M, grid, length, line};
use super::told::Told;
use super::{kind, pavement, plaza};
use crate::layer::{Edge, Kind, Network, Traits};
use crate::plane::Spot;

/// A piece of a way between two nodes, on its way to be an edge.
#[derive(Clone, Debug, PartialEq)]
pub struct Stretch {
    pub ends: [i64; 2],
    /// Its ends among them.
    pub line: Vec<Spot>,
    pub like: Like,
}

/// What makes two stretches alike.
#[derive(Clone, Debug, PartialEq)]
pub struct Like {
    pub kind: Kind,
    pub traits: Traits,
    pub name: Option<u16>,
    pub hours: Option<u16>,
}

/// # Errors
/// If there are more names than an edge can tell.
pub fn network(extract: &Extract, clip: &Clip, told: &mut Told) -> Result<Network> {
    let passes = runs::passes(extract);
    let mut made = Made::default();
    let (mut names, mut hours) = (Texts::default(), Texts::default());
    let mut taken: Vec<(Run, Like)> = Vec::new();
    let squares = plaza::squares(extract, clip, told);
    let crossed: HashSet<i64> = squares.iter().filter_map(|square| square.way).collect();
    for way in extract.order.iter().filter_map(|id| extract.ways.get(id)).filter(|way| !crossed.contains(&way.id)) {
        let Some((like, turned)) = like(&way.tags, &mut names, &mut hours, told)? else { continue };
        for mut run in runs::of(way, extract, clip, &mut made, told) {
            if turned {
                run.reverse();
            }
            taken.extend(runs::cut(&run, &passes, &mut made).into_iter().map(|run| (run, like.clone())));
        }
    }
    told.take("barriers that shut the way", passes.values().filter(|pass| **pass == Pass::Shut).count() as f64);
    told.take("barriers with hours", passes.values().filter(|pass| **pass != Pass::Shut).count() as f64);

    let joints = joints(&taken, &squares, &passes);
    let mut stretches = Vec::new();
    for (run, like) in &taken {
        split(run, like, &joints, &mut stretches);
    }
    for square in &squares {
        if let Some((like, _)) = like(&square.tags, &mut names, &mut hours, told)? {
            plaza::lines(square, &joints, &like, &mut stretches, told);
        }
    }
    let mut open = HashMap::new();
    for (id, pass) in &passes {
        if let Pass::Hours(text) = pass {
            open.insert(*id, hours.number(text)?);
        }
    }
    let stretches = stretches.into_iter().flat_map(|stretch| gated(stretch, &open, &mut made)).collect();
    let mut stretches = chain::joined(stretches);
    pavement::tell(&mut stretches);
    let stretches = chain::largest(chain::joined(stretches), told);
    Ok(simplified(&stretches, names.list, hours.list, told))
}

/// What a way is, and whether one may walk it only against how it is drawn. Nothing if one may not walk it.
fn like(tags: &Tags, names: &mut Texts, hours: &mut Texts, told: &mut Told) -> Result<Option<(Like, bool)>> {
    if tags.get("highway").is_none() {
        return Ok(None);
    }
    let (foot, open) = access::hours(tags, access::way(tags));
    if foot == Foot::Shut {
        told.leave("ways that one may not walk", 1);
        return Ok(None);
    }
    let Some(kind) = kind::of(tags) else {
        told.leave("ways of a kind that nobody walks, or that is not known", 1);
        return Ok(None);
    };
    let direction = access::one_way(tags);
    let mut traits = kind::traits(tags);
    if foot == Foot::NoThrough {
        traits = traits.with(Traits::NO_THROUGH);
    }
    if direction.is_some() {
        traits = traits.with(Traits::ONE_WAY);
    }
    let name = tags.get("name").map(str::trim).filter(|name| !name.is_empty());
    let name = name.map(|name| names.number(&name.replace('\n', " "))).transpose()?;
    let hours = open.map(|open| hours.number(&open)).transpose()?;
    Ok(Some((Like { kind, traits, name, hours }, direction == Some(false))))
}

/// Texts, each once.
#[derive(Debug, Default)]
pub struct Texts {
    list: Vec<String>,
    numbers: HashMap<String, u16>,
}

impl Texts {
    pub fn number(&mut self, text: &str) -> Result<u16> {
        if let Some(number) = self.numbers.get(text) {
            return Ok(*number);
        }
        let number = u16::try_from(self.list.len()).ok().filter(|number| *number < u16::MAX);
        let number = number.context("more names than a layer can hold: take a smaller box")?;
        self.list.push(text.to_owned());
        self.numbers.insert(text.to_owned(), number);
        Ok(number)
    }
}

/// The nodes at which ways are split: where two meet, where one ends, at gates with hours, and where one enters a square.
fn joints(taken: &[(Run, Like)], squares: &[plaza::Square], passes: &HashMap<i64, Pass>) -> HashSet<i64> {
    let mut seen = HashSet::new();
    let mut joints = HashSet::new();
    for (run, _) in taken {
        for (index, (id, _)) in run.iter().enumerate() {
            let end = index == 0 || index + 1 == run.len();
            if !seen.insert(*id) || end || passes.contains_key(id) {
                joints.insert(*id);
            }
        }
    }
    for square in squares {
        joints.extend(square.nodes().filter(|id| !seen.insert(*id)));
    }
    joints
}

fn split(run: &Run, like: &Like, joints: &HashSet<i64>, out: &mut Vec<Stretch>) {
    let mut start = 0;
    for (index, (id, _)) in run.iter().enumerate().skip(1) {
        if joints.contains(id) || index + 1 == run.len() {
            let piece = &run[start..=index];
            let line = piece.iter().map(|(_, at)| *at).collect();
            out.push(Stretch { ends: [run[start].0, *id], line, like: like.clone() });
            start = index;
        }
    }
}

/// A stretch with the hours of the gates at its ends. Where these differ from each other, or from its own, each has a part of it: whoever
/// passes a gate walks a part that has its hours.
fn gated(stretch: Stretch, open: &HashMap<i64, u16>, made: &mut Made) -> Vec<Stretch> {
    let [first, last] = stretch.ends.map(|end| open.get(&end).copied());
    let mut hours: Vec<u16> = [first, stretch.like.hours, last].into_iter().flatten().collect();
    hours.dedup();
    let parts = hours.len();
    if parts < 2 {
        let like = Like { hours: hours.first().copied(), ..stretch.like };
        return vec![Stretch { like, ..stretch }];
    }
    let metres = length(&stretch.line) / parts as f64;
    let mut rest = stretch.line;
    let mut from = stretch.ends[0];
    let mut out = Vec::new();
    for (index, hours) in hours.into_iter().enumerate() {
        let last = index + 1 == parts;
        let (line, after) = if last { (std::mem::take(&mut rest), Vec::new()) } else { halves(&rest, metres) };
        let to = if last { stretch.ends[1] } else { made.id() };
        let like = Like { hours: Some(hours), ..stretch.like.clone() };
        out.push(Stretch { ends: [from, to], line, like });
        (from, rest) = (to, after);
    }
    out
}

/// A line as two, the first of so many metres.
fn halves(line: &[Spot], metres: f64) -> (Vec<Spot>, Vec<Spot>) {
    let mut walked = 0.0;
    for (index, pair) in line.windows(2).enumerate() {
        let step = length(pair);
        if walked + step >= metres && step > 0.0 {
            let share = (metres - walked) / step;
            let [from, to] = [pair[0], pair[1]];
            let at = Spot { x: from.x + share * (to.x - from.x), y: from.y + share * (to.y - from.y) };
            let before = line.iter().take(index + 1).copied().chain([at]).collect();
            return (before, std::iter::once(at).chain(line.iter().skip(index + 1).copied()).collect());
        }
        walked += step;
    }
    let end: Vec<Spot> = line.last().copied().into_iter().collect();
    (line.to_vec(), [&end[..], &end[..]].concat())
}

fn simplified(stretches: &[Stretch], names: Vec<String>, hours: Vec<String>, told: &mut Told) -> Network {
    let mut network = Network { names, hours, ..Network::default() };
    let mut numbers: HashMap<i64, u32> = HashMap::new();
    for stretch in stretches {
        let (Some(first), Some(last)) = (stretch.line.first(), stretch.line.last()) else { continue };
        let kept: Vec<Spot> = line(&stretch.line, TOLERANCE_M);
        let [from, to] = [first, last].map(|at| grid(*at));
        let mut between: Vec<_> = kept[1..kept.len() - 1].iter().map(|at| grid(*at)).collect();
        between.dedup();
        if between.first() == Some(&from) {
            between.remove(0);
        }
        if between.last() == Some(&to) {
            between.pop();
        }
        let mut node = |id: i64, at| {
            *numbers.entry(id).or_insert_with(|| {
                network.nodes.push(at);
                network.nodes.len() as u32 - 1
            })
        };
        let ends = [node(stretch.ends[0], from), node(stretch.ends[1], to)];
        let start = network.points.len() as u32;
        network.points.extend(between);
        let Like { kind, traits, name, hours } = stretch.like;
        let metres = length(&stretch.line);
        told.take("kilometres of ways", metres / 1000.0);
        network.edges.push(Edge {
            ends,
            length_dm: (metres * 10.0).round() as u32,
            kind,
            traits,
            name,
            hours,
            shape: start..network.points.len() as u32,
        });
    }
    told.take("edges", network.edges.len() as f64);
    told.take("junctions and ends", network.nodes.len() as f64);
    told.take("points between", network.points.len() as f64);
    network
}
