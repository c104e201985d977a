use crate::support::browser::Browser;
use crate::support::clock::{MONDAY_0630, SATURDAY_2330, SECOND_0130_OF_THE_CLOCK_CHANGE, SUNDAY_0300, SUNDAY_1200};
use crate::support::editions::built_in;
use crate::support::places::{
    BUS_STATION, CANTERBURY_WEST, CATHEDRAL, KEYNES_COLLEGE, LONDON, NORTH_HOLMES_ROAD, Position, ST_GEORGES_STREET,
    UNIVERSITY_OF_KENT, WHITEFRIARS, WHITEFRIARS_PAGE, WHITSTABLE, WINCHEAP,
};
use crate::support::screens::{Home, Nearest};
use crate::support::server::Server;
use thirtyfour::prelude::*;

/// The answer at a place and a time, for a member of a university or of none.
async fn ask(place: Position, moment: &str, university: Option<&str>) -> Nearest {
    let browser = Browser::open_saved().await;
    browser.at_time(moment).await;
    browser.at_place(place, 15.0).await;
    let home = Home::open(&browser, browser.origin()).await;
    browser.wait_until_live().await;
    if let Some(university) = university {
        home.belongs_to(university).await;
    }
    home.find_the_nearest().await;
    let nearest = home.nearest().await;
    let first = async || home.places_that_help().await.first().cloned();
    browser.until("the list says what the answer says", first, |first| first.as_ref() == Some(&nearest.name)).await;
    browser.close().await;
    nearest
}

#[tokio::test]
async fn at_night_in_the_city_the_safe_haven_round_the_corner_comes_first_and_says_why() {
    for place in [ST_GEORGES_STREET, CATHEDRAL, CANTERBURY_WEST, WINCHEAP, BUS_STATION] {
        for moment in [SATURDAY_2330, SUNDAY_0300] {
            let nearest = ask(place, moment, None).await;
            assert_eq!(nearest.name, WHITEFRIARS, "{place:?}, {moment}");
            assert!(nearest.why.contains("Reported open until 5am."), "{nearest:?}");
            assert!(nearest.way_in.contains("Press the intercom"), "{nearest:?}");
            assert!(
                nearest.if_not.contains("If nobody answers:") && nearest.if_not.contains("Call 999"),
                "{nearest:?}"
            );
            assert!(nearest.if_not.contains("min walk"), "the next one has its way: {nearest:?}");
        }
    }
}

#[tokio::test]
async fn early_in_the_morning_a_place_that_is_open_comes_first() {
    for place in [ST_GEORGES_STREET, CATHEDRAL, CANTERBURY_WEST, WINCHEAP, BUS_STATION] {
        let nearest = ask(place, MONDAY_0630, None).await;
        assert_ne!(nearest.name, WHITEFRIARS, "{place:?}");
        assert!(nearest.why.contains("Open day and night"), "{nearest:?}");
    }
}

#[tokio::test]
async fn on_a_campus_its_own_security_comes_first() {
    for moment in [SATURDAY_2330, SUNDAY_0300, MONDAY_0630] {
        let kent = ask(KEYNES_COLLEGE, moment, None).await;
        assert_eq!(kent.name, "University of Kent Campus Security", "{moment}");
        let christ_church = ask(NORTH_HOLMES_ROAD, moment, Some("Christ Church University")).await;
        assert_eq!(christ_church.name, "Canterbury Christ Church University Security", "{moment}");
        assert!(christ_church.why.starts_with("Nearest, and for you."), "{christ_church:?}");
    }
}

#[tokio::test]
async fn which_university_is_theirs_is_kept_on_the_phone_and_set_in_two_places() {
    let browser = Browser::open_saved().await;
    let home = Home::open(&browser, browser.origin()).await;
    browser.wait_until_live().await;
    home.belongs_to("University of Kent").await;
    browser.open_page(&format!("{}/settings", browser.origin())).await;
    let chosen = "() => document.querySelector('.membership select').selectedOptions[0].textContent";
    let chosen = async || browser.ask(chosen, &[]).await;
    browser.until("it is kept", chosen, |selected| *selected == serde_json::json!("University of Kent")).await;
    browser.close().await;
}

