//! Ways on foot along a street: pavements that the data does not call so.

use std::collections::HashMap;

use super::graph::Stretch;
use super::simplify::{distance, length};
use crate::layer::Kind;
use crate::plane::Spot;

/// How far from the middle of a street its pavement is at most, in metres.
const NEAR_M: f64 = 12.0;
/// The cosine of how much their directions differ at most: 25 degrees.
const PARALLEL: f64 = 0.906;
/// Which share of its length must run along a street that has a name.
const SHARE: f64 = 0.7;
/// How far apart it is asked for, in metres.
const STEP_M: f64 = 5.0;
/// The side of a cell of the index, in metres.
const CELL_M: f64 = 50.0;

/// Makes a pavement of every footway that runs along a named street over most of its length.
pub fn tell(stretches: &mut [Stretch]) {
    let streets = Streets::of(stretches);
    for stretch in stretches.iter_mut().filter(|stretch| stretch.like.kind == Kind::Footway) {
        if streets.share(&stretch.line) >= SHARE {
            stretch.like.kind = Kind::Pavement;
        }
    }
}

/// The segments of named streets, by the cells near which they are.
struct Streets(HashMap<(i64, i64), Vec<[Spot; 2]>>);

impl Streets {
    fn of(stretches: &[Stretch]) -> Streets {
        let mut cells: HashMap<_, Vec<_>> = HashMap::new();
        let street = |kind| {
            matches!(
                kind,
                Kind::Trunk | Kind::Primary | Kind::Secondary | Kind::Tertiary | Kind::Street | Kind::Service
            )
        };
        for stretch in stretches.iter().filter(|stretch| stretch.like.name.is_some() && street(stretch.like.kind)) {
            for pair in stretch.line.windows(2) {
                let [low, high] = [f64::min, f64::max]
                    .map(|pick| Spot { x: pick(pair[0].x, pair[1].x), y: pick(pair[0].y, pair[1].y) });
                let (west, south) = cell(Spot { x: low.x - NEAR_M, y: low.y - NEAR_M });
                let (east, north) = cell(Spot { x: high.x + NEAR_M, y: high.y + NEAR_M });
                for key in (west..=east).flat_map(|x| (south..=north).map(move |y| (x, y))) {
                    cells.entry(key).or_default().push([pair[0], pair[1]]);
                }
            }
        }
        Streets(cells)
    }

    /// Which share of a line runs along a street.
    fn share(&self, line: &[Spot]) -> f64 {
        let (mut along, mut all) = (0.0, 0.0);
        for pair in line.windows(2) {
            let metres = length(pair);
            let steps = (metres / STEP_M).ceil().max(1.0);
            let (dx, dy) = (pair[1].x - pair[0].x, pair[1].y - pair[0].y);
            for step in 0..steps as usize {
                let share = (step as f64 + 0.5) / steps;
                let at = Spot { x: pair[0].x + share * dx, y: pair[0].y + share * dy };
                all += metres / steps;
                if self.beside(at, [dx, dy]) {
                    along += metres / steps;
                }
            }
        }
        if all > 0.0 { along / all } else { 0.0 }
    }

    fn beside(&self, at: Spot, [dx, dy]: [f64; 2]) -> bool {
        self.0.get(&cell(at)).into_iter().flatten().any(|[from, to]| {
            let (x, y) = (to.x - from.x, to.y - from.y);
            let same = (x * dx + y * dy).abs() >= PARALLEL * x.hypot(y) * dx.hypot(dy);
            same && distance(at, *from, *to) <= NEAR_M
        })
    }
}

fn cell(at: Spot) -> (i64, i64) {
    ((at.x / CELL_M).floor() as i64, (at.y / CELL_M).floor() as i64)
}
