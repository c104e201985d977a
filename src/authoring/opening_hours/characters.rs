//! The tokens of an `opening_hours` notation, and the messages for those that mean no fixed hours. Native only.

use std::fmt;

use crate::authoring::opening_hours::notation::{DAYS, MONTHS};

const LONG_DAYS: [&str; 7] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
const LONG_MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Token {
    /// `24/7`.
    Always,
    Word(String),
    /// Its digits as written.
    Number(String),
    /// One of `: - , ; [ ]`.
    Sign(char),
}

impl fmt::Display for Token {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Token::Always => f.write_str("24/7"),
            Token::Word(text) | Token::Number(text) => f.write_str(text),
            Token::Sign(sign) => write!(f, "{sign}"),
        }
    }
}

/// Splits a notation into tokens. Typographic dashes and spaces count as the plain ones; invisible characters are dropped.
///
/// # Errors
/// The unknown word or character, and what to write instead: the second half of a sentence.
pub fn tokens(notation: &str) -> Result<Vec<Token>, String> {
    let plain: String = notation.chars().filter_map(plain).collect();
    let mut rest = plain.as_str();
    // A comment in quotation marks may contain anything.
    if let Some(sign) = rest.chars().find(|sign| matches!(sign, '"' | '\u{201c}'..='\u{201f}' | '|')) {
        return Err(no_sign(sign));
    }
    // Words are reported before signs: in `(sunset+01:00)` the word explains more.
    for word in rest.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty()) {
        if let Some(fix) = no_word(word) {
            return Err(fix);
        }
    }
    let mut tokens = Vec::new();
    while let Some(sign) = rest.chars().next() {
        if sign == ' ' {
            rest = &rest[1..];
            continue;
        }
        let run = |kind: fn(&char) -> bool| rest.chars().take_while(kind).map(char::len_utf8).sum();
        let length: usize = match sign {
            '2' if rest.starts_with("24/7") => 4,
            '0'..='9' => run(char::is_ascii_digit),
            'a'..='z' | 'A'..='Z' => run(char::is_ascii_alphabetic),
            _ => sign.len_utf8(),
        };
        let (text, after) = rest.split_at(length);
        tokens.push(match sign {
            _ if text == "24/7" => Token::Always,
            '0'..='9' => Token::Number(text.into()),
            'a'..='z' | 'A'..='Z' => Token::Word(text.into()),
            ':' | '-' | ',' | ';' | '[' | ']' => Token::Sign(sign),
            _ => return Err(no_sign(sign)),
        });
        rest = after;
    }
    Ok(tokens)
}

fn plain(sign: char) -> Option<char> {
    match sign {
        // Hyphens and dashes, the minus, and the small and the wide hyphen.
        '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{fe58}' | '\u{fe63}' | '\u{ff0d}' => Some('-'),
        // The soft hyphen, joiners, marks of direction, the byte order mark.
        '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' => None,
        _ if sign.is_whitespace() => Some(' '),
        _ => Some(sign),
    }
}

/// The message for a word outside the allowed subset. `None`: it is allowed.
fn no_word(word: &str) -> Option<String> {
    let small = word.to_lowercase();
    Some(match small.as_str() {
        "off" | "closed" | "open" => return None,
        "ph" | "sh" | "easter" => {
            format!("\"{word}\" moves from year to year. Write the dates out, like \"2026 Dec 25 off\".")
        }
        "sunrise" | "sunset" | "dawn" | "dusk" => {
            format!("\"{word}\" moves from day to day. Write the times out, like \"17:00-21:00\".")
        }
        "unknown" => format!("\"{word}\" tells no hours. Leave them out where they are not known."),
        "am" | "pm" => format!("\"{word}\" is not the 24-hour clock. Write 09:00 for 9am and 17:00 for 5pm."),
        "to" | "till" | "til" | "until" => {
            format!("\"{word}\" stands for a range. Write a hyphen, like \"Mo-Fr 09:00-17:00\".")
        }
        "and" => "\"and\" stands in a list. Write a comma, like \"Sa,Su 10:00-16:00\".".into(),
        "noon" | "midday" | "midnight" => {
            format!("\"{word}\" is no time. Write 12:00 for midday and 24:00 for midnight at a day's end.")
        }
        "week" | "weeks" => format!("\"{word}\" numbers are not taken. Write the dates out, like \"2026 Dec 21-27\"."),
        "day" | "days" | "daily" | "everyday" | "every" => {
            format!("\"{word}\" is no day. Write Mo-Su for every day, and dates out, like \"2026 Dec 25\".")
        }
        "weekday" | "weekdays" => format!("\"{word}\" is no day. Write \"Mo-Fr\"."),
        "weekend" | "weekends" => format!("\"{word}\" is no day. Write \"Sa-Su\"."),
        "summer" | "winter" | "autumn" | "spring" | "term" | "holiday" | "holidays" => {
            format!("\"{word}\" has no dates. Write them out, like \"2026 Dec 21-2027 Jan 3 off\".")
        }
        _ if !small.is_ascii() => {
            format!("\"{word}\" is no word of opening hours. Write days like \"Mo\" and months like \"Dec\".")
        }
        _ if DAYS.iter().chain(&MONTHS).any(|name| name.eq_ignore_ascii_case(&small)) => return None,
        _ => {
            let starts = |name: &str| name.starts_with(small.strip_suffix('s').unwrap_or(&small));
            let day = LONG_DAYS.iter().position(|name| small.len() > 2 && starts(name));
            let month = LONG_MONTHS.iter().position(|name| small.len() > 3 && starts(name));
            match (day, month) {
                (Some(day), _) => format!("\"{word}\" is too long. Write {} for it.", DAYS[day]),
                (_, Some(month)) => format!("\"{word}\" is too long. Write {} for it.", MONTHS[month]),
                _ => format!(
                    "\"{word}\" is no word of opening hours. Write them like \"24/7\", \"Mo-Su 17:00-05:00\" or \"Mo-Fr 09:00-17:00; 2026 Dec 25 off\"."
                ),
            }
        }
    })
}

/// The message for a character outside the allowed subset.
fn no_sign(sign: char) -> String {
    match sign {
        '+' => "\"+\" leaves the end open. Write when it ends, like \"17:00-23:00\", or leave the hours out where nobody says.".into(),
        '"' | '\u{2018}'..='\u{201f}' | '\'' => {
            "a comment in quotation marks is a condition that nobody can check. Write the hours that always hold, and what else there is in the note.".into()
        }
        '|' => "\"||\" says what holds where the rest is not known. Write the hours that always hold, or leave them out.".into(),
        '(' | ')' => format!("\"{sign}\" is no sign of opening hours. Write times out, like \"17:00-21:00\", and what else there is in the note."),
        '/' => "\"/\" stands only in \"24/7\". Write each time from when to when, and dates like \"2026 Dec 25\".".into(),
        '.' => "\".\" is no sign of opening hours. Write times with a colon, like \"17:30\".".into(),
        '&' => "\"&\" stands in a list. Write a comma, like \"Sa,Su 10:00-16:00\".".into(),
        _ => format!("\"{sign}\" (U+{:04X}) is no sign of opening hours. Take it out.", u32::from(sign)),
    }
}