#[tokio::test]
async fn who_is_hurt_finds_999_and_below_it_the_treatment_centre_wherever_they_are() {
    for (place, moment) in [(ST_GEORGES_STREET, SATURDAY_2330), (KEYNES_COLLEGE, SUNDAY_0300), (WINCHEAP, MONDAY_0630)]
    {
        let browser = Browser::open_saved().await;
        browser.at_time(moment).await;
        browser.at_place(place, 15.0).await;
        let home = Home::open(&browser, browser.origin()).await;
        browser.wait_until_live().await;
        home.need("hurt").await;
        let panel = home.panel("hurt").await;
        let at = |words: &str| panel.find(words).unwrap_or_else(|| panic!("{words} is missing: {panel}"));
        assert!(
            at("Call 999") < at("Urgent Treatment Centre") && at("Urgent Treatment Centre") < at("Call 111"),
            "{panel}"
        );
        assert!(!panel.contains("Whitefriars") && panel.contains("not an A&E"), "{panel}");
        browser.close().await;
    }
}

#[tokio::test]
async fn who_cannot_cope_finds_999_for_danger_111_and_samaritans_and_the_safe_haven_only_while_it_is_open() {
    for (moment, open) in [("2027-01-16T21:30:00Z", true), (SUNDAY_0300, false)] {
        let browser = Browser::open_saved().await;
        browser.at_time(moment).await;
        let home = Home::open(&browser, browser.origin()).await;
        browser.wait_until_live().await;
        home.need("cannot_cope").await;
        let panel = async || home.panel("cannot_cope").await;
        let panel = browser.until("the haven", panel, |panel| panel.contains("Reported open until 11pm") == open).await;
        assert_eq!(panel.contains("Mental Health Safe Haven"), open, "{panel}");
        for words in ["Call 999", "Call 111", "Press 2", "Samaritans", "Call 116 123"] {
            assert!(panel.contains(words), "{words}: {panel}");
        }
        browser.close().await;
    }
}

/// Without scripts, the choices are radio buttons of the browser.
#[tokio::test]
async fn with_scripts_off_each_need_has_its_answer() {
    let server = Server::start();
    let browser = Browser::open_with_scripts_off().await;
    let home = Home::open(&browser, &server.origin()).await;
    for (need, words) in [
        ("hurt", "Urgent Treatment Centre"),
        ("cannot_cope", "Samaritans"),
        ("somewhere_safe", "Whitefriars Refuge Point"),
    ] {
        home.need(need).await;
        let panel = home.panel(need).await;
        assert!(panel.contains(words), "{need}: {panel}");
    }
    assert!(!browser.text_of("main").await.contains("Find the nearest"));
    browser.close().await;
}

#[tokio::test]
async fn what_is_merely_open_stands_under_its_own_heading_and_never_among_the_havens() {
    let browser = Browser::open_saved().await;
    browser.at_time(SATURDAY_2330).await;
    let home = Home::open(&browser, browser.origin()).await;
    browser.wait_until_live().await;
    assert!(browser.text_of("[data-need=warm]").await.contains("McDonald's"));
    assert!(!home.panel("somewhere_safe").await.contains("McDonald's"));
    browser.close().await;
}

#[tokio::test]
async fn where_nothing_is_open_within_reach_it_says_so_and_what_to_do_instead() {
    let browser = Browser::open_saved().await;
    browser.at_time(MONDAY_0630).await;
    browser.at_place(WHITSTABLE, 15.0).await;
    let home = Home::open(&browser, browser.origin()).await;
    home.find_the_nearest().await;
    let text = async || browser.text_of(".answer").await;
    let text = browser.until("nothing is open", text, |text| text.contains("within 45 minutes on foot")).await;
    for words in ["Stay with people", "All numbers", "Taxi ranks", "The next that we know of:", "Call 999"] {
        assert!(text.contains(words), "{words}: {text}");
    }
    browser.close().await;
}

#[tokio::test]
async fn reported_hours_are_shown_as_reported_at_noon_and_at_night() {
    let browser = Browser::open_saved().await;
    for (moment, words) in [(SUNDAY_1200, "Reported closed, opens at 5pm"), (SATURDAY_2330, "Reported open until 5am")]
    {
        browser.at_time(moment).await;
        browser.driver.goto(format!("{}{WHITEFRIARS_PAGE}", browser.origin())).await.expect("the place");
        let state = browser
            .until("its state", async || browser.text_of(".one-place .state").await, |state| state.contains(words))
            .await;
        assert!(!state.contains("Open"), "{state}");
    }
    browser.close().await;
}

