//! The plane that everything is drawn and measured on: metres east and north of an origin.

/// A point of a layer, in whole metres: the grid on which ways are simplified.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Point {
    /// East of the origin.
    pub x: i32,
    /// North of it.
    pub y: i32,
}

/// Any point of the plane, in metres.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Spot {
    /// East of the origin.
    pub x: f64,
    /// North of it.
    pub y: f64,
}

impl From<Point> for Spot {
    fn from(at: Point) -> Spot {
        Spot { x: f64::from(at.x), y: f64::from(at.y) }
    }
}

impl Spot {
    /// How far another is, in metres.
    pub fn to(self, other: Spot) -> f64 {
        let (x, y) = (other.x - self.x, other.y - self.y);
        // `hypot` guards against numbers that no plane has, at ten times the time.
        (x * x + y * y).sqrt()
    }
}

/// Where the plane is on the earth: equirectangular, the same as that of the map of the app.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Frame {
    /// The origin, in degrees (WGS84).
    pub lat: f64,
    pub lon: f64,
    /// Metres of one degree of latitude, and of one degree of longitude.
    pub m_per_lat: f64,
    pub m_per_lon: f64,
}

impl Frame {
    /// The plane of the app: its origin is the centre of Canterbury, its sphere that of `logic/geo/distance.rs`.
    pub const CANTERBURY: Frame =
        Frame { lat: 51.277_56, lon: 1.083_05, m_per_lat: 111_400.125_0, m_per_lon: 69_686.155_5 };

    pub fn spot(self, lat: f64, lon: f64) -> Spot {
        Spot { x: (lon - self.lon) * self.m_per_lon, y: (lat - self.lat) * self.m_per_lat }
    }

    /// Latitude and longitude, in degrees.
    pub fn position(self, at: Spot) -> (f64, f64) {
        (self.lat + at.y / self.m_per_lat, self.lon + at.x / self.m_per_lon)
    }
}
