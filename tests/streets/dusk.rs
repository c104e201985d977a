//! Whether it is dark: against published times, and against NREL's Solar Position Algorithm as others wrote it.

use solar_positioning::{Horizon, Location, SolarEvents};
use streets::dusk::is_dark;

const MINUTE_MS: f64 = 60_000.0;
const DAY_MS: f64 = 1440.0 * MINUTE_MS;
/// 1970-01-01 00:00 UTC as a Julian date.
const JULIAN_1970: f64 = 2_440_587.5;
/// By how many seconds the rotation of the earth lags behind uniform time: 69 in the twenties of this century.
const DELTA_T_S: f64 = 69.0;

/// Within one minute of `at` it gets dark, or light.
fn turns(dark: bool, at_ms: f64, place: Location) {
    let is_dark = |ms| is_dark(ms, place.latitude, place.longitude);
    let around = [is_dark(at_ms - MINUTE_MS), is_dark(at_ms + MINUTE_MS)];
    assert_eq!(around, [!dark, dark], "{at_ms} {place:?}");
}

/// Reda and Andreas, Solar Position Algorithm for Solar Radiation Applications (NREL/TP-560-34302): 17 October 2003 in Golden, Colorado.
/// The day is that of UTC, seven hours ahead, so its sunset is that of the evening before.
#[test]
fn the_published_sunrise_and_sunset_are_found() {
    let golden = Location { latitude: 39.742_476, longitude: -105.178_6 };
    // 2003-10-17 00:00 in Golden
    let midnight = 1_066_374_000_000.0;
    let at = |hour: f64, minute: f64, second: f64| midnight + (hour * 60.0 + minute + second / 60.0) * MINUTE_MS;
    turns(false, at(6.0, 12.0, 43.0), golden);
    turns(true, at(17.0, 20.0, 19.0) - DAY_MS, golden);
}

/// Every fifth day of fifteen years: it gets light once and dark once, when the other says so.
#[test]
fn in_canterbury_it_is_dark_from_sunset_to_sunrise() {
    let canterbury = Location { latitude: 51.28, longitude: 1.08 };
    let sun = SolarEvents::new();
    // 2025-01-01
    for day in (20_089..20_089 + 15 * 365).step_by(5) {
        let midnight = f64::from(day) + JULIAN_1970;
        let events =
            sun.for_interval_from_julian(midnight, midnight + 1.0, canterbury, DELTA_T_S, Horizon::SunriseSunset);
        let events = events.expect("a day");
        let ([rise], [set]) = (&events.rises[..], &events.sets[..]) else { panic!("{day}: {events:?}") };
        let [rise, set] = [rise, set].map(|julian| (julian - JULIAN_1970) * DAY_MS);
        turns(false, rise, canterbury);
        turns(true, set, canterbury);
        for quarter in 0..96 {
            let at = f64::from(day) * DAY_MS + f64::from(quarter) * 15.0 * MINUTE_MS;
            if (at - rise).abs().min((at - set).abs()) > MINUTE_MS {
                let dark = is_dark(at, canterbury.latitude, canterbury.longitude);
                assert_eq!(dark, at < rise || at > set, "day {day}, quarter {quarter}");
            }
        }
    }
}
