//! What part of the plane the picture shows. The same as the view of the map of the app, so that streets lie under its signs.

use crate::plane::Spot;

/// A point of the picture in CSS pixels, to the right and down.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Pixel {
    pub x: f64,
    pub y: f64,
}

/// A rectangle of the picture, in CSS pixels.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Area {
    pub left: f64,
    pub top: f64,
    pub right: f64,
    pub bottom: f64,
}

/// What the picture shows.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct View {
    /// The point in the middle of the picture.
    pub centre: Spot,
    /// Metres to a CSS pixel.
    pub m_per_px: f64,
    /// The direction that is up, in degrees clockwise from north.
    pub up: f64,
}

impl View {
    /// Where a point is from the middle of the picture.
    pub fn pixel(self, at: Spot) -> Pixel {
        self.turned(Spot { x: at.x - self.centre.x, y: at.y - self.centre.y })
    }

    /// The same from the origin of the plane, which does not change while the picture is moved.
    pub fn turned(self, at: Spot) -> Pixel {
        let (sin, cos) = sin_cos(self.up);
        let (right, up) = (at.x * cos - at.y * sin, at.x * sin + at.y * cos);
        Pixel { x: right / self.m_per_px, y: -up / self.m_per_px }
    }

    /// The point at a pixel from the middle of the picture.
    pub fn spot(self, at: Pixel) -> Spot {
        let (sin, cos) = sin_cos(self.up);
        let (right, up) = (at.x * self.m_per_px, -at.y * self.m_per_px);
        Spot { x: self.centre.x + right * cos + up * sin, y: self.centre.y - right * sin + up * cos }
    }

    /// From metres of the plane to the pixels of a canvas of this size in CSS pixels, with so many of its own to each: the six numbers of
    /// `setTransform`.
    pub fn matrix(self, (width, height): (f64, f64), ratio: f64) -> [f64; 6] {
        let (sin, cos) = sin_cos(self.up);
        let scale = ratio / self.m_per_px;
        let middle = self.turned(self.centre);
        let (x, y) = ((width / 2.0 - middle.x) * ratio, (height / 2.0 - middle.y) * ratio);
        [cos * scale, -sin * scale, -sin * scale, -cos * scale, x, y]
    }

    /// Whether a picture that was drawn with this view, in this size, has all that a window shows. While fingers move the picture it is only
    /// moved and scaled, and drawn anew when it has not, or when it is turned.
    pub fn covers(self, (width, height): (f64, f64), shown: View, window: (f64, f64)) -> bool {
        let (at, scale) = (self.pixel(shown.centre), shown.m_per_px / self.m_per_px);
        let fits = |at: f64, window: f64, length: f64| at.abs() + window * scale / 2.0 <= length / 2.0;
        self.up == shown.up && fits(at.x, window.0, width) && fits(at.y, window.1, height)
    }

    /// Half the sides of the upright rectangle of the plane that holds a picture of this size, in metres.
    pub fn reach(self, (width, height): (f64, f64)) -> (f64, f64) {
        let (sin, cos) = sin_cos(self.up);
        let (sin, cos, half) = (sin.abs(), cos.abs(), self.m_per_px / 2.0);
        ((width * cos + height * sin) * half, (width * sin + height * cos) * half)
    }
}

/// Sine and cosine of an angle in degrees, to a millionth of a millionth. Those of the library take any angle in radians, for which they
/// cost 8 KB of the program.
pub fn sin_cos(degrees: f64) -> (f64, f64) {
    let quarter = (degrees / 90.0).round();
    // From -45° to 45°, for which the series is short.
    let x = (degrees - quarter * 90.0).to_radians();
    let (xx, mut sin, mut cos) = (x * x, 1.0, 1.0);
    let mut n = 14.0;
    while n > 0.0 {
        cos = 1.0 - xx / (n * (n - 1.0)) * cos;
        sin = 1.0 - xx / (n * (n + 1.0)) * sin;
        n -= 2.0;
    }
    let sin = x * sin;
    match quarter - (quarter / 4.0).floor() * 4.0 {
        1.0 => (cos, -sin),
        2.0 => (-sin, -cos),
        3.0 => (-cos, sin),
        _ => (sin, cos),
    }
}