#[tokio::test]
async fn a_place_that_closes_before_one_is_there_is_no_answer_and_one_that_opens_in_time_is() {
    // Four minutes before it closes, and before it opens. The walk takes five.
    for (moment, words) in [
        ("2027-01-17T04:56:00Z", "Closes before you get there"),
        ("2027-01-17T16:56:00Z", "Reported to open at 5pm, as you arrive"),
    ] {
        let browser = Browser::open_saved().await;
        browser.at_time(moment).await;
        browser.at_place(CATHEDRAL, 15.0).await;
        let home = Home::open(&browser, browser.origin()).await;
        home.find_the_nearest().await;
        let nearest = home.nearest().await;
        assert_eq!(nearest.name == WHITEFRIARS, words.contains("arrive"), "{nearest:?}");
        let list = async || browser.text_of("[data-need=somewhere_safe]").await;
        browser.until("what the list says of it", list, |list| list.contains(words)).await;
        browser.close().await;
    }
}

#[tokio::test]
async fn at_the_university_its_own_security_is_nearest_and_no_direction_is_guessed() {
    let security = built_in().place("kent-campus-security").and_then(|place| place.position).expect("a position");
    let nearest = ask((security.lat, security.lon), SATURDAY_2330, None).await;
    assert_eq!(nearest.name, "University of Kent Campus Security");
    assert!(nearest.way.starts_with("Very near, within "), "{nearest:?}");
}

#[tokio::test]
async fn from_london_the_app_says_how_far_it_is_and_still_lists() {
    for moment in [SATURDAY_2330, SUNDAY_0300, SUNDAY_1200, SECOND_0130_OF_THE_CLOCK_CHANGE] {
        let browser = Browser::open_saved().await;
        browser.at_time(moment).await;
        browser.at_place(LONDON, 30.0).await;
        let home = Home::open(&browser, browser.origin()).await;
        home.find_the_nearest().await;
        assert!(home.location_status("from Canterbury").await.starts_with("You are about 8"));
        assert!(!browser.text_of(".panel.for-somewhere_safe").await.contains("walk"));
        assert!(home.all_places().await.len() > 30);
        browser.close().await;
    }
}

#[tokio::test]
async fn a_rough_fix_says_that_it_cannot_tell_which_is_nearer() {
    let browser = Browser::open_saved().await;
    browser.at_time(SATURDAY_2330).await;
    browser.at_place(CATHEDRAL, 900.0).await;
    let home = Home::open(&browser, browser.origin()).await;
    home.find_the_nearest().await;
    let status = home.location_status("900 m").await;
    assert!(status.contains(&format!("cannot tell if {WHITEFRIARS} or ")), "{status}");
    assert!(home.nearest().await.way.starts_with("Somewhere within "));
    browser.close().await;
}

/// A fix that was off by five kilometres gave "very near" for every place.
#[tokio::test]
async fn a_coarse_fix_gives_no_arrow_and_no_minutes_and_lets_the_person_say_what_they_see() {
    let browser = Browser::open_saved().await;
    browser.at_time(SATURDAY_2330).await;
    browser.at_place(CATHEDRAL, 5000.0).await;
    let home = Home::open(&browser, browser.origin()).await;
    home.find_the_nearest().await;
    home.location_status("somewhere within 5 km").await;
    let panel = home.panel("somewhere_safe").await;
    assert!(
        panel.contains("Choose what you can see") && !panel.contains("min walk") && !panel.contains("ery near"),
        "{panel}"
    );
    let arrows = "() => [...document.querySelectorAll('.way span')].filter((arrow) => arrow.checkVisibility()).length";
    assert_eq!(browser.ask(arrows, &[]).await, serde_json::json!(0));

    home.can_see("Westgate Towers").await;
    let nearest = home.nearest().await;
    assert_eq!(nearest.name, WHITEFRIARS);
    assert!(nearest.way.contains("min walk"), "{nearest:?}");
    home.location_status("Worked out from Westgate Towers").await;
    let focused = async || browser.ask("() => document.activeElement.textContent", &[]).await;
    browser.until("the focus is on the answer", focused, |text| *text == serde_json::json!(WHITEFRIARS)).await;
    browser.tap(By::LinkText("Take me there")).await;
    browser.until("the way", async || browser.text_of(".one-place .way").await, |way| way.contains("min walk")).await;
    browser.close().await;
}

