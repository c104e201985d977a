//! Names beside the way that somebody walks: one that lies along it would hide it.

use crate::picture::boxes::Slanted;
use crate::picture::labels::Name;
use crate::plane::Spot;

/// The cosine of 45°: a name that lies across the way hides little of it, and says what street that is.
const COS_ALONG: f64 = 0.707;

/// Where room is looked for, in what is needed beside a straight way. A way that bends needs more.
const AWAY: [f64; 8] = [1.0, -1.0, 1.3, -1.3, 1.6, -1.6, 2.0, -2.0];

/// What each name covers if it keeps off a way of this half width in metres: one that lies along it moves to one of its sides. `None`:
/// there is no room. All names of a scale are looked at, so that moving the picture changes nothing.
pub fn beside(names: &[Name], way: &[Spot], half_m: f64) -> Vec<Option<Slanted>> {
    let mut covers: Vec<Option<Slanted>> = names.iter().map(|name| Some(name.covers)).collect();
    let parts: Vec<Slanted> = way.windows(2).filter_map(|pair| part(pair.first()?, pair.last()?, half_m)).collect();
    for index in 0..if parts.is_empty() { 0 } else { names.len() } {
        let Some(name) = covers.get(index).copied().flatten().filter(|name| lies_along(name, &parts)) else { continue };
        let away = name.half.1 + half_m;
        let mut found = None;
        for away in AWAY.map(|times| away * times) {
            let Spot { x, y } = name.direction;
            let middle = Spot { x: name.middle.x - y * away, y: name.middle.y + x * away };
            let moved = Slanted { middle, ..name };
            let mut others =
                covers.iter().enumerate().filter(|(other, _)| *other != index).filter_map(|(_, covers)| *covers);
            if !lies_along(&moved, &parts) && !others.any(|other| other.is_near(&moved) && other.overlaps(&moved)) {
                found = Some(moved);
                break;
            }
        }
        if let Some(covers) = covers.get_mut(index) {
            *covers = found;
        }
    }
    covers
}

/// What a straight part of the way covers. `None`: it has no length.
fn part(from: &Spot, to: &Spot, half_m: f64) -> Option<Slanted> {
    let (x, y) = (to.x - from.x, to.y - from.y);
    let length = (x * x + y * y).sqrt();
    let middle = Spot { x: (from.x + to.x) / 2.0, y: (from.y + to.y) / 2.0 };
    (length > 0.0).then(|| Slanted {
        middle,
        direction: Spot { x: x / length, y: y / length },
        half: (length / 2.0, half_m),
    })
}

fn lies_along(name: &Slanted, parts: &[Slanted]) -> bool {
    parts.iter().any(|part| {
        let cos = part.direction.x * name.direction.x + part.direction.y * name.direction.y;
        part.is_near(name) && cos.abs() > COS_ALONG && part.overlaps(name)
    })
}
