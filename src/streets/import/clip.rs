//! Lines and rings within the box.

use anyhow::{Result, ensure};

use crate::plane::{Frame, Spot};

/// The box, on the plane.
#[derive(Clone, Copy, Debug)]
pub struct Clip {
    pub south_west: Spot,
    pub north_east: Spot,
}

impl Clip {
    /// # Errors
    /// If south, west, north and east are no box, or one that is too large for a layer.
    pub fn new(frame: Frame, [south, west, north, east]: [f64; 4]) -> Result<Clip> {
        let clip = Clip { south_west: frame.spot(south, west), north_east: frame.spot(north, east) };
        ensure!(
            south < north && west < east,
            "no box: south, west, north, east in degrees, as 51.255,1.035,51.305,1.115"
        );
        let limit = f64::from(crate::format::MAX_METRES);
        let near = |at: Spot| at.x.abs() < limit && at.y.abs() < limit;
        ensure!(
            near(clip.south_west) && near(clip.north_east),
            "the box is more than 100 km from the middle of Canterbury"
        );
        Ok(clip)
    }

    pub fn has(&self, at: Spot) -> bool {
        (self.south_west.x..=self.north_east.x).contains(&at.x)
            && (self.south_west.y..=self.north_east.y).contains(&at.y)
    }

    /// What of a straight line is inside: its two ends (Liang and Barsky).
    pub fn segment(&self, from: Spot, to: Spot) -> Option<[Spot; 2]> {
        let (dx, dy) = (to.x - from.x, to.y - from.y);
        let (mut start, mut end) = (0.0_f64, 1.0_f64);
        for (step, room) in [
            (-dx, from.x - self.south_west.x),
            (dx, self.north_east.x - from.x),
            (-dy, from.y - self.south_west.y),
            (dy, self.north_east.y - from.y),
        ] {
            if step == 0.0 {
                if room < 0.0 {
                    return None;
                }
            } else if step < 0.0 {
                start = start.max(room / step);
            } else {
                end = end.min(room / step);
            }
        }
        let at = |share: f64| match share {
            0.0 => from,
            1.0 => to,
            _ => Spot { x: from.x + share * dx, y: from.y + share * dy },
        };
        (start < end).then(|| [at(start), at(end)])
    }

    /// What of a ring is inside, closed along the box (Sutherland and Hodgman). Empty if nothing is.
    pub fn ring(&self, ring: &[Spot]) -> Vec<Spot> {
        let (low, high) = (self.south_west, self.north_east);
        let sides: [(bool, f64, f64); 4] =
            [(true, low.x, 1.0), (true, high.x, -1.0), (false, low.y, 1.0), (false, high.y, -1.0)];
        let mut ring = ring.to_vec();
        for (on_x, edge, sign) in sides {
            let inside = |at: Spot| (if on_x { at.x } else { at.y } - edge) * sign;
            let mut next = Vec::with_capacity(ring.len());
            for (index, at) in ring.iter().enumerate() {
                let before = ring[(index + ring.len() - 1) % ring.len()];
                let (from, to) = (inside(before), inside(*at));
                if (from >= 0.0) != (to >= 0.0) {
                    let share = from / (from - to);
                    let mut cut =
                        Spot { x: before.x + share * (at.x - before.x), y: before.y + share * (at.y - before.y) };
                    *(if on_x { &mut cut.x } else { &mut cut.y }) = edge;
                    next.push(cut);
                }
                if to >= 0.0 {
                    next.push(*at);
                }
            }
            ring = next;
        }
        ring
    }

    /// What of a line is inside, in pieces.
    pub fn line(&self, line: &[Spot]) -> Vec<Vec<Spot>> {
        let mut pieces: Vec<Vec<Spot>> = Vec::new();
        let mut open = false;
        for pair in line.windows(2) {
            let Some([from, to]) = self.segment(pair[0], pair[1]) else {
                open = false;
                continue;
            };
            match pieces.last_mut().filter(|_| open && from == pair[0]) {
                Some(piece) => piece.push(to),
                None => pieces.push(vec![from, to]),
            }
            open = to == pair[1];
        }
        pieces
    }
}
