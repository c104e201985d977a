//! What one walks on, and its name.

use crate::layer::{Edge, Kind, Network, Traits};
use crate::plane::Spot;

use super::track::{bearing, turned, within};

/// What one walks on, as it is called where it has no name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Onto {
    Street,
    /// A street for cars first.
    MainRoad,
    ServiceRoad,
    Alley,
    Pavement,
    Square,
    Path,
    Steps,
    Underpass,
    Bridge,
    /// Over a street. The name is that of the street that is crossed.
    Crossing,
}

impl Onto {
    /// What an edge is, for who walks on it.
    pub fn of(edge: &Edge) -> Onto {
        match edge.kind {
            Kind::Steps => Onto::Steps,
            _ if edge.traits.has(Traits::TUNNEL) => Onto::Underpass,
            _ if edge.traits.has(Traits::BRIDGE) && edge.length_dm >= BRIDGE_DM => Onto::Bridge,
            Kind::Crossing => Onto::Crossing,
            Kind::Pavement => Onto::Pavement,
            Kind::Square => Onto::Square,
            Kind::Alley => Onto::Alley,
            Kind::Service | Kind::Driveway => Onto::ServiceRoad,
            Kind::Footway | Kind::Cycleway | Kind::Path | Kind::Track => Onto::Path,
            Kind::Trunk | Kind::Primary | Kind::Secondary => Onto::MainRoad,
            Kind::Tertiary | Kind::Street | Kind::Pedestrian => Onto::Street,
        }
    }

    /// Whether it is told wherever it begins, and is but a part of what one walks along.
    pub fn is_passage(self) -> bool {
        matches!(self, Onto::Steps | Onto::Underpass | Onto::Bridge | Onto::Crossing)
    }
}

/// Nobody sees that a shorter bridge is one, in decimetres: the street goes over a stream.
const BRIDGE_DM: u32 = 100;

/// How much a way is one among others. Where one turns, only ways of like rank can be mistaken for one's own.
pub fn rank(kind: Kind) -> u8 {
    match kind {
        Kind::Trunk | Kind::Primary | Kind::Secondary | Kind::Tertiary | Kind::Street | Kind::Pedestrian => 3,
        Kind::Service | Kind::Alley | Kind::Square | Kind::Footway => 2,
        Kind::Cycleway | Kind::Path | Kind::Track | Kind::Steps => 2,
        Kind::Pavement | Kind::Crossing => 1,
        Kind::Driveway => 0,
    }
}

/// The name of an edge: its own, or, of a pavement, that of the street along which it goes.
pub fn name(network: &Network, edge: &Edge) -> Option<u16> {
    edge.name.or_else(|| (edge.kind == Kind::Pavement).then(|| beside(network, edge)).flatten())
}

/// A pavement is at most this far from the middle of its street, in metres.
const BESIDE_M: f64 = 14.0;
/// And turned from it by this many degrees at most.
const PARALLEL: f64 = 25.0;

/// The name of the street along which an edge goes: of the nearest piece that is parallel to the whole of it.
fn beside(network: &Network, pavement: &Edge) -> Option<u16> {
    let mut points = network.points_of(pavement).map(Spot::from);
    let (first, last) = (points.next()?, points.next_back()?);
    let heading = bearing(first, last)?;
    let middle = Spot { x: (first.x + last.x) / 2.0, y: (first.y + last.y) / 2.0 };
    let (mut name, mut nearest_m) = (None, BESIDE_M);
    for edge in network.edges.iter().filter(|edge| edge.name.is_some() && rank(edge.kind) == 3) {
        let points = || network.points_of(edge).map(Spot::from);
        for (from, to) in points().zip(points().skip(1)) {
            let Some(along) = bearing(from, to) else { continue };
            let off = turned(heading, along).abs();
            let off_m = off_line(middle, from, to);
            if off.min(180.0 - off) <= PARALLEL && off_m < nearest_m {
                (name, nearest_m) = (edge.name, off_m);
            }
        }
    }
    name
}

/// The distance in metres from a spot to a straight piece.
fn off_line(spot: Spot, from: Spot, to: Spot) -> f64 {
    let (dx, dy) = (to.x - from.x, to.y - from.y);
    let share = ((spot.x - from.x) * dx + (spot.y - from.y) * dy) / (dx * dx + dy * dy);
    let share = within(share, 0.0, 1.0);
    spot.to(Spot { x: from.x + dx * share, y: from.y + dy * share })
}