#[tokio::test]
async fn after_a_landmark_is_chosen_one_tap_asks_the_phone_again() {
    let browser = Browser::open_saved().await;
    browser.at_time(SATURDAY_2330).await;
    browser.lose_location().await;
    let home = Home::open(&browser, browser.origin()).await;
    home.find_the_nearest().await;
    home.location_status("cannot tell where it is").await;
    home.can_see("Canterbury West station").await;
    home.location_status("Worked out from Canterbury West station").await;
    browser.at_place(CATHEDRAL, 15.0).await;
    browser.tap(By::XPath("//button[contains(., 'Try my phone again')]")).await;
    home.location_status("Your phone knows where you are").await;
    browser.close().await;
}

/// In the same tab an hour later, an old fix was used as the current location.
#[tokio::test]
async fn an_old_fix_says_how_old_it_is_loses_its_arrow_and_after_ten_minutes_is_none() {
    let browser = Browser::open_saved().await;
    browser.at_time(SATURDAY_2330).await;
    browser.at_place(CATHEDRAL, 15.0).await;
    let home = Home::open(&browser, browser.origin()).await;
    home.find_the_nearest().await;
    assert!(home.nearest().await.way.contains("south"));
    // From here on the phone reports no location, and the clock runs on.
    let later = |minutes: u32| {
        format!(
            "() => {{ Geolocation.prototype.watchPosition = () => 1; const now = Date.now; Date.now = () => now.call(Date) + {minutes} * 60000; document.dispatchEvent(new Event('visibilitychange')); }}"
        )
    };
    browser.ask(&later(3), &[]).await;
    home.location_status("last knew where you were 3 minutes ago").await;
    let way = home.nearest().await.way;
    assert!(way.contains("min walk") && !way.contains("south"), "{way}");
    browser.ask(&later(60), &[]).await;
    home.location_status("has lost where you are").await;
    let panel = async || home.panel("somewhere_safe").await;
    browser.until("no way is shown", panel, |panel| !panel.contains("min walk")).await;
    browser.close().await;
}

#[tokio::test]
async fn the_answer_follows_a_person_who_moves_and_rests_while_the_screen_is_hidden() {
    let browser = Browser::open_saved().await;
    browser.at_time(SATURDAY_2330).await;
    browser.at_place(CATHEDRAL, 10.0).await;
    let watch = "globalThis.watching = new Set(); const { watchPosition, clearWatch } = Geolocation.prototype; Geolocation.prototype.watchPosition = function (...given) { const id = watchPosition.apply(this, given); globalThis.watching.add(id); return id; }; Geolocation.prototype.clearWatch = function (id) { globalThis.watching.delete(id); return clearWatch.call(this, id); };";
    browser.before_each_page(watch).await;
    let home = Home::open(&browser, browser.origin()).await;
    home.find_the_nearest().await;
    let before = home.nearest().await;
    browser.at_place(UNIVERSITY_OF_KENT, 10.0).await;
    let name = async || browser.text_of(".nearest h2").await;
    browser.until("another place is nearest", name, |name| *name != before.name).await;

    let watching = async || browser.script("arguments[0](globalThis.watching.size)").await;
    let hide = "Object.defineProperty(document, 'visibilityState', { configurable: true, value: 'hidden' }); document.dispatchEvent(new Event('visibilitychange')); arguments[0](0)";
    browser.script(hide).await;
    browser.until("nothing is watched", watching, |size| *size == 0).await;
    browser.script(&hide.replace("'hidden'", "'visible'")).await;
    browser.until("it is watched again", watching, |size| *size == 1).await;
    browser.close().await;
}

