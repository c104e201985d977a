//! Whether it is dark: from sunset to sunrise.

/// Half the width of the sun and the bending of light at the horizon, in degrees: the sun sets when its middle is so far below.
const SUNSET_DEGREES: f64 = -0.833;
/// Days from 1970-01-01 to 2000-01-01 12:00 UTC, from which the formulas count.
const J2000_DAYS: f64 = 10_957.5;

/// Whether the sun is down at a moment (milliseconds since 1970 UTC) at a place (degrees, WGS84).
///
/// The low-precision formulas of the Astronomical Almanac (section C): the sun to 0.01 degrees between 1950 and 2050, sunset to a minute.
pub fn is_dark(utc_ms: f64, lat: f64, lon: f64) -> bool {
    let days = utc_ms / 86_400_000.0 - J2000_DAYS;
    let mean_anomaly = (357.528 + 0.985_600_3 * days).to_radians();
    let longitude = 280.460 + 0.985_647_4 * days + 1.915 * mean_anomaly.sin() + 0.020 * (2.0 * mean_anomaly).sin();
    let (sin, cos) = longitude.to_radians().sin_cos();
    let tilt = (23.439 - 0.000_000_4 * days).to_radians();
    let (ascension, declination) = ((tilt.cos() * sin).atan2(cos), (tilt.sin() * sin).asin());
    // Greenwich mean sidereal time, in degrees.
    let sidereal = (18.697_374_558 + 24.065_709_824_419_08 * days) * 15.0;
    let hour_angle = (sidereal + lon).to_radians() - ascension;
    let lat = lat.to_radians();
    let altitude = (lat.sin() * declination.sin() + lat.cos() * declination.cos() * hour_angle.cos()).asin();
    altitude.to_degrees() < SUNSET_DEGREES
}
