//! Which steps a browser is shown. The user agents of phones are in `journeys/home_screen.rs`.

use safe_night_canterbury::logic::home_screen::{Agent, steps};

fn agent(words: &str, touch_points: i32) -> Agent {
    Agent { words: words.into(), touch_points, is_inside: false }
}

const MAC: &str = "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Safari/605.1.15";

#[test]
fn an_ipad_tells_that_it_is_a_mac_and_is_known_by_its_screen() {
    assert_eq!(steps(&agent(MAC, 5)), Some("iphone"));
    assert_eq!(steps(&agent(MAC, 0)), None);
}

#[test]
fn a_computer_has_no_steps() {
    let windows = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/138.0.0.0 Safari/537.36";
    assert_eq!(steps(&agent(windows, 10)), None);
}

#[test]
fn inside_another_app_the_way_out_comes_first_on_any_phone() {
    for words in [MAC, "Android", ""] {
        assert_eq!(steps(&Agent { is_inside: true, ..agent(words, 5) }), Some("other-app"), "{words}");
    }
}
