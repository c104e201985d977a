//! Grid references against the points that the Ordnance Survey publishes, against OSTN15, and against a second library.

use std::iter::repeat_with;

use geodesy::prelude::{Context, Coor3D, Direction, Minimal};
use lonlat_bng::convert_osgb36;
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::{Config, RngSeed, TestRunner};
use safe_night_canterbury::authoring::grid_shift::grid_shift;
use safe_night_canterbury::content::grid_shift::GridShift;
use safe_night_canterbury::content::validate::facts::DISTRICT;
use safe_night_canterbury::logic::geo::distance::LatLon;
use safe_night_canterbury::logic::geo::grid_reference::{GridReference, grid_reference, helmert};
use safe_night_canterbury::logic::geo::location::CITY;
use safe_night_canterbury::words::position::{compact, read_aloud};

/// The points by which the Ordnance Survey lets OSTN15 be tested: name, latitude, longitude, easting, northing.
const OFFICIAL: &str = include_str!("ostn15/points.csv");
const NONE: GridShift = GridShift { east_mm: 0, north_mm: 0 };

/// The official points: where, and its easting and northing in metres.
fn official() -> Vec<(String, LatLon, [f64; 2])> {
    let of_line = |line: &str| {
        let fields: Vec<&str> = line.split(',').collect();
        let [name, numbers @ ..] = fields.as_slice() else { panic!("{line}") };
        let numbers: Vec<f64> = numbers.iter().map(|number| number.parse().expect("a number")).collect();
        let [lat, lon, east, north] = numbers[..] else { panic!("{line}") };
        ((*name).to_owned(), LatLon { lat, lon }, [east, north])
    };
    OFFICIAL.lines().skip(1).map(of_line).collect()
}

/// The distance in metres between where we and somebody else put it.
fn off_by(at: LatLon, shift: GridShift, [east, north]: [f64; 2]) -> f64 {
    let point = helmert(at);
    let east = point.east_m + f64::from(shift.east_mm) / 1000.0 - east;
    let north = point.north_m + f64::from(shift.north_mm) / 1000.0 - north;
    east.hypot(north)
}

fn ostn15(at: LatLon) -> [f64; 2] {
    let (east, north) = convert_osgb36(at.lon, at.lat).expect("OSTN15 has it");
    [east, north]
}

fn square(at: LatLon) -> String {
    compact(grid_reference(at, grid_shift(), 4).expect("it is in Great Britain"))
}

fn in_district() -> impl Strategy<Value = LatLon> {
    (DISTRICT.south..DISTRICT.north, DISTRICT.west..DISTRICT.east).prop_map(|(lat, lon)| LatLon { lat, lon })
}

#[test]
fn each_of_the_40_official_points_is_right_to_5_m() {
    let points = official();
    assert_eq!(points.len(), 40);
    let most = points.iter().map(|(_, at, official)| off_by(*at, NONE, *official)).fold(0.0, f64::max);
    assert!(most < 5.0, "{most}");
    // The shift of the district is for the district alone.
    for (name, at, _) in points.iter().filter(|(_, at, _)| !DISTRICT.holds(at.lat, at.lon)) {
        assert_eq!(grid_reference(*at, grid_shift(), 5), grid_reference(*at, NONE, 5), "{name}");
    }
    // OSTN15 as the other tests have it is right to the millimetre there.
    for (name, at, [east, north]) in points {
        let [oracle_east, oracle_north] = ostn15(at);
        assert!((oracle_east - east).hypot(oracle_north - north) < 0.003, "{name}");
    }
}

/// Ten thousand points within some kilometres of the middle of the city: how far off the worst is, in metres, and how many squares of
/// 10 m are the right ones, with this shift.
fn ten_thousand(kilometres: f64, shift: GridShift) -> (f64, u32) {
    let config = Config { rng_seed: RngSeed::Fixed(20_261_129), ..Config::default() };
    let mut runner = TestRunner::new(config);
    let (high, wide) = (kilometres / 111.2, kilometres / 69.7);
    let around = (CITY.lat - high..CITY.lat + high, CITY.lon - wide..CITY.lon + wide);
    let points = repeat_with(|| around.new_tree(&mut runner).expect("a point").current());
    let (mut most, mut right) = (0.0f64, 0);
    for (lat, lon) in points.take(10_000) {
        let at = LatLon { lat, lon };
        let official = ostn15(at);
        most = most.max(off_by(at, shift, official));
        let [east, north] = official.map(|metres| metres as u32 % 100_000 / 10);
        let ours = grid_reference(at, shift, 4).expect("in Great Britain");
        right += u32::from((ours.east, ours.north) == (east, north));
    }
    (most, right)
}

