//! The shift from the Helmert transformation to OSTN15, by `lonlat_bng`, which has the whole of OSTN15.

use std::sync::LazyLock;

use lonlat_bng::convert_osgb36;

use crate::content::grid_shift::GridShift;
use crate::logic::geo::distance::LatLon;
use crate::logic::geo::grid_reference::helmert;
use crate::logic::geo::location::CITY;

/// The samples: from the middle of the city this many steps each way, of degrees, which are about 100 metres. The shift is right where
/// nearly everyone is; twelve kilometres from there it is less than half a metre off.
const STEPS: i32 = 30;
const STEP: LatLon = LatLon { lat: 0.0009, lon: 0.001_43 };

/// The mean shift in the city. Zero: OSTN15 does not have it.
pub fn grid_shift() -> GridShift {
    static SHIFT: LazyLock<GridShift> = LazyLock::new(of_city);
    *SHIFT
}

fn of_city() -> GridShift {
    let (mut east_m, mut north_m, mut samples) = (0.0, 0.0, 0.0);
    for row in -STEPS..=STEPS {
        for column in -STEPS..=STEPS {
            let at = LatLon { lat: CITY.lat + f64::from(row) * STEP.lat, lon: CITY.lon + f64::from(column) * STEP.lon };
            let Ok((easting, northing)) = convert_osgb36(at.lon, at.lat) else { continue };
            let point = helmert(at);
            east_m += easting - point.east_m;
            north_m += northing - point.north_m;
            samples += 1.0;
        }
    }
    // The mean of no samples is no number, which becomes zero.
    let mean_mm = |sum_m: f64| (sum_m / samples * 1000.0).round() as i32;
    GridShift { east_mm: mean_mm(east_m), north_mm: mean_mm(north_m) }
}
