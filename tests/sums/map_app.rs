use proptest::prelude::*;
use safe_night_canterbury::content::place::Position;
use safe_night_canterbury::logic::home_screen::Agent;
use safe_night_canterbury::words::map_app::{coordinates, map_address};

const IPHONE: &str = "Mozilla/5.0 (iPhone; CPU iPhone OS 15_8 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/15.6 Mobile/15E148 Safari/604.1";
const MAC: &str = "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.0 Safari/605.1.15";
const ANDROID: &str = "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/90.0.4430.91 Mobile Safari/537.36";
const FIREFOX: &str = "Mozilla/5.0 (Android 13; Mobile; rv:121.0) Gecko/121.0 Firefox/121.0";
const LINUX: &str =
    "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.0.0.0 Safari/537.36";

const AT: Position = Position { lat: 51.2767, lon: 1.08048, accuracy_m: 60.0 };

fn agent(words: &str, touch_points: i32) -> Agent {
    Agent { words: words.into(), touch_points, is_inside: false }
}

fn address(words: &str, touch_points: i32, name: &str) -> String {
    map_address(Some(&agent(words, touch_points)), AT, name)
}

#[test]
fn each_phone_gets_the_address_that_its_map_app_takes() {
    let apple = "https://maps.apple.com/?daddr=51.27670,1.08048&dirflg=w";
    let android = "geo:51.27670,1.08048?q=51.27670,1.08048(A%20Place)";
    let web = "https://www.openstreetmap.org/?mlat=51.27670&mlon=1.08048#map=18/51.27670/1.08048";
    for (words, touch_points, wanted) in [
        (IPHONE, 5, apple),
        // An iPad that says Mac, and a Mac.
        (MAC, 5, apple),
        (MAC, 0, web),
        (ANDROID, 5, android),
        (FIREFOX, 5, android),
        (LINUX, 0, web),
    ] {
        assert_eq!(address(words, touch_points, "A Place"), wanted, "{words}");
    }
    assert_eq!(map_address(None, AT, "A Place"), web, "the first render knows no phone");
}

/// What an app reads: the label between the first bracket and the last, decoded.
fn label(address: &str) -> String {
    let query = address.split_once("?q=").expect("a query").1;
    let label = query.split_once('(').and_then(|(_, rest)| rest.strip_suffix(')')).expect("a label");
    let mut bytes = Vec::new();
    let mut rest = label.bytes();
    while let Some(byte) = rest.next() {
        bytes.push(if byte == b'%' {
            let digits = [rest.next(), rest.next()].map(|digit| digit.expect("two digits"));
            u8::from_str_radix(std::str::from_utf8(&digits).expect("letters"), 16).expect("hexadecimal")
        } else {
            byte
        });
    }
    String::from_utf8(bytes).expect("a text")
}

#[test]
fn a_name_with_signs_of_addresses_arrives_whole() {
    let name = "Fish & Chips #1 (100%) + Café's / ?q=0,0";
    let address = address(ANDROID, 5, name);
    assert_eq!(
        address,
        "geo:51.27670,1.08048?q=51.27670,1.08048(Fish%20%26%20Chips%20%231%20%28100%25%29%20%2B%20Caf%C3%A9%27s%20%2F%20%3Fq%3D0%2C0)"
    );
    assert_eq!(label(&address), name);
}

#[test]
fn coordinates_have_five_places_and_a_point() {
    for (lat, lon, wanted) in [
        (51.2767, 1.08048, "51.27670, 1.08048"),
        (51.0, -0.000_04, "51.00000, -0.00004"),
        (51.5074, -0.1278, "51.50740, -0.12780"),
        (51.999_999, -0.000_001, "52.00000, 0.00000"),
    ] {
        assert_eq!(coordinates(Position { lat, lon, accuracy_m: 10.0 }), wanted);
    }
}

proptest! {
    #[test]
    fn any_name_arrives_whole_and_breaks_no_address(name in "\\PC{0,40}") {
        let address = address(ANDROID, 5, &name);
        prop_assert!(!address.contains(['&', '#', '+', ' ', '"', '<', '\'']), "{address}");
        prop_assert!(address.is_ascii());
        prop_assert_eq!(label(&address), name);
    }

    #[test]
    fn coordinates_are_those_of_the_place(lat in -90.0..90.0f64, lon in -180.0..180.0f64) {
        let told = coordinates(Position { lat, lon, accuracy_m: 10.0 });
        let (north, east) = told.split_once(", ").expect("two numbers");
        prop_assert!((north.parse::<f64>().expect("a number") - lat).abs() < 0.000_006);
        prop_assert!((east.parse::<f64>().expect("a number") - lon).abs() < 0.000_006);
    }
}