/// Twelve kilometres each way hold the district: Whitstable, Herne Bay and the villages.
#[test]
fn in_the_district_it_is_right_to_half_a_metre_and_nearly_always_names_the_right_square() {
    let (most, right) = ten_thousand(12.0, grid_shift());
    assert!(most <= 0.5, "{most} m off");
    assert!(right >= 9_800, "{right} of 10,000 squares are right");
    let (most, right) = ten_thousand(3.0, grid_shift());
    assert!(most <= 0.1, "{most} m off in the city");
    assert!(right >= 9_950, "{right} of 10,000 squares are right in the city");
    // Without the shift one in four is wrong.
    let (most, right) = ten_thousand(12.0, NONE);
    assert!(most > 2.0 && right < 8_000, "without it {most} m off, {right} right");
}

#[test]
fn the_shift_is_that_of_the_district() {
    let GridShift { east_mm, north_mm } = grid_shift();
    assert!((-2200..-1900).contains(&east_mm) && (-750..-400).contains(&north_mm), "{:?}", grid_shift());
    assert!(grid_shift().is_plausible());
    assert!(!GridShift { east_mm: 5001, north_mm: 0 }.is_plausible());
    assert!(!GridShift { east_mm: 0, north_mm: i32::MIN }.is_plausible());
}

/// The same transformation and projection by an independent library.
#[test]
fn a_second_library_puts_each_official_point_within_a_centimetre_of_where_we_do() {
    let mut context = Minimal::default();
    let steps = "cart ellps=WGS84 | helmert translation=-446.448,125.157,-542.060 rotation=-0.1502,-0.2470,-0.8421 scale=20.4894 convention=position_vector | cart inv ellps=airy | tmerc ellps=airy lat_0=49 lon_0=-2 k_0=0.9996012717 x_0=400000 y_0=-100000";
    let pipeline = context.op(steps).expect("a known pipeline");
    for (name, at, _) in official() {
        let mut data = [Coor3D::geo(at.lat, at.lon, 0.0)];
        context.apply(pipeline, Direction::Fwd, &mut data).expect("it is applied");
        let [east, north, _] = data[0].0;
        assert!(off_by(at, NONE, [east, north]) < 0.01, "{name}: {:?} against {east} {north}", helmert(at));
    }
}

/// The places of the frozen edition, by OSTN15.
#[test]
fn known_places_have_their_references() {
    let at = |lat, lon| square(LatLon { lat, lon });
    assert_eq!(at(51.28427, 1.07533), "TR 1455 5839", "Canterbury West station");
    assert_eq!(at(51.2971, 1.0690), "TR 1405 5980");
    let name = |lat, lon| compact(grid_reference(LatLon { lat, lon }, NONE, 3).expect("in Great Britain"));
    // From all over the grid, so that every letter is tried: by the published eastings and northings.
    let from_metres = |[east, north]: [f64; 2]| {
        let letters = ["SV", "SW", "SX", "SY", "SZ", "TV", "TW"];
        (letters[(east / 100_000.0) as usize], east as u32 % 100_000 / 100, north as u32 % 100_000 / 100)
    };
    for (_, at, metres) in official().into_iter().filter(|(_, _, [_, north])| *north < 100_000.0) {
        let (letters, east, north) = from_metres(metres);
        assert_eq!(name(at.lat, at.lon), format!("{letters} {east:03} {north:03}"));
    }
    assert_eq!(name(57.813_518_38, -8.578_544_561), "NF 095 994", "St Kilda");
    assert_eq!(name(60.133_080_92, -2.073_828_228), "HT 959 387", "Foula");
    assert_eq!(name(57.139_025_19, -2.048_560_307), "NJ 971 053", "Girdle Ness");
    assert_eq!(name(51.489_365_65, -0.119_925_572), "TQ 306 783", "Lambeth");
}

#[test]
fn it_is_read_aloud_in_pairs_with_the_letters_spelled() {
    let west = |figures| {
        let station = LatLon { lat: 51.28427, lon: 1.07533 };
        read_aloud(grid_reference(station, grid_shift(), figures).expect("in Great Britain"))
    };
    assert_eq!(west(4), "T for Tango, R for Romeo, 14 55, 58 39");
    assert_eq!(west(3), "T for Tango, R for Romeo, 1 4 5, 5 8 3");
    assert_eq!(west(2), "T for Tango, R for Romeo, 14, 58");
    let padded = GridReference { letters: ['T', 'R'], east: 4, north: 55, figures: 4 };
    assert_eq!(
        (compact(padded), read_aloud(padded)),
        ("TR 0004 0055".into(), "T for Tango, R for Romeo, 00 04, 00 55".into())
    );
    let padded = GridReference { letters: ['T', 'R'], east: 4, north: 55, figures: 2 };
    assert_eq!(compact(padded), "TR 04 55");
}

