//! The streets around somebody, in words: how far each is, and on which side.

use crate::guide::words::{Units, compass_word, length};
use crate::layer::Layer;
use crate::nearest::{nearest_on_edge, open_name};
use crate::plane::Spot;

/// A street near somebody.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct NearStreet<'a> {
    pub name: &'a str,
    /// How far its nearest point is, in metres, and how far off that may be.
    pub metres: f64,
    pub off_by_m: f64,
    /// `None`: it is too near to tell.
    pub side: Option<Side>,
}

/// Where something is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    Ahead,
    Right,
    Behind,
    Left,
    /// How somebody faces is not known: one of the eight points of the compass, clockwise from north.
    Compass(u8),
}

/// A street further away is not near, in metres.
const NEAR_M: f64 = 200.0;
/// Streets that are told at most.
const MOST: usize = 6;
/// A fix with a larger accuracy, in metres, does not tell which streets are near.
const EXACT_M: f64 = 100.0;
/// A side is told from so many times the accuracy on: then it is off by 30° at most.
const SIDE_TIMES: f64 = 2.0;

/// The nearest point of a street that is near.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Nearby {
    /// An index into [`crate::layer::Network::names`].
    name: u16,
    spot: Spot,
    metres: f64,
}

/// The streets near a point, the nearest first. `accuracy_m`: how far off the point may be. `heading`: how somebody faces, in degrees
/// clockwise from north. What lies under something is left out. Empty: none is near, or the point is too rough.
pub fn streets_near(layer: &Layer, at: Spot, accuracy_m: f64, heading: Option<f64>) -> Vec<NearStreet<'_>> {
    as_seen(layer, &nearest_streets(layer, at, accuracy_m), at, accuracy_m, heading)
}

/// The same of streets that were found before from there: a look around changes only their sides.
pub fn as_seen<'a>(
    layer: &'a Layer,
    streets: &[Nearby],
    at: Spot,
    accuracy_m: f64,
    heading: Option<f64>,
) -> Vec<NearStreet<'a>> {
    let seen = |&Nearby { name, spot, metres }: &Nearby| {
        let side = (metres > accuracy_m.max(1.0) * SIDE_TIMES).then(|| side_of(at, spot, heading));
        let name = layer.network.names.get(usize::from(name))?;
        Some(NearStreet { name, metres, off_by_m: accuracy_m, side })
    };
    streets.iter().filter_map(seen).collect()
}

/// The streets near a point, the nearest first.
pub fn nearest_streets(layer: &Layer, at: Spot, accuracy_m: f64) -> Vec<Nearby> {
    let network = &layer.network;
    let mut nearest: Vec<(u16, Spot, f64)> = Vec::new();
    // Not a number: the point is worth nothing.
    if !(0.0..=EXACT_M).contains(&accuracy_m) {
        return Vec::new();
    }
    for edge in &network.edges {
        let Some(name) = open_name(edge) else { continue };
        let (spot, off_m) = nearest_on_edge(network, edge, at);
        match nearest.iter_mut().find(|known| known.0 == name) {
            Some(known) if off_m < known.2 => (known.1, known.2) = (spot, off_m),
            None if off_m <= NEAR_M => nearest.push((name, spot, off_m)),
            _ => {}
        }
    }
    let mut streets = Vec::new();
    while streets.len() < MOST {
        let mut first = None;
        for (index, street) in nearest.iter().enumerate() {
            if first.is_none_or(|(_, least)| street.2 < least) {
                first = Some((index, street.2));
            }
        }
        let Some((index, metres)) = first else { break };
        let (name, spot, _) = nearest.swap_remove(index);
        streets.push(Nearby { name, spot, metres });
    }
    streets
}

/// On which side of somebody a point is.
pub fn side_of(from: Spot, to: Spot, heading: Option<f64>) -> Side {
    let bearing = (to.x - from.x).atan2(to.y - from.y).to_degrees();
    // By `floor`: the remainder of floats costs 2 KB of the program.
    let part = |degrees: f64, parts: u8| {
        let turns = degrees / 360.0;
        ((turns - turns.floor()) * f64::from(parts)).round() as u8 % parts
    };
    match heading {
        None => Side::Compass(part(bearing, 8)),
        Some(heading) => match part(bearing - heading, 4) {
            0 => Side::Ahead,
            1 => Side::Right,
            2 => Side::Behind,
            _ => Side::Left,
        },
    }
}

impl NearStreet<'_> {
    /// `Burgate, 60 metres to your left`, `Burgate, 60 metres north-east`, `Burgate, about 60 metres away`, `Burgate, within 30 metres`.
    pub fn words(&self) -> String {
        let far = length(self.metres, Units::InFull);
        match self.side {
            Some(side) => [self.name, ", ", &far, " ", side.words()].concat(),
            None if self.metres > self.off_by_m => [self.name, ", about ", &far, " away"].concat(),
            // Rounded up, because it is a bound.
            None => [self.name, ", within ", &length(self.metres + self.off_by_m + 5.0, Units::InFull)].concat(),
        }
    }
}

impl Side {
    pub fn words(self) -> &'static str {
        match self {
            Side::Ahead => "ahead",
            Side::Right => "to your right",
            Side::Behind => "behind you",
            Side::Left => "to your left",
            Side::Compass(point) => compass_word(f64::from(point) * 45.0),
        }
    }
}
