//! What a name covers, and whether it covers another.

use crate::picture::view::Area;
use crate::plane::Spot;

/// A rectangle that lies in a direction. It is the same when its name is turned to be upright.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Slanted {
    pub middle: Spot,
    /// Along its length, of length 1.
    pub direction: Spot,
    /// Half its length and half its height.
    pub half: (f64, f64),
}

impl Slanted {
    /// Around an upright rectangle.
    pub fn upright(Area { left, top, right, bottom }: Area) -> Slanted {
        let middle = Spot { x: (left + right) / 2.0, y: (top + bottom) / 2.0 };
        Slanted { middle, direction: Spot { x: 1.0, y: 0.0 }, half: ((right - left) / 2.0, (bottom - top) / 2.0) }
    }

    /// How far it reaches from its middle in a direction of length 1.
    fn reach(&self, x: f64, y: f64) -> f64 {
        let Spot { x: dx, y: dy } = self.direction;
        (x * dx + y * dy).abs() * self.half.0 + (y * dx - x * dy).abs() * self.half.1
    }

    /// Whether the two overlap: they do unless a line along a side of one of them parts them.
    pub fn overlaps(&self, other: &Slanted) -> bool {
        let (x, y) = (other.middle.x - self.middle.x, other.middle.y - self.middle.y);
        for Spot { x: dx, y: dy } in [self.direction, other.direction] {
            for (ax, ay) in [(dx, dy), (-dy, dx)] {
                if (x * ax + y * ay).abs() >= self.reach(ax, ay) + other.reach(ax, ay) {
                    return false;
                }
            }
        }
        true
    }
}

/// Rectangles by the cells of the plane they reach into.
pub struct Cells {
    low: Spot,
    side: f64,
    across: usize,
    /// For each cell, one more than the index of its last entry.
    heads: Vec<u32>,
    /// A rectangle, and one more than the index of the entry before it in its cell.
    entries: Vec<(u32, u32)>,
}

/// Cells along a side of the plane, at most.
const ACROSS: f64 = 128.0;

impl Cells {
    /// Between two corners, with cells of at least this side.
    pub fn new(low: Spot, high: Spot, side: f64) -> Cells {
        let length = (high.x - low.x).max(high.y - low.y).max(1.0);
        let side = side.max(length / ACROSS);
        let across = (length / side) as usize + 1;
        Cells { low, side, across, heads: vec![0; across * across], entries: Vec::new() }
    }

    fn each(&self, slanted: &Slanted, mut visit: impl FnMut(usize) -> bool) -> bool {
        let (x, y) = (slanted.reach(1.0, 0.0), slanted.reach(0.0, 1.0));
        let last = self.across as f64 - 1.0;
        let cell = |metres: f64| (metres / self.side).max(0.0).min(last) as usize;
        let Spot { x: mx, y: my } = slanted.middle;
        for row in cell(my - y - self.low.y)..=cell(my + y - self.low.y) {
            for column in cell(mx - x - self.low.x)..=cell(mx + x - self.low.x) {
                if visit(row * self.across + column) {
                    return true;
                }
            }
        }
        false
    }

    /// Whether one that was added overlaps this one. `of`: the one with an index.
    pub fn overlaps<'a>(&self, slanted: &Slanted, of: impl Fn(u32) -> Option<&'a Slanted>) -> bool {
        self.each(slanted, |cell| {
            let mut entry = self.heads.get(cell).copied().unwrap_or_default();
            while let Some((index, before)) = entry.checked_sub(1).and_then(|entry| self.entries.get(entry as usize)) {
                if of(*index).is_some_and(|other| other.overlaps(slanted)) {
                    return true;
                }
                entry = *before;
            }
            false
        })
    }

    pub fn add(&mut self, slanted: &Slanted, index: u32) {
        let mut cells = Vec::new();
        self.each(slanted, |cell| {
            cells.push(cell);
            false
        });
        for cell in cells {
            if let Some(head) = self.heads.get_mut(cell) {
                self.entries.push((index, *head));
                *head = self.entries.len() as u32;
            }
        }
    }
}
