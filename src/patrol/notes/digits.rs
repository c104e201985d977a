//! Phone numbers and dates of birth.

use std::ops::Range;

use super::words::Words;

const PHONE_WORDS: &str = "phone fone ph tel telephone mob mobile number no ring text whatsapp landline";

const MONTHS: [&str; 12] = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/// Groups of digits that stand together and are as many as a phone number has.
pub(super) fn phones(words: &Words) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < words.count() {
        let last = group_end(words, at);
        if let Some(last) = last.filter(|last| is_phone(words, at, *last)) {
            found.push(words.range(at, last));
        }
        at = last.unwrap_or(at) + 1;
    }
    found
}

/// The last of the words that are digits and stand together from here on.
fn group_end(words: &Words, first: usize) -> Option<usize> {
    let digits = |at: usize| words.get(at).is_some_and(|word| word.is_digits());
    if !digits(first) {
        return None;
    }
    if is_date(words, first) {
        return Some(first + 2);
    }
    let mut last = first;
    while digits(last + 1) && is_joint(words.gap_after(last)) && !is_date(words, last + 1) {
        last += 1;
    }
    Some(last)
}

fn is_joint(gap: &str) -> bool {
    matches!(gap, " " | "-" | "." | "/" | ") " | ")" | " (" | " - " | "  " | "\u{2013}" | "\u{a0}")
}

fn is_phone(words: &Words, first: usize, last: usize) -> bool {
    let digits: String = (first..=last).map(|at| words.plain(at)).collect();
    let begins = |with: &str| digits.starts_with(with);
    // Helplines and firms: 03 and 08 are nobody's own number.
    if begins("03") || begins("08") {
        return false;
    }
    let count = digits.len();
    words.gap_before(first).ends_with('+') && (9..=15).contains(&count)
        || begins("00") && (11..=16).contains(&count)
        || begins("0") && (10..=11).contains(&count)
        || begins("44") && (11..=12).contains(&count)
        || begins("7") && count == 10
        || (6..=12).contains(&count) && words.any_before(first, 2, PHONE_WORDS)
}

/// Dates after "born" or "dob", and whole dates of a year in which grown people were born.
pub(super) fn births(words: &Words) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    for at in 0..words.count() {
        let last = birth_word_end(words, at).and_then(|last| date_soon_after(words, last));
        let range = match last {
            Some(last) => words.range(at, last),
            None if is_date(words, at) && is_year_of_birth(words.plain(at + 2)) => words.range(at, at + 2),
            None => continue,
        };
        if found.last().is_none_or(|before| before.end <= range.start) {
            found.push(range);
        }
    }
    found
}

fn birth_word_end(words: &Words, at: usize) -> Option<usize> {
    match words.plain(at) {
        "dob" | "born" | "birthday" | "bday" | "birthdate" => Some(at),
        "d" if words.plain(at + 1) == "o" && words.plain(at + 2) == "b" => Some(at + 2),
        "date" if words.plain(at + 1) == "of" && words.plain(at + 2) == "birth" => Some(at + 2),
        _ => None,
    }
}

/// The end of the first thing like a date among the next words.
fn date_soon_after(words: &Words, after: usize) -> Option<usize> {
    (after + 1..after + 5).find_map(|at| {
        let (word, next) = (words.get(at)?, words.plain(at + 1));
        if is_date(words, at) {
            Some(at + 2)
        } else if word.is_digits() && matches!(word.plain.len(), 6 | 8) || is_year_of_birth(&word.plain) {
            Some(at)
        } else if is_day(&word.plain) && (is_month(next) || next == "of" && is_month(words.plain(at + 2))) {
            Some(with_year(words, if next == "of" { at + 2 } else { at + 1 }))
        } else if is_month(&word.plain) && next.starts_with(|sign: char| sign.is_ascii_digit()) {
            Some(at + 1)
        } else {
            None
        }
    })
}

/// A month, or the year after it.
fn with_year(words: &Words, month: usize) -> usize {
    let is_year = words.get(month + 1).is_some_and(|word| word.is_digits() && matches!(word.plain.len(), 2 | 4));
    if is_year { month + 1 } else { month }
}

/// Day, month and year, or year, month and day, in digits.
fn is_date(words: &Words, at: usize) -> bool {
    let length = |at: usize| words.get(at).filter(|word| word.is_digits()).map_or(0, |word| word.plain.len());
    let gap = words.gap_after(at);
    matches!(gap, "/" | "." | "-")
        && words.gap_after(at + 1) == gap
        && matches!((length(at), length(at + 1), length(at + 2)), (1..=2, 1..=2, 2 | 4) | (4, 1..=2, 1..=2))
}

fn is_year_of_birth(plain: &str) -> bool {
    plain.len() == 4 && plain.parse().is_ok_and(|year: u32| (1925..=2015).contains(&year))
}

fn is_day(plain: &str) -> bool {
    let digits = plain.trim_end_matches(|sign: char| sign.is_ascii_alphabetic());
    let ordinal = plain.get(digits.len()..).unwrap_or_default();
    matches!(ordinal, "" | "st" | "nd" | "rd" | "th") && digits.parse().is_ok_and(|day: u32| (1..=31).contains(&day))
}

fn is_month(plain: &str) -> bool {
    plain.get(..3).is_some_and(|begin| MONTHS.contains(&begin)) && plain.bytes().all(|sign| sign.is_ascii_alphabetic())
}
