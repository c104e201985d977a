//! The nearest point of a way.

use crate::layer::{Edge, Network, Traits};
use crate::plane::Spot;

/// The point of an edge that is nearest to a point, and how far that is in metres.
pub fn nearest_on_edge(network: &Network, edge: &Edge, at: Spot) -> (Spot, f64) {
    let (mut found, mut least, mut from) = (Spot::default(), f64::INFINITY, None);
    for to in network.points_of(edge).map(Spot::from) {
        let spot = nearest_on_line(from.unwrap_or(to), to, at);
        let off = (spot.x - at.x) * (spot.x - at.x) + (spot.y - at.y) * (spot.y - at.y);
        if off < least {
            (found, least) = (spot, off);
        }
        from = Some(to);
    }
    (found, least.sqrt())
}

/// The point between two points that is nearest to a third.
fn nearest_on_line(from: Spot, to: Spot, at: Spot) -> Spot {
    let (x, y) = (to.x - from.x, to.y - from.y);
    let length = x * x + y * y;
    let part = if length > 0.0 { ((at.x - from.x) * x + (at.y - from.y) * y) / length } else { 0.0 };
    let part = part.clamp(0.0, 1.0);
    Spot { x: from.x + x * part, y: from.y + y * part }
}

/// The name by which a way is told to somebody who may be anywhere near it. `None`: it has none, or lies under something, where it is not
/// seen and hardly ever meant.
pub fn open_name(edge: &Edge) -> Option<u16> {
    edge.name.filter(|_| !edge.traits.has(Traits::TUNNEL))
}
