//! Networks drawn in code: nodes, and edges between them.

use streets::layer::{Edge, Ground, Header, Kind, Layer, Network, Traits};
use streets::plane::{Frame, Point, Spot};

#[derive(Default)]
pub struct Sketch {
    pub network: Network,
}

impl Sketch {
    pub fn node(&mut self, x: i32, y: i32) -> u32 {
        self.network.nodes.push(Point { x, y });
        self.network.nodes.len() as u32 - 1
    }

    /// A named street, straight. The attributes are changed on what is returned.
    pub fn edge(&mut self, from: u32, to: u32) -> &mut Edge {
        self.bent(from, to, &[])
    }

    /// A named street over some points, as long as it is drawn.
    pub fn bent(&mut self, from: u32, to: u32, over: &[(i32, i32)]) -> &mut Edge {
        let begin = self.network.points.len() as u32;
        self.network.points.extend(over.iter().map(|&(x, y)| Point { x, y }));
        self.burgate();
        let mut edge = Edge {
            ends: [from, to],
            length_dm: 0,
            kind: Kind::Street,
            traits: Traits::default(),
            name: Some(0),
            hours: None,
            shape: begin..self.network.points.len() as u32,
        };
        let points: Vec<Spot> = self.network.points_of(&edge).map(Spot::from).collect();
        let metres: f64 = points.windows(2).map(|pair| pair[0].to(pair[1])).sum();
        // Up, as no way is shorter than the straight line.
        edge.length_dm = (metres * 10.0).ceil() as u32;
        self.network.edges.push(edge);
        self.network.edges.last_mut().expect("it was just pushed")
    }

    /// The name of all that has no other.
    fn burgate(&mut self) {
        if self.network.names.is_empty() {
            self.network.names.push("Burgate".into());
        }
    }

    pub fn name(&mut self, name: &str) -> Option<u16> {
        self.burgate();
        self.network.names.push(name.into());
        Some(self.network.names.len() as u16 - 1)
    }

    pub fn layer(self) -> Layer {
        let (date, attribution) = ("2026-07-01".into(), "nobody".into());
        let corners = [Point { x: -3000, y: -3000 }, Point { x: 3000, y: 3000 }];
        let header = Header { frame: Frame::CANTERBURY, date, attribution, corners };
        Layer { header, network: self.network, ground: Ground::default() }
    }
}

pub fn spot(x: f64, y: f64) -> Spot {
    Spot { x, y }
}
