//! A made-up town for guidance: streets by name, and ways over them.

use streets::guide::{Landmark, Turn, turns};
use streets::layer::{Kind, Network, Traits};
use streets::way::{Leg, Way};

use crate::sketch::{Sketch, spot};

/// What is drawn: streets over points, which meet where they share one.
#[derive(Default)]
pub struct Blocks {
    sketch: Sketch,
    at: Vec<(i32, i32)>,
}

impl Blocks {
    fn node(&mut self, at: (i32, i32)) -> u32 {
        if let Some(node) = self.at.iter().position(|known| *known == at) {
            return node as u32;
        }
        self.at.push(at);
        self.sketch.node(at.0, at.1)
    }

    /// A way from the first point to the last, with no junction between. An empty name is none.
    pub fn street(&mut self, name: &str, points: &[(i32, i32)]) -> &mut Blocks {
        self.piece(name, Kind::Street, Traits::default(), points)
    }

    pub fn piece(&mut self, name: &str, kind: Kind, traits: Traits, points: &[(i32, i32)]) -> &mut Blocks {
        let [first, between @ .., last] = points else { panic!("a street has two ends") };
        let (from, to) = (self.node(*first), self.node(*last));
        // The sketch gives every street a name that is not this one's.
        if self.sketch.network.names.is_empty() {
            self.sketch.name("Burgate");
        }
        let names = &self.sketch.network.names;
        let known = names.iter().position(|known| known == name).map(|known| known as u16);
        let name = if name.is_empty() { None } else { known.or_else(|| self.sketch.name(name)) };
        let edge = self.sketch.bent(from, to, between);
        (edge.kind, edge.traits, edge.name) = (kind, traits, name);
        self
    }

    pub fn network(&self) -> &Network {
        &self.sketch.network
    }

    pub fn layer(self) -> streets::layer::Layer {
        self.sketch.layer()
    }

    /// The way over some points, each a junction or an end. Of two streets between the same junctions it is the first.
    pub fn way(&self, points: &[(i32, i32)]) -> Way {
        let node = |at: &(i32, i32)| self.at.iter().position(|known| known == at).expect("a junction") as u32;
        let mut way = Way::default();
        for pair in points.windows(2) {
            let ends = [node(&pair[0]), node(&pair[1])];
            let joins = |edge: &[u32; 2]| *edge == ends || *edge == [ends[1], ends[0]];
            let (index, edge) =
                self.network().edges.iter().enumerate().find(|(_, edge)| joins(&edge.ends)).expect("a street");
            let length_m = f64::from(edge.length_dm) / 10.0;
            let [from_m, to_m] = if edge.ends == ends { [0.0, length_m] } else { [length_m, 0.0] };
            let seconds = length_m * 0.75;
            way.legs.push(Leg { edge: index as u32, from_m, to_m, seconds });
            way.metres += length_m;
            way.seconds += seconds;
        }
        way
    }

    pub fn turns(&self, points: &[(i32, i32)], landmarks: &[Landmark]) -> Vec<Turn> {
        turns(self.network(), &self.way(points), landmarks, &haven(points))
    }
}

/// A goal at the end of a way.
pub fn haven(points: &[(i32, i32)]) -> Landmark {
    let (x, y) = points[points.len() - 1];
    landmark("the Safe Haven", f64::from(x), f64::from(y))
}

pub fn landmark(name: &str, x: f64, y: f64) -> Landmark {
    Landmark { name: name.into(), at: spot(x, y), accuracy_m: 10.0 }
}
