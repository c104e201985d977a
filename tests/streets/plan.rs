//! A made-up town for the picture and the words: streets as lines, of which every point is a junction.

use proptest::prelude::*;
use streets::layer::{Edge, Kind, Layer, Traits};
use streets::plane::{Point, Spot};

use crate::sketch::Sketch;

/// An empty town.
pub fn plan() -> Layer {
    Sketch::default().layer()
}

pub trait Plan {
    /// The same town with one more street. An empty name: it has none.
    fn street(self, name: &str, kind: Kind, points: &[(i32, i32)]) -> Self;
    /// The same with what the data says of it.
    fn street_with(self, name: &str, kind: Kind, traits: Traits, points: &[(i32, i32)]) -> Self;
}

impl Plan for Layer {
    fn street(self, name: &str, kind: Kind, points: &[(i32, i32)]) -> Layer {
        self.street_with(name, kind, Traits::default(), points)
    }

    fn street_with(mut self, name: &str, kind: Kind, traits: Traits, points: &[(i32, i32)]) -> Layer {
        let network = &mut self.network;
        let name = (!name.is_empty()).then(|| {
            let known = network.names.iter().position(|known| known == name);
            known.unwrap_or_else(|| {
                network.names.push(name.to_owned());
                network.names.len() - 1
            }) as u16
        });
        let mut nodes = Vec::new();
        for &(x, y) in points {
            let at = Point { x, y };
            let known = network.nodes.iter().position(|known| *known == at);
            nodes.push(known.unwrap_or_else(|| {
                network.nodes.push(at);
                network.nodes.len() - 1
            }) as u32);
        }
        for ends in nodes.windows(2) {
            let [from, to] = [network.nodes[ends[0] as usize], network.nodes[ends[1] as usize]].map(Spot::from);
            let length_dm = (from.to(to) * 10.0).round() as u32;
            let ends = [ends[0], ends[1]];
            network.edges.push(Edge { ends, length_dm, kind, traits, name, hours: None, shape: 0..0 });
        }
        self
    }
}

const NAMES: [&str; 9] = [
    "Burgate",
    "Old Dover Road",
    "St Dunstan’s Street",
    "Hollow Lane",
    "The Drive",
    "Wincheap",
    "A28",
    "Mint Yard",
    "",
];

/// Any town of winding streets, some of which meet, cross or have the same name.
pub fn towns() -> impl Strategy<Value = Layer> {
    towns_within(20, 24)
}

/// The same with beginnings up to so many times 50 m from the origin, and fewer streets than this.
pub fn towns_within(reach: i32, most: usize) -> impl Strategy<Value = Layer> {
    let turns = prop::collection::vec(-50..50i32, 1..12);
    let street =
        (0..NAMES.len(), 0..Kind::ALL.len(), 0..12u16, (-reach..reach, -reach..reach), 0..360i32, 4..200i32, turns);
    prop::collection::vec(street, 1..most).prop_map(|streets| {
        let mut town = plan();
        for (name, kind, traits, (x, y), start, step, turns) in streets {
            // Beginnings are on a grid, so that some streets meet.
            let (mut points, mut to) = (vec![(x * 50, y * 50)], f64::from(start));
            let (mut px, mut py) = (f64::from(x * 50), f64::from(y * 50));
            for turn in turns {
                to += f64::from(turn);
                (px, py) = (px + f64::from(step) * to.to_radians().sin(), py + f64::from(step) * to.to_radians().cos());
                points.push((px.round() as i32, py.round() as i32));
            }
            let traits = if traits == 0 { Traits::TUNNEL } else { Traits::default() };
            town = town.street_with(NAMES[name], Kind::ALL[kind], traits, &points);
        }
        town
    })
}
