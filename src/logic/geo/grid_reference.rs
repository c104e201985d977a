//! The National Grid of the Ordnance Survey: WGS84 to OSGB36 by the Helmert transformation and the transverse Mercator projection,
//! then the shift of the district, which brings it to OSTN15 there. Formulae and constants: Ordnance Survey, *A guide to coordinate
//! systems in Great Britain*, annexes A to C.

use crate::content::grid_shift::GridShift;
use crate::content::validate::facts::DISTRICT;
use crate::logic::geo::distance::LatLon;
use crate::logic::geo::location::Fix;

/// A point on the National Grid, in metres from its false origin.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct GridPoint {
    pub east_m: f64,
    pub north_m: f64,
}

/// A square of the National Grid, named by its south-west corner: `TR 1455 5839`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct GridReference {
    /// The letters of the square of 100 km.
    pub letters: [char; 2],
    /// The figures after the letters, in units of the size of the square.
    pub east: u32,
    pub north: u32,
    /// Figures each: 4 name a square of 10 m, 3 one of 100 m, 2 one of 1 km.
    pub figures: u32,
}

/// The ellipsoid of GPS: half the greater axis in metres, and the square of the eccentricity.
const WGS84: (f64, f64) = (6_378_137.0, 0.006_694_379_990_141_317);
/// The ellipsoid of the National Grid, Airy 1830: half of each axis in metres.
const AIRY: (f64, f64) = (6_377_563.396, 6_356_256.909);
const AIRY_E2: f64 = 1.0 - AIRY.1 * AIRY.1 / (AIRY.0 * AIRY.0);
/// Radians in a second of arc.
const SECOND: f64 = std::f64::consts::PI / 648_000.0;
/// From WGS84 to OSGB36: metres, radians, and the scale beyond 1.
const MOVE: [f64; 3] = [-446.448, 125.157, -542.060];
const TURN: [f64; 3] = [-0.1502 * SECOND, -0.2470 * SECOND, -0.8421 * SECOND];
const SCALE: f64 = 20.4894e-6;
/// The projection: the scale on its central meridian, and its true origin in degrees.
const F0: f64 = 0.999_601_271_7;
const ORIGIN: LatLon = LatLon { lat: 49.0, lon: -2.0 };

/// The point on the National Grid without the shift of a district: within 5 m of OSTN15 in Great Britain.
pub fn helmert(at: LatLon) -> GridPoint {
    let (phi, lambda) = on_airy(at.lat.to_radians(), at.lon.to_radians());
    project(phi, lambda)
}

/// The same place on the other ellipsoid, in radians.
fn on_airy(phi: f64, lambda: f64) -> (f64, f64) {
    let ((sin, cos), (a, e2)) = (phi.sin_cos(), WGS84);
    let nu = a / (1.0 - e2 * sin * sin).sqrt();
    let (x, y, z) = (nu * cos * lambda.cos(), nu * cos * lambda.sin(), nu * (1.0 - e2) * sin);
    let grown = 1.0 + SCALE;
    let x2 = MOVE[0] + grown * x - TURN[2] * y + TURN[1] * z;
    let y2 = MOVE[1] + TURN[2] * x + grown * y - TURN[0] * z;
    let z2 = MOVE[2] - TURN[1] * x + TURN[0] * y + grown * z;
    let p = (x2 * x2 + y2 * y2).sqrt();
    let mut phi = z2.atan2(p * (1.0 - AIRY_E2));
    // Each round leaves a hundredth of the error: after four it is below a micrometre.
    for _ in 0..4 {
        let sin = phi.sin();
        let nu = AIRY.0 / (1.0 - AIRY_E2 * sin * sin).sqrt();
        phi = (z2 + AIRY_E2 * nu * sin).atan2(p);
    }
    (phi, y2.atan2(x2))
}

/// The transverse Mercator projection of a point on Airy 1830, in radians: annex C.1.
fn project(phi: f64, lambda: f64) -> GridPoint {
    let ((a, b), (sin, cos)) = (AIRY, phi.sin_cos());
    let flat = 1.0 - AIRY_E2 * sin * sin;
    let nu = a * F0 / flat.sqrt();
    // The greater radius of curvature over the lesser.
    let ratio = flat / (1.0 - AIRY_E2);
    let (eta2, tan2) = (ratio - 1.0, (sin / cos) * (sin / cos));
    let (cos2, l) = (cos * cos, lambda - ORIGIN.lon.to_radians());
    let l2 = l * l;
    let east = 1.0
        + l2 * cos2
            * ((ratio - tan2) / 6.0
                + l2 * cos2 * (5.0 - 18.0 * tan2 + tan2 * tan2 + 14.0 * eta2 - 58.0 * tan2 * eta2) / 120.0);
    let north =
        0.5 + l2 * cos2 * ((5.0 - tan2 + 9.0 * eta2) / 24.0 + l2 * cos2 * (61.0 - 58.0 * tan2 + tan2 * tan2) / 720.0);
    GridPoint {
        east_m: 400_000.0 + nu * cos * l * east,
        north_m: -100_000.0 + F0 * b * meridian(phi) + nu * sin * cos * l2 * north,
    }
}

