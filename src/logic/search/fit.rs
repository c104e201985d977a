//! How well a word that was typed fits a word that is there.

use strsim::osa_distance;

/// A fit of all that was typed.
pub const EXACT: u32 = 100;
/// From this on, a match is one of the word itself and no guess.
pub const SURE: u32 = 80;
/// The start of a longer word, where a whole word is there too.
pub const HALF: u32 = 40;

/// How well a typed word fits: 0 to 100. `is_prefix`: more letters of it may be on their way. `loose`: how many edits are
/// forgiven beyond what is usual.
pub fn word_fit(word: &str, typed: &str, is_prefix: bool, loose: usize) -> u32 {
    if word == typed {
        return EXACT;
    }
    let length = typed.chars().count();
    if length >= if is_prefix { 2 } else { 4 } && word.starts_with(typed) {
        return SURE;
    }
    let edits = max_edits(length) + loose;
    let word_length = word.chars().count();
    if edits == 0 || word_length + edits < length {
        return 0;
    }
    if word_length <= length + edits {
        let distance = osa_distance(word, typed);
        if distance <= edits {
            return 60_u32.saturating_sub(10 * distance as u32);
        }
    }
    // A mistake in a word that is not typed to its end yet.
    match word.get(..typed.len()) {
        Some(start) if is_prefix && osa_distance(start, typed) <= 1 => 40,
        _ => 0,
    }
}

/// How many edits (a letter too many, too few, wrong, or two that changed places) are forgiven in a word of this length.
fn max_edits(length: usize) -> usize {
    match length {
        0..=3 => 0,
        4..=6 => 1,
        _ => 2,
    }
}
