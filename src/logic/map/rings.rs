//! Rings around a point: how far a person walks in some minutes.

use crate::logic::geo::distance::reach_m;

/// Minutes between two rings, the first that leaves enough room.
const STEPS: [u32; 5] = [1, 2, 5, 10, 30];
/// The least room between two rings, in pixels.
const ROOM: f64 = 56.0;
const MOST: u32 = 3;

/// The rings of a scale: minutes, and radius in metres. `off_by_m`: how far off the point in their middle may be. A ring within it would
/// say nothing.
pub fn rings(m_per_px: f64, off_by_m: f64) -> Vec<(u32, f64)> {
    let mut step = STEPS[0];
    for next in STEPS {
        if reach_m(step) / m_per_px < ROOM {
            step = next;
        }
    }
    let mut rings = Vec::new();
    for ring in 1..=MOST {
        let radius_m = reach_m(ring * step);
        if radius_m > off_by_m {
            rings.push((ring * step, radius_m));
        }
    }
    rings
}
