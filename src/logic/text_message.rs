//! Text messages to somebody: which signs arrive, whose number it is, and the link that opens a message, written but not sent.
//!
//! Sources: RFC 5724 for `sms:NUMBER?body=`; Apple takes `sms:NUMBER&body=` alone (sms-link 1 and 2, amphtml 2751), and Android takes
//! that for part of the number (qksms 1321).

use crate::logic::percent_encoding::percent_encoded;

/// The text without the signs that some phones cut a message at, or take for others, however they are encoded: in words. One space
/// between two words.
pub fn plain(text: &str) -> String {
    // ASCII alone is told apart: the tables of Unicode would cost bytes.
    let mut plain = String::new();
    let mut after_word = false;
    for sign in text.chars() {
        let word = match sign {
            '&' => "and",
            '#' => "number",
            '%' => "percent",
            '+' => "plus",
            sign => {
                let is_space = sign.is_whitespace() || sign.is_control();
                if (is_space && !plain.ends_with(' ')) || (after_word && !sign.is_ascii_punctuation()) {
                    plain.push(' ');
                }
                if !is_space {
                    plain.push(sign);
                }
                after_word = false;
                continue;
            }
        };
        if !plain.is_empty() && !plain.ends_with([' ', '(']) {
            plain.push(' ');
        }
        plain += word;
        after_word = true;
    }
    plain.trim().to_owned()
}

/// The number of a person, as it is dialled: `07700900123`, `+447700900123`. `None`: the text is no such number.
pub fn personal_number(text: &str) -> Option<String> {
    let number = text.replace([' ', '-', '.', '(', ')'], "");
    let digits = number.strip_prefix('+').unwrap_or(&number);
    // E.164 has up to 15 digits. Shorter numbers are of services.
    let is_one = (7..=15).contains(&digits.len()) && digits.bytes().all(|digit| digit.is_ascii_digit());
    is_one.then_some(number)
}

/// Whether a phone with this user agent takes the links of Apple. iPadOS sends that of macOS.
pub fn is_of_apple(user_agent: &str) -> bool {
    ["iPhone", "iPad", "iPod", "Macintosh"].iter().any(|word| user_agent.contains(word))
}

/// The link that opens a message. `number`: empty, the person chooses.
pub fn link(number: &str, text: &str, of_apple: bool) -> String {
    ["sms:", number, if of_apple { "&body=" } else { "?body=" }, &percent_encoded(text)].concat()
}
