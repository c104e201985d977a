//! Fewer points, and all of them on the grid of whole metres.

use crate::plane::{Point, Spot};

/// How far a line may come to lie from where it was, in metres, before it is put on the grid.
pub const TOLERANCE_M: f64 = 1.0;

pub fn grid(at: Spot) -> Point {
    Point { x: at.x.round() as i32, y: at.y.round() as i32 }
}

pub fn length(line: &[Spot]) -> f64 {
    line.windows(2).map(|pair| (pair[1].x - pair[0].x).hypot(pair[1].y - pair[0].y)).sum()
}

/// The points of a line that are kept, its ends among them (Douglas and Peucker).
pub fn line(line: &[Spot], tolerance: f64) -> Vec<Spot> {
    let mut kept = vec![false; line.len()];
    let mut open = vec![(0, line.len().saturating_sub(1))];
    while let Some((from, to)) = open.pop() {
        if from >= line.len() {
            break;
        }
        (kept[from], kept[to]) = (true, true);
        let far = |at: &usize| distance(line[*at], line[from], line[to]);
        if let Some(most) = (from + 1..to).max_by(|a, b| far(a).total_cmp(&far(b)))
            && far(&most) > tolerance
        {
            open.extend([(from, most), (most, to)]);
        }
    }
    line.iter().zip(kept).filter(|(_, kept)| *kept).map(|(at, _)| *at).collect()
}

/// The points of a ring that are kept, on the grid. Nothing if it is no area any more.
pub fn ring(ring: &[Spot], tolerance: f64) -> Option<Vec<Point>> {
    let first = *ring.first()?;
    let away = |at: &Spot| (at.x - first.x).hypot(at.y - first.y);
    let far = (0..ring.len()).max_by(|a, b| away(&ring[*a]).total_cmp(&away(&ring[*b])))?;
    let mut kept = line(&ring[..=far], tolerance);
    kept.pop();
    let back: Vec<Spot> = ring[far..].iter().chain([&first]).copied().collect();
    kept.extend(line(&back, tolerance));
    kept.pop();
    let mut points: Vec<Point> = kept.into_iter().map(grid).collect();
    points.dedup();
    while points.len() > 1 && points.first() == points.last() {
        points.pop();
    }
    (points.len() >= 3 && twice_area(&points) != 0).then_some(points)
}

/// Twice the area, in square metres: above zero if the ring goes round against the clock.
pub fn twice_area(ring: &[Point]) -> i64 {
    let next = ring.iter().cycle().skip(1);
    ring.iter().zip(next).map(|(a, b)| i64::from(a.x) * i64::from(b.y) - i64::from(b.x) * i64::from(a.y)).sum()
}

/// How far a point is from a straight line between two others, in metres.
pub fn distance(at: Spot, from: Spot, to: Spot) -> f64 {
    let (dx, dy) = (to.x - from.x, to.y - from.y);
    let square = dx * dx + dy * dy;
    let along = if square > 0.0 { ((at.x - from.x) * dx + (at.y - from.y) * dy) / square } else { 0.0 };
    let along = along.clamp(0.0, 1.0);
    (at.x - from.x - along * dx).hypot(at.y - from.y - along * dy)
}
