use std::sync::LazyLock;

use crate::support::editions::built_in;
use chrono::NaiveDateTime;
use proptest::prelude::*;
use safe_night_canterbury::logic::search::{Catalogue, Group, Item, Results, considered};

use crate::sums::{at, day};
use crate::support::search_questions::{PARTS, Rates, rates};

static ALL: LazyLock<Catalogue> = LazyLock::new(|| Catalogue::of(&built_in()));

fn results(query: &str, now: Option<NaiveDateTime>) -> Vec<&'static Item> {
    ALL.search(query, now).into_iter().map(|index| ALL.item(index).expect("an item")).collect()
}

/// The addresses of one group, in order.
fn in_group(group: Group, query: &str) -> Vec<&'static str> {
    results(query, None).into_iter().filter(|item| item.group == group).map(|item| &item.path[..]).collect()
}

fn first_in_group(group: Group, query: &str) -> Option<&'static str> {
    in_group(group, query).first().copied()
}

#[test]
fn the_words_that_people_use_find_what_they_mean() {
    for (group, words, address) in [
        (Group::Help, "roofied", "/help/spiked"),
        (Group::Help, "I think I got roofied", "/help/spiked"),
        (Group::Help, "cab", "/help/getting-home"),
        (Group::Help, "A and E", "/help/hurt"),
        (Group::Help, "A&E", "/help/hurt"),
        (Group::Place, "A&E", "/places/kent-and-canterbury-utc"),
        (Group::Help, "beaten up", "/help/hurt"),
        (Group::Help, "creep", "/help/harassed"),
        (Group::Help, "following me", "/help/followed"),
        (Group::Help, "mate passed out", "/help/collapsed"),
        (Group::Help, "raped", "/help/sexual-assault"),
        (Group::Help, "my boyfriend hits me", "/help/abuse"),
        (Group::Help, "racist", "/help/hate-crime"),
        (Group::Help, "want to die", "/help/crisis"),
        (Group::Help, "flat battery", "/help/lost"),
        (Group::Help, "county lines", "/help/exploited"),
        (Group::Help, "homeless", "/help/rough-sleeper"),
        (Group::Call, "samaritans", "/help/numbers#samaritans"),
        (Group::Call, "116 123", "/help/numbers#samaritans"),
        (Group::Call, "116123", "/help/numbers#samaritans"),
        (Group::Call, "police", "/help/numbers#police-101"),
        (Group::Campaign, "angela", "/campaigns/ask-for-angela"),
        (Group::Campaign, "purple flag", "/campaigns/purple-flag"),
        (Group::Place, "cathedral", "/places/cathedral"),
        (Group::Plan, "graffiti", "/plan/anti-social-behaviour#graffiti"),
    ] {
        assert_eq!(first_in_group(group, words), Some(address), "{words}");
    }
    assert_eq!(in_group(Group::Place, "cab").len(), 5, "the taxi ranks");
}

#[test]
fn a_word_that_is_only_begun_finds_a_few_of_each_group() {
    assert_eq!(in_group(Group::Call, "po").len(), 2, "more letters are on their way");
    assert!(in_group(Group::Call, "police").len() > 2, "the whole word was typed");
    assert!(results("a", None).is_empty(), "one letter says nothing");
}

#[test]
fn typing_mistakes_are_forgiven() {
    for (group, words, address) in [
        (Group::Campaign, "angla", "/campaigns/ask-for-angela"),
        (Group::Help, "hospitel", "/help/hurt"),
        (Group::Call, "samaritens", "/help/numbers#samaritans"),
        (Group::Help, "taxy", "/help/getting-home"),
        (Group::Help, "beeing folowed", "/help/followed"),
        (Group::Help, "spikd", "/help/spiked"),
        (Group::Help, "colapsed", "/help/collapsed"),
        (Group::Help, "domestic abuze", "/help/abuse"),
        (Group::Help, "suicdal", "/help/crisis"),
        (Group::Help, "homless", "/help/rough-sleeper"),
        (Group::Place, "whitefrairs", "/places/whitefriars-refuge-point"),
        (Group::Place, "polise station", "/places/police-station"),
        (Group::Help, "unconcious", "/help/collapsed"),
        (Group::Help, "overdoes", "/help/drugs"),
    ] {
        assert!(
            in_group(group, words).iter().take(2).any(|path| *path == address),
            "{words}: {:?}",
            in_group(group, words)
        );
    }
}

