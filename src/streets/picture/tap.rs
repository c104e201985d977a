//! What a tap on the picture means.

use crate::layer::Network;
use crate::nearest::{nearest_on_edge, open_name};
use crate::plane::Spot;

/// The nearest street with a name within this radius in metres, as an index into the edges. What lies under something is not seen, and not
/// meant. `None`: there is none.
pub fn street_at(network: &Network, at: Spot, radius_m: f64) -> Option<usize> {
    let (mut nearest, mut found) = (radius_m, None);
    for (index, edge) in network.edges.iter().enumerate() {
        if open_name(edge).is_some() {
            let (_, off_m) = nearest_on_edge(network, edge, at);
            if off_m <= nearest && (found.is_none() || off_m < nearest) {
                (nearest, found) = (off_m, Some(index));
            }
        }
    }
    found
}
