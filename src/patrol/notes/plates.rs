//! Number plates, and postcodes with the number of a house.

use std::ops::Range;

use super::words::{Words, is_among};

const CAR_WORDS: &str = "reg registration plate plates numberplate car van taxi vehicle lorry moped bike driver";

/// Three letters that are a word after something like `U2` or `AB12` rather than the end of a plate.
const WORDS_OF_THREE: &str = "\
    and the was for bus not had her his him out are but all too off who way has she one two ten six got ran now man \
    men lad via did can our how new old bar pub ave";

/// What follows a number without being the end of a postcode: `2nd`, `4hr`.
const AFTER_NUMBERS: &str = "st nd rd th hr ft ex ps";

/// The shape of a word: a letter for each letter, a digit for each digit.
fn shape(plain: &str) -> String {
    let one = |sign: char| {
        if sign.is_ascii_digit() {
            '0'
        } else if sign.is_ascii_alphabetic() {
            'a'
        } else {
            '?'
        }
    };
    plain.chars().map(one).collect()
}

/// `AB12 CDE` of today, `P123 ABC` and `ABC 123D` of old: the short ones only where a car is spoken of.
pub(super) fn plates(words: &Words) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    for at in 0..words.count() {
        let car = words.any_before(at, 4, CAR_WORDS);
        let (this, next) = (words.plain(at), words.plain(at + 1));
        let ends = words.gap_after(at) == " " && shape(next) == "aaa" && (car || !is_among(WORDS_OF_THREE, next));
        let last = match shape(this).as_str() {
            "aa00aaa" | "a000aaa" | "aaa000a" => Some(at),
            "a00aaa" | "a0aaa" | "aaa00a" | "aaa0a" if car => Some(at),
            "aa00" | "a000" if ends => Some(at + 1),
            "a00" | "a0" if ends && car => Some(at + 1),
            "aaa" if car && matches!(shape(next).as_str(), "000a" | "00a") && words.gap_after(at) == " " => {
                Some(at + 1)
            }
            _ => None,
        };
        let range = last.map(|last| words.range(at, last));
        found.extend(range.filter(|range| found.last().is_none_or(|before| before.end <= range.start)));
    }
    found
}

/// A postcode that has the number of a house or a flat before it.
pub(super) fn homes(words: &Words) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    for at in 0..words.count() {
        let Some(last) = postcode_end(words, at) else { continue };
        let number = (1..=8).filter_map(|back| at.checked_sub(back)).find(|at| is_house(words, *at));
        found.extend(number.map(|first| words.range(first, last)));
    }
    found
}

fn postcode_end(words: &Words, at: usize) -> Option<usize> {
    let is_outward = |shape: &str| matches!(shape, "a0" | "a00" | "aa0" | "aa00" | "a0a" | "aa0a");
    let this = words.plain(at);
    let joined = this.len().checked_sub(3).and_then(|cut| this.split_at_checked(cut));
    if joined.is_some_and(|(outward, inward)| is_outward(&shape(outward)) && is_inward(inward)) {
        return Some(at);
    }
    (is_outward(&shape(this)) && words.gap_after(at) == " " && is_inward(words.plain(at + 1))).then_some(at + 1)
}

/// A digit and two letters, of those that postcodes use.
fn is_inward(plain: &str) -> bool {
    let letters = plain.get(1..).unwrap_or_default();
    shape(plain) == "0aa" && !letters.contains(['c', 'i', 'k', 'm', 'o', 'v']) && !is_among(AFTER_NUMBERS, letters)
}

/// One to four digits, with a letter or without, and no part of a time.
fn is_house(words: &Words, at: usize) -> bool {
    let is_time = |gap: &str| gap.contains(':');
    let digits = words.plain(at).trim_end_matches(|sign: char| sign.is_ascii_alphabetic());
    let letters = words.plain(at).len() - digits.len();
    (1..=4).contains(&digits.len())
        && digits.bytes().all(|sign| sign.is_ascii_digit())
        && letters <= 1
        && !is_time(words.gap_after(at))
        && !is_time(words.gap_before(at))
}