/// The arc of the meridian from the true origin, over half of the lesser axis.
fn meridian(phi: f64) -> f64 {
    let n = (AIRY.0 - AIRY.1) / (AIRY.0 + AIRY.1);
    let (n2, n3, origin) = (n * n, n * n * n, ORIGIN.lat.to_radians());
    let (less, more) = (phi - origin, phi + origin);
    (1.0 + n + 1.25 * (n2 + n3)) * less - (3.0 * (n + n2) + 2.625 * n3) * less.sin() * more.cos()
        + 1.875 * (n2 + n3) * (2.0 * less).sin() * (2.0 * more).cos()
        - 35.0 / 24.0 * n3 * (3.0 * less).sin() * (3.0 * more).cos()
}

/// How many figures each way an accuracy in metres is worth: those of the square whose size is nearest to it. `None`: none.
pub fn figures(accuracy_m: f64) -> Option<u32> {
    Some(match accuracy_m {
        ..=30.0 => 4,
        ..=300.0 => 3,
        ..=3000.0 => 2,
        _ => return None,
    })
}

/// The grid reference of a fix, as exact as it is. `None`: it is too rough, or not in Great Britain.
pub fn reference_of(fix: Fix, shift: GridShift) -> Option<GridReference> {
    grid_reference(fix.at, shift, figures(fix.accuracy_m)?)
}

/// The grid reference of a point, with this many figures each way, 1 to 5. `None`: it is not in Great Britain.
pub fn grid_reference(at: LatLon, shift: GridShift, figures: u32) -> Option<GridReference> {
    let point = helmert(at);
    // Elsewhere another shift would be right.
    let shift = if DISTRICT.holds(at.lat, at.lon) { shift } else { GridShift::default() };
    let metres = |metres: f64, shift_mm: i32| (metres + f64::from(shift_mm) / 1000.0).floor();
    let (east, north) = (metres(point.east_m, shift.east_mm), metres(point.north_m, shift.north_mm));
    is_in_great_britain(east / 1000.0, north / 1000.0).then(|| named(east as u32, north as u32, figures))
}

/// The square that holds a point, given in whole metres. Cut off, never rounded: a square is named by its south-west corner, and one
/// that is rounded may be the next.
fn named(east: u32, north: u32, figures: u32) -> GridReference {
    const SIDE: u32 = 100_000;
    let size = 10u32.pow(5 - figures.min(5));
    // The letters are in fives from the north-west, without I; the origin is 10 squares from the west and 5 from the south.
    let (column, row) = (east / SIDE + 10, 19 - (north / SIDE).min(19));
    let letter = |column: u32, row: u32| {
        let index = row % 5 * 5 + column % 5;
        char::from(b'A' + (index + u32::from(index > 7)) as u8)
    };
    let letters = [letter(column / 5, row / 5), letter(column, row)];
    GridReference { letters, east: east % SIDE / size, north: north % SIDE / size, figures }
}

/// An outline around Great Britain and its islands, in kilometres on the National Grid, at least 3 km off its land. It leaves out
/// France, Ireland and the Isle of Man, which lie in the rectangle of the grid too.
#[rustfmt::skip]
const OUTLINE: [[u16; 2]; 61] = [
    [70, 0], [175, 0], [300, 25], [460, 62], [560, 85], [615, 108], [642, 132], [652, 150],
    [655, 180], [668, 290], [662, 330], [630, 362], [555, 400], [535, 480], [445, 580], [430, 645],
    [400, 680], [375, 700], [370, 735], [425, 840], [420, 870], [355, 955], [365, 985], [390, 1050],
    [430, 1065], [455, 1100], [480, 1170], [475, 1225], [450, 1230], [380, 1150], [370, 1070], [250, 1040],
    [150, 1040], [145, 975], [65, 950], [0, 915], [0, 885], [40, 770], [80, 730], [100, 650],
    [120, 632], [152, 604], [158, 598], [188, 572], [190, 552], [205, 525], [245, 522], [285, 500],
    [265, 465], [265, 400], [215, 400], [205, 375], [200, 315], [150, 220], [135, 205], [145, 195],
    [200, 140], [205, 130], [125, 45], [120, 25], [70, 20],
];

/// Whether a point, in kilometres on the National Grid, is in Great Britain or close to its shore.
fn is_in_great_britain(east: f64, north: f64) -> bool {
    let mut inside = false;
    let mut from = OUTLINE[OUTLINE.len() - 1];
    for to in OUTLINE {
        let [[x1, y1], [x2, y2]] = [from, to].map(|corner| corner.map(f64::from));
        // A ray to the east crosses the outline an odd number of times from within.
        if (y1 > north) != (y2 > north) && east < x1 + (x2 - x1) * (north - y1) / (y2 - y1) {
            inside = !inside;
        }
        from = to;
    }
    inside
}
