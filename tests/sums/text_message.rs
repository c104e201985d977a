//! The texts for a friend: what stands in them, and the links that open them.

use chrono::NaiveDate;
use proptest::prelude::*;
use safe_night_canterbury::logic::geo::distance::LatLon;
use safe_night_canterbury::logic::geo::location::Fix;
use safe_night_canterbury::logic::text_message::{is_of_apple, link, personal_number, plain};
use safe_night_canterbury::words::message::{Destination, Message, coordinates, map_link, text, where_sentence};

use crate::sums::fix_at;

const WEST: LatLon = LatLon { lat: 51.28427, lon: 1.0753 };
const NAME: &str = "Fish & Chips #1 (100%) + Café's";

/// Report 34: Android drops all after an `&`, though it is encoded.
#[test]
fn signs_that_cut_a_text_become_words() {
    assert_eq!(plain(NAME), "Fish and Chips number 1 (100 percent) plus Café's");
    assert_eq!(plain("A&E  at\n50%, AT&T\t#"), "A and E at 50 percent, AT and T number");
    assert_eq!(plain(" (#4) "), "(number 4)");
}

fn message() -> Message {
    let fix = fix_at(WEST, 20.0);
    Message {
        arrived: false,
        at: where_sentence(fix, None, None),
        map: map_link(fix),
        to: Destination::Place(NAME.into()),
        by: NaiveDate::from_ymd_opt(2027, 1, 17).and_then(|day| day.and_hms_opt(1, 20, 0)),
    }
}

#[test]
fn a_text_says_where_from_where_to_and_when() {
    assert_eq!(
        text(&message()),
        "I am at 51.28427,1.07530, to about 20 m. I am going to Fish and Chips number 1 (100 percent) plus Café's. I expect to be there at 01:20. https://maps.google.com/?q=51.28427,1.07530"
    );
    let home = Message { to: Destination::Home, ..Message::default() };
    assert_eq!(text(&home), "I am going home.");
    assert_eq!(text(&Message::default()), "I am out tonight. Please look out for me.");
    assert_eq!(text(&Message { arrived: true, ..home }), "I'm home.");
    assert_eq!(
        text(&Message { arrived: true, ..message() }),
        "I am there: Fish and Chips number 1 (100 percent) plus Café's."
    );
}

#[test]
fn the_words_and_the_grid_reference_stand_in_it_and_an_old_fix_tells_its_age() {
    let fix = fix_at(WEST, 20.0);
    let words = Some("about 60 metres north-east of Canterbury West station".to_owned());
    let reference = Some("TR 1455 5839".to_owned());
    assert_eq!(
        where_sentence(fix, words, reference),
        "I am about 60 metres north-east of Canterbury West station. Grid reference TR 1455 5839."
    );
    let old = |age_min| where_sentence(Fix { age_min, ..fix }, Some("near Westgate Towers".into()), None);
    assert_eq!(old(1), "1 minute ago I was near Westgate Towers.");
    assert_eq!(old(7), "7 minutes ago I was near Westgate Towers.");
}

#[test]
fn coordinates_have_five_places_on_both_sides_of_nought() {
    let at = |lat, lon| coordinates(fix_at(LatLon { lat, lon }, 20.0));
    assert_eq!(at(51.5074, -0.1278), "51.50740,-0.12780");
    assert_eq!(at(51.3607, -0.000004), "51.36070,0.00000");
    assert_eq!(at(-0.000006, 0.999996), "-0.00001,1.00000");
}

/// Report 34: `href` for iPhone, Android and desktop, decoded once and twice.
#[test]
fn the_link_of_each_phone_gives_the_shown_text_decoded_once_or_twice() {
    let text = text(&message());
    for (agent, opens) in [
        ("Mozilla/5.0 (iPhone; CPU iPhone OS 15_8 like Mac OS X)", "sms:07700900123&body="),
        // An iPad says Mac.
        ("Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7)", "sms:07700900123&body="),
        ("Mozilla/5.0 (Linux; Android 14; Pixel 8)", "sms:07700900123?body="),
        ("Mozilla/5.0 (X11; Linux x86_64)", "sms:07700900123?body="),
    ] {
        let link = link("07700900123", &text, is_of_apple(agent));
        let body = link.strip_prefix(opens).unwrap_or_else(|| panic!("{link}"));
        assert!(!body.contains(['&', '#', '+', '?', ' ', '\'']), "{body}");
        let once = decoded(body);
        assert_eq!(once, text);
        assert_eq!(decoded(&once), text, "encoded twice, or a sign that some phones decode again");
    }
    assert_eq!(link("", "a b", true), "sms:&body=a%20b");
    assert_eq!(link("", "a b", false), "sms:?body=a%20b");
}

fn decoded(text: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = text.as_bytes();
    while let [first, after @ ..] = rest {
        match after {
            [high, low, after @ ..] if *first == b'%' => {
                let digits = [*high, *low];
                let digits = std::str::from_utf8(&digits).expect("two digits");
                bytes.push(u8::from_str_radix(digits, 16).expect("two digits"));
                rest = after;
            }
            _ => {
                bytes.push(*first);
                rest = after;
            }
        }
    }
    String::from_utf8(bytes).expect("a text")
}

#[test]
fn numbers_of_people_are_taken_as_they_are_typed() {
    for typed in ["07700 900123", "(07700) 900-123", "07700.900.123"] {
        assert_eq!(personal_number(typed).as_deref(), Some("07700900123"));
    }
    assert_eq!(personal_number("+44 7700 900123").as_deref(), Some("+447700900123"));
    for typed in [
        "",
        "999",
        "61016",
        "call me",
        "07700 900123 x",
        "0770090012345678",
        "44+7700900123",
        "٠٧٧٠٠٩٠٠١٢٣",
        "1234567&body=x",
    ] {
        assert_eq!(personal_number(typed), None, "{typed}");
    }
}

proptest! {
    #[test]
    fn whatever_a_place_is_called_the_text_has_no_sign_that_cuts_it_and_one_link(name in "\\PC{0,60}", apple in any::<bool>()) {
        let message = Message { to: Destination::Place(name), ..message() };
        let text = text(&message);
        prop_assert!(!text.contains(['&', '#', '%', '+', '\n', '\r', '\t']), "{}", text);
        prop_assert!(!text.contains("  "), "{}", text);
        prop_assert_eq!(text.matches("https://maps").count(), 1);
        let link = link("", &text, apple);
        let (_, body) = link.split_once("body=").expect("a body");
        prop_assert_eq!(decoded(body), text);
    }
}
