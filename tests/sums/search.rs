use std::sync::LazyLock;

use chrono::NaiveDateTime;
use proptest::prelude::*;
use safe_night_canterbury::content::built_in;
use safe_night_canterbury::finder::search::{Catalogue, Group, Item};

use crate::{at, day};

static ALL: LazyLock<Catalogue> = LazyLock::new(|| Catalogue::of(&built_in()));

fn found(query: &str, now: Option<NaiveDateTime>) -> Vec<&'static Item> {
    ALL.search(query, now).into_iter().map(|index| ALL.item(index).expect("an item")).collect()
}

/// The addresses of one group, from the top.
fn of(group: Group, query: &str) -> Vec<&'static str> {
    found(query, None).into_iter().filter(|item| item.group == group).map(|item| &item.path[..]).collect()
}

fn first_of(group: Group, query: &str) -> Option<&'static str> {
    of(group, query).first().copied()
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
        assert_eq!(first_of(group, words), Some(address), "{words}");
    }
    assert_eq!(of(Group::Place, "cab").len(), 5, "the taxi ranks");
}

#[test]
fn a_word_that_is_only_begun_finds_a_few_of_each_group() {
    assert_eq!(of(Group::Call, "po").len(), 2, "more letters are on their way");
    assert!(of(Group::Call, "police").len() > 2, "the whole word was typed");
    assert!(found("a", None).is_empty(), "one letter says nothing");
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
        assert!(of(group, words).iter().take(2).any(|path| *path == address), "{words}: {:?}", of(group, words));
    }
}

#[test]
fn what_is_meant_shows_before_it_is_typed_to_its_end() {
    for (group, word, address) in [
        (Group::Help, "roofied", "/help/spiked"),
        (Group::Call, "samaritans", "/help/numbers#samaritans"),
        (Group::Place, "whitefriars", "/places/whitefriars-refuge-point"),
        (Group::Campaign, "angela", "/campaigns/ask-for-angela"),
    ] {
        for end in 3..=word.len() {
            assert!(of(group, &word[..end]).contains(&address), "{}", &word[..end]);
        }
    }
}

#[test]
fn case_and_apostrophes_do_not_matter() {
    assert_eq!(found("CAN'T TALK", None), found("cant talk", None));
    assert_eq!(found("can’t talk", None), found("cant talk", None));
    assert!(of(Group::Help, "can't talk").contains(&"/help/cannot-speak"));
}

#[test]
fn nothing_and_nonsense_find_nothing() {
    for words in ["", "   ", "?!", "xyzzyx", "qqqqqqqq"] {
        assert!(found(words, None).is_empty(), "{words}");
    }
}

#[test]
fn groups_stand_in_their_order_with_six_results_at_most() {
    for words in ["help", "police", "the", "home", "stop", "drug"] {
        let groups: Vec<_> = found(words, None).into_iter().map(|item| item.group).collect();
        assert!(groups.is_sorted(), "{words}: {groups:?}");
        assert!(groups.chunk_by(|a, b| a == b).all(|group| group.len() <= 6), "{words}");
    }
}

#[test]
fn what_may_be_old_stands_below_what_is_not_and_is_not_lost() {
    let mut pack = built_in();
    let ranks = "/places/taxi-rank-canterbury-east";
    let old = pack.places.iter_mut().find(|place| place.path() == ranks).expect("the rank");
    old.evidence.review_by = day(2027, 1, 1);
    let catalogue = Catalogue::of(&pack);
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
    fn any_words_at_all_are_searched_for_without_harm(words in ".{0,60}") {
        let once = found(&words, None);
        prop_assert_eq!(&once, &found(&format!("  {words} "), None));
    }
}
