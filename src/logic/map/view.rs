//! What part of the plane the picture shows.

use crate::logic::map::projection::Point;

/// A point of the picture in CSS pixels, right of its middle and below it.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Pixel {
    pub x: f64,
    pub y: f64,
}

/// What the picture shows.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct View {
    /// The point in the middle of the picture.
    pub centre: Point,
    /// Metres to a CSS pixel.
    pub m_per_px: f64,
    /// The direction that is up, in degrees clockwise from north.
    pub up: f64,
}

/// The least and the most metres to a pixel: two stands of one square apart, and the whole district.
pub const M_PER_PX: (f64, f64) = (0.2, 40.0);
/// The space in pixels between the outermost places and the edge.
const MARGIN: f64 = 28.0;

impl View {
    /// North up around the centre of the city, with all of these points in a picture of this width and height.
    pub fn of(points: &[Point], (width, height): (f64, f64)) -> View {
        let mut m_per_px = M_PER_PX.0;
        for at in points {
            let across = at.x.abs() / (width / 2.0 - MARGIN).max(1.0);
            let along = at.y.abs() / (height / 2.0 - MARGIN).max(1.0);
            m_per_px = m_per_px.max(across).max(along);
        }
        View { centre: Point::default(), m_per_px: in_range(m_per_px), up: 0.0 }
    }

    /// Where on the picture a point is.
    pub fn pixel(self, at: Point) -> Pixel {
        self.turned(Point { x: at.x - self.centre.x, y: at.y - self.centre.y })
    }

    /// The same from the centre of the city, which does not change while the picture is moved.
    pub fn turned(self, at: Point) -> Pixel {
        let (sin, cos) = self.up.to_radians().sin_cos();
        let (right, up) = (at.x * cos - at.y * sin, at.x * sin + at.y * cos);
        Pixel { x: right / self.m_per_px, y: -up / self.m_per_px }
    }

    /// The point at a pixel.
    pub fn point(self, at: Pixel) -> Point {
        let (sin, cos) = self.up.to_radians().sin_cos();
        let (right, up) = (at.x * self.m_per_px, -at.y * self.m_per_px);
        Point { x: self.centre.x + right * cos + up * sin, y: self.centre.y - right * sin + up * cos }
    }

    /// The view in which the point that is at one pixel now is at another, at this scale.
    pub fn dragged(self, from: Pixel, to: Pixel, m_per_px: f64) -> View {
        let scaled = View { m_per_px: in_range(m_per_px), ..self };
        let (held, there) = (self.point(from), scaled.point(to));
        let centre = Point { x: scaled.centre.x + held.x - there.x, y: scaled.centre.y + held.y - there.y };
        View { centre, ..scaled }
    }

    /// The view that is this many times as large, with the same middle.
    pub fn enlarged(self, times: f64) -> View {
        View { m_per_px: in_range(self.m_per_px / times), ..self }
    }

    /// The same view with its middle within this distance in metres of the centre of the city, so that nobody loses the map.
    pub fn within(self, reach_m: f64) -> View {
        let Point { x, y } = self.centre;
        let near = |metres: f64| metres.max(-reach_m).min(reach_m);
        View { centre: Point { x: near(x), y: near(y) }, ..self }
    }
}

// `clamp` can fail, and would tell both bounds: formatting a float costs the program 7 KB.
fn in_range(m_per_px: f64) -> f64 {
    m_per_px.max(M_PER_PX.0).min(M_PER_PX.1)
}

/// The distance of two points of the picture.
pub fn distance(one: Pixel, two: Pixel) -> f64 {
    let (x, y) = (one.x - two.x, one.y - two.y);
    (x * x + y * y).sqrt()
}