#[test]
fn results_appear_before_a_word_is_complete() {
    for (group, word, address) in [
        (Group::Help, "roofied", "/help/spiked"),
        (Group::Call, "samaritans", "/help/numbers#samaritans"),
        (Group::Place, "whitefriars", "/places/whitefriars-refuge-point"),
        (Group::Campaign, "angela", "/campaigns/ask-for-angela"),
    ] {
        for end in 3..=word.len() {
            assert!(in_group(group, &word[..end]).contains(&address), "{}", &word[..end]);
        }
    }
}

#[test]
fn case_and_apostrophes_do_not_matter() {
    assert_eq!(results("CAN'T TALK", None), results("cant talk", None));
    assert_eq!(results("can’t talk", None), results("cant talk", None));
    assert!(in_group(Group::Help, "can't talk").contains(&"/help/cannot-speak"));
}

#[test]
fn every_way_to_write_a_word_finds_the_same() {
    for (plain, variants) in [
        ("angela", ["ＡＮＧＥＬＡ", "Ａｎｇｅｌａ", "ángèla", "a\u{301}ngela"]),
        ("999", ["９９９", "٩٩٩", "९९९", "999!"]),
        ("cafe", ["café", "CAFÉ", "cafe\u{301}", "ｃａｆé"]),
        ("taksowka", ["taksówka", "TAKSÓWKA", "ｔａｋｓówka", "taksówka?"]),
        ("cant talk", ["can't talk", "can‘t talk", "canʼt talk", "can′t talk"]),
        ("dont feel safe", ["don`t feel safe", "don＇t feel safe", "don´t feel safe", "don’t feel safe"]),
    ] {
        assert!(!results(plain, None).is_empty(), "{plain}");
        for variant in variants {
            assert_eq!(results(variant, None), results(plain, None), "{variant}");
        }
    }
}

#[test]
fn the_numbers_of_other_countries_lead_to_ours() {
    for number in ["911", "112", "９１１", "call 911 now"] {
        assert_eq!(results(number, None)[0].path, "/help/numbers#emergency", "{number}");
    }
}

#[test]
fn four_words_are_known_in_five_more_languages_inside_a_sentence_too() {
    for (address, translations) in [
        ("/help/numbers#emergency", ["警察", "我要找警察", "شرطة", "الشرطة", "पुलिस", "policja", "policía"]),
        ("/help/numbers#emergency", ["救命", "救命啊", "مساعدة", "मदद", "मदद कीजिए", "pomocy", "¡Socorro!"]),
        (
            "/places/kent-and-canterbury-utc",
            ["医院", "医院在哪里", "مستشفى", "अस्पताल", "अस्पताल कहाँ है", "szpital", "szpitala"],
        ),
        ("/help/getting-home", ["出租车", "我要叫出租车", "تاكسي", "टैक्सी", "taksówkę", "taksówka", "taxi"]),
    ] {
        for words in translations {
            assert_eq!(results(words, None).first().map(|item| &item.path[..]), Some(address), "{words}");
        }
    }
}

#[test]
fn nothing_and_nonsense_find_nothing() {
    for words in ["", "   ", "?!", "xyzzyx", "qqqqqqqq", "ξξξξξ", "🚕🚕"] {
        assert!(results(words, None).is_empty(), "{words}");
    }
}

#[test]
fn where_nothing_fits_there_is_one_guess() {
    let guess = |words: &str| ALL.guess(words).and_then(|index| ALL.item(index)).map(|item| &item.path[..]);
    assert_eq!(guess("samxritxnz"), Some("/help/numbers#samaritans"), "too many slips for the search");
    assert!(results("samxritxnz", None).is_empty());
    for words in ["qqqqqqqq", "ξξξξξ", "?!"] {
        assert_eq!(guess(words), Some("/help"), "{words}");
    }
    for words in ["", " ", "q"] {
        assert_eq!(guess(words), None, "hardly anything was typed: {words:?}");
    }
}