#[test]
fn there_is_none_outside_great_britain() {
    for (lat, lon, name) in [
        (50.9513, 1.8587, "Calais"),
        (50.8699, 1.5845, "Cap Gris-Nez"),
        (50.7264, 1.6147, "Boulogne"),
        (49.9229, 1.0775, "Dieppe"),
        (51.0344, 2.3768, "Dunkirk"),
        (48.8566, 2.3522, "Paris"),
        (49.4548, -2.5393, "Guernsey"),
        (53.3498, -6.2603, "Dublin"),
        (52.1713, -6.3640, "Carnsore Point"),
        (54.5973, -5.9301, "Belfast"),
        (54.6410, -5.5340, "Donaghadee"),
        (55.2960, -6.1960, "Rathlin"),
        (55.3810, -7.3730, "Malin Head"),
        (54.1500, -4.4800, "Douglas, Isle of Man"),
        (54.4160, -4.3680, "Point of Ayre, Isle of Man"),
        (62.0107, -6.7741, "Faroe Islands"),
        (53.2194, 6.5665, "Groningen"),
        (40.7128, -74.0060, "New York"),
        (-51.28, 1.08, "the far south"),
        (51.28, -178.9, "the far side"),
        (90.0, 0.0, "the north pole"),
        (-90.0, 0.0, "the south pole"),
        (0.0, 180.0, "the date line"),
    ] {
        assert_eq!(grid_reference(LatLon { lat, lon }, grid_shift(), 4), None, "{name}");
    }
    for (lat, lon, name) in [
        (51.1295, 1.3089, "Dover"),
        (51.3745, 1.4445, "North Foreland"),
        (50.9130, 0.9760, "Dungeness"),
        (52.4811, 1.7626, "Lowestoft Ness"),
        (52.7170, 1.6960, "Winterton"),
        (49.9590, -5.2060, "Lizard"),
        (49.8640, -6.4040, "St Agnes, Scilly"),
        (51.7210, -5.6700, "The Smalls"),
        (53.4210, -4.6080, "Skerries, Anglesey"),
        (54.6350, -4.8580, "Mull of Galloway"),
        (54.8430, -5.1210, "Portpatrick"),
        (55.2880, -5.7660, "Mull of Kintyre"),
        (55.6730, -6.5130, "Rinns of Islay"),
        (56.7850, -7.6530, "Barra Head"),
        (57.8135, -8.5785, "St Kilda"),
        (58.5156, -6.2609, "Butt of Lewis"),
        (58.6440, -3.0250, "Duncansby Head"),
        (59.3890, -2.3830, "North Ronaldsay"),
        (60.8540, -0.8870, "Muckle Flugga"),
        (57.5060, -1.7740, "Peterhead"),
        (53.5790, 0.1180, "Spurn Head"),
    ] {
        assert!(grid_reference(LatLon { lat, lon }, grid_shift(), 4).is_some(), "{name}");
    }
    // Every official point but two on the Isle of Man.
    let without = official().into_iter().filter(|(_, at, _)| grid_reference(*at, NONE, 4).is_none());
    assert_eq!(without.map(|(name, ..)| name).collect::<Vec<_>>(), ["TP21", "TP23"]);
}

proptest! {
    /// Cut off and never rounded: fewer figures are the beginning of more, and the corner of the square is south and west of the
    /// point.
    #[test]
    fn fewer_figures_are_the_beginning_of_more(at in in_district(), figures in 2u32..5) {
        let of = |figures| grid_reference(at, grid_shift(), figures).expect("in Great Britain");
        let (long, short) = (of(5), of(figures));
        let cut = 10u32.pow(5 - figures);
        prop_assert_eq!((short.east, short.north), (long.east / cut, long.north / cut));
        prop_assert_eq!(short.letters, long.letters);
        let GridShift { east_mm, .. } = grid_shift();
        let east = helmert(at).east_m + f64::from(east_mm) / 1000.0;
        let corner = east.rem_euclid(100_000.0) - f64::from(short.east * cut);
        prop_assert!((0.0..f64::from(cut)).contains(&corner), "{}", corner);
        // Always the same length, padded with zeros.
        prop_assert_eq!(compact(short).len() as u32, 4 + 2 * figures);
    }
}