/// An iPhone ends the watch over a lock, and says then that it may not tell, though nobody has refused. The app told a refusal, and was
/// dead from then on.
#[tokio::test]
async fn a_refusal_that_nobody_spoke_is_told_as_lost_and_a_second_one_in_sight_as_a_refusal() {
    let browser = Browser::open_saved().await;
    browser.at_time(SATURDAY_2330).await;
    let stub = "const watches = new Map();
        let last = 0, ended;
        Geolocation.prototype.watchPosition = (found, failed) => { watches.set(++last, { found, failed }); return last; };
        Geolocation.prototype.clearWatch = (id) => { ended = watches.get(id) ?? ended; watches.delete(id); };
        const at = { latitude: 51.2798, longitude: 1.0828, accuracy: 12, heading: null, speed: null };
        const all = (tell) => [...watches.values()].forEach(tell);
        globalThis.phone = {
            count: () => watches.size,
            fix: () => all(({ found }) => found({ coords: at })),
            deny: () => all(({ failed }) => failed({ code: 1 })),
            denyEnded: () => ended.failed({ code: 1 }),
            show: (state) => {
                Object.defineProperty(document, 'visibilityState', { configurable: true, value: state });
                document.dispatchEvent(new Event('visibilitychange'));
            },
        };";
    browser.before_each_page(stub).await;
    let home = Home::open(&browser, browser.origin()).await;
    home.find_the_nearest().await;
    let phone = async |act: &str| browser.ask(&format!("() => {{ phone.{act}; return phone.count(); }}"), &[]).await;
    let watches = async || browser.ask("() => phone.count()", &[]).await;
    for _ in 0..3 {
        phone("fix()").await;
    }
    home.location_status("Your phone knows where you are").await;
    phone("show('hidden')").await;
    browser.until("nothing is watched", watches, |count| *count == 0).await;
    phone("denyEnded()").await;
    phone("show('visible')").await;
    browser.until("one new watch", watches, |count| *count == 1).await;
    home.location_status("Your phone knows where you are").await;
    phone("deny()").await;
    home.location_status("has lost where you are. It last knew less than a minute ago.").await;
    // It goes on.
    phone("fix()").await;
    home.location_status("Your phone knows where you are").await;
    phone("deny()").await;
    home.location_status("has lost where you are").await;
    phone("deny()").await;
    home.location_status("did not share its location").await;
    browser.close().await;
}

#[tokio::test]
async fn a_location_that_was_asked_for_is_used_on_the_page_of_a_place() {
    let browser = Browser::open_saved().await;
    browser.at_place(CATHEDRAL, 10.0).await;
    let home = Home::open(&browser, browser.origin()).await;
    home.find_the_nearest().await;
    home.nearest().await;
    browser.tap(By::LinkText("Take me there")).await;
    browser.until("the way", async || browser.text_of(".one-place .way").await, |way| way.contains("min walk")).await;
    browser.close().await;
}

#[tokio::test]
async fn a_refused_location_stays_refused_and_leaves_the_list_and_what_one_can_see() {
    let browser = Browser::open_saved().await;
    browser.at_time(SATURDAY_2330).await;
    let short_timeout = "const later = setTimeout; globalThis.setTimeout = (act, time, ...rest) => time === 10000 ? later(() => { act(); globalThis.timedOut = true; }, 500) : later(act, time, ...rest);";
    browser.before_each_page(short_timeout).await;
    browser.refuse_location().await;
    let home = Home::open(&browser, browser.origin()).await;
    home.find_the_nearest().await;
    home.location_status("did not share its location").await;
    assert!(home.all_places().await.len() > 30);
    // After the timeout of ten seconds, a refusal was shown as no answer yet.
    let over = async || browser.ask("() => globalThis.timedOut", &[]).await;
    browser.until("the timeout", over, |over| *over == serde_json::json!(true)).await;
    home.location_status("did not share its location").await;
    home.can_see("Canterbury West station").await;
    assert_eq!(home.nearest().await.name, WHITEFRIARS);
    browser.close().await;
}

#[tokio::test]
async fn a_phone_that_cannot_tell_where_it_is_says_so() {
    let browser = Browser::open_saved().await;
    browser.lose_location().await;
    let home = Home::open(&browser, browser.origin()).await;
    home.find_the_nearest().await;
    home.location_status("cannot tell where it is").await;
    browser.close().await;
}

#[tokio::test]
async fn a_phone_that_does_not_answer_in_ten_seconds_is_not_waited_for() {
    let browser = Browser::open_saved().await;
    let silent = "Geolocation.prototype.watchPosition = () => 1;";
    browser.before_each_page(silent).await;
    let home = Home::open(&browser, browser.origin()).await;
    home.find_the_nearest().await;
    home.location_status("Asking your phone").await;
    home.location_status("has not answered yet").await;
    browser.close().await;
}