#[test]
fn the_best_matches_stand_above_the_groups() {
    let results = ALL.search("taxi", None);
    let lists = ALL.lists(&results);
    assert_eq!(lists[0], (Results::Best, &results[..3]));
    assert_eq!(
        lists[0].1.first().and_then(|index| ALL.item(*index)).map(|item| &item.path[..]),
        Some("/help/getting-home")
    );
    assert!(lists[1..].iter().any(|(results, _)| *results == Results::Of(Group::Place)), "{lists:?}");
    let shown: Vec<usize> = lists.iter().flat_map(|(_, items)| items.iter().copied()).collect();
    assert_eq!(shown, results, "each is shown once");
    assert_eq!(ALL.lists(&results[..1])[0].0, Results::Of(Group::Help), "one alone is of its group");
    assert!(ALL.lists(&[]).is_empty());
}

#[test]
fn groups_stand_in_their_order_with_six_results_at_most() {
    for words in ["help", "police", "the", "home", "stop", "drug"] {
        let all = results(words, None);
        let groups: Vec<_> = all.iter().skip(3).map(|item| item.group).collect();
        assert!(groups.is_sorted(), "{words}: {groups:?}");
        for item in &all {
            assert!(all.iter().filter(|result| result.group == item.group).count() <= 6, "{words}");
        }
    }
}

#[test]
fn only_the_start_of_a_long_paste_is_considered() {
    let start = "my friend wont wake up ";
    let paste = format!("{start}{}", "and then we went to the other bar with words that do not end ".repeat(800));
    assert!(paste.len() > 48_000);
    assert!(considered(&paste).len() <= 12, "{:?}", considered(&paste));
    assert!(considered(&paste).iter().map(String::len).sum::<usize>() <= 120);
    let one_word = "ab".repeat(25_000);
    assert!(considered(&one_word).iter().map(String::len).sum::<usize>() <= 120);
    assert!(considered(&"救".repeat(50_000)).len() <= 12);
    assert!(results(&paste, None).iter().take(3).any(|item| item.path == "/help/collapsed"));
}

#[test]
fn phrases_match_other_forms_of_their_words() {
    for (words, address) in [
        ("he was following us", "/help/followed"),
        ("she got stabbed", "/help/hurt"),
        ("stabbing", "/help/hurt"),
        ("vomits", "/help/collapsed"),
        ("grabbing me", "/help/harassed"),
    ] {
        assert_eq!(results(words, None)[0].path, address, "{words}");
    }
}

#[test]
fn a_page_is_found_by_the_words_of_its_text() {
    // Words that are neither in titles nor in phrases.
    for (words, address) in [("gasps", "/help/collapsed"), ("lincolnshire", "/campaigns/ask-for-angela")] {
        assert_eq!(results(words, None).first().map(|item| &item.path[..]), Some(address), "{words}");
    }
}

/// The lowest accepted rates for each part, in percent: first, and within three. These are the rates at the time when the
/// questions were written.
const FLOORS: [(f64, f64); 2] = [(97.0, 99.5), (93.5, 99.0)];

#[test]
fn what_people_type_at_night_finds_the_right_page() {
    for (part, (first, within_three)) in PARTS.into_iter().zip(FLOORS) {
        let rates: Rates = rates(&ALL, part);
        assert!(rates.asked > 100, "{rates:?}");
        assert!(rates.percent(rates.first) >= first, "part {part}: {rates:?}");
        assert!(rates.percent(rates.within_three) >= within_three, "part {part}: {rates:?}");
    }
}

#[test]
fn outdated_items_are_ranked_last_and_still_found() {
    let mut knowledge = built_in();
    let ranks = "/places/taxi-rank-canterbury-east";
    let old = knowledge.places.iter_mut().find(|place| place.path() == ranks).expect("the rank");
    old.evidence.review_by = day(2027, 1, 1);
    let catalogue = Catalogue::of(&knowledge);
    let places = |now| -> Vec<String> {
        let items = catalogue.search("taxi rank", Some(now)).into_iter().filter_map(|index| catalogue.item(index));
        items.filter(|item| item.group == Group::Place).map(|item| item.path.clone()).collect()
    };
    let before = places(at(day(2026, 12, 1), 23, 0));
    let after = places(at(day(2027, 2, 1), 23, 0));
    assert!(before.iter().position(|path| path == ranks) < Some(before.len() - 1), "{before:?}");
    assert_eq!(after.last().map(String::as_str), Some(ranks), "{after:?}");
    assert_eq!(before.len(), after.len());
}

proptest! {
    #[test]
    fn any_query_is_searched_without_a_panic(words in ".{0,60}") {
        let once = results(&words, None);
        prop_assert_eq!(&once, &results(&format!("  {words} "), None));
    }
}
