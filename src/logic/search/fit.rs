//! The score of a typed word against an indexed word.

use strsim::osa_distance;

/// The score of equal words.
pub const EXACT: u32 = 100;
/// The score of a prefix. From here on a match is not a guess.
pub const SURE: u32 = 80;
/// The score of a prefix if another word is equal.
pub const HALF: u32 = 40;

/// The score of a typed word, 0 to 100. `is_prefix`: the word may be incomplete. `loose`: edits allowed beyond [`max_edits`].
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
    // An edit in an incomplete word.
    match word.get(..typed.len()) {
        Some(start) if is_prefix && osa_distance(start, typed) <= 1 => 40,
        _ => 0,
    }
}

/// The edits (insertion, deletion, substitution, transposition) allowed in a word of this many characters.
fn max_edits(length: usize) -> usize {
    match length {
        0..=3 => 0,
        4..=6 => 1,
        _ => 2,
    }
}
