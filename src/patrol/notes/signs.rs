//! E-mail addresses, and names after an `@`.

use std::ops::Range;

use super::names::is_place;
use super::words::Words;

/// Ends of hosts, for an address that is spelt out.
const ENDS: [&str; 8] = ["com", "co", "uk", "org", "net", "ac", "io", "me"];

/// `somebody@example.org`, and the same spelt out: `somebody at example dot org`.
pub(super) fn emails(words: &Words) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    for (at, _) in words.note.match_indices('@') {
        let (before, after) = words.note.split_at_checked(at).unwrap_or_default();
        let after = after.get(1..).unwrap_or_default();
        let before_gap = before.trim_end_matches(' ');
        let local = before_gap.rsplit(|sign: char| !is_local(sign)).next().unwrap_or_default();
        let after_gap = after.trim_start_matches(' ');
        let host = after_gap.split(|sign: char| !is_host(sign)).next().unwrap_or_default().trim_end_matches(['.', '-']);
        let has_end = host
            .rsplit_once('.')
            .is_some_and(|(name, end)| !name.is_empty() && end.len() >= 2 && end.chars().all(char::is_alphabetic));
        // With a gap before it alone, it begins a handle.
        let joined = before_gap.len() == before.len() || after_gap.len() < after.len();
        if !local.is_empty() && has_end && joined {
            let end = at + 1 + (after.len() - after_gap.len()) + host.len();
            found.push(before_gap.len() - local.len()..end);
        }
    }
    for at in 1..words.count() {
        if words.plain(at) == "at" && words.plain(at + 2) == "dot" && ENDS.contains(&words.plain(at + 3)) {
            found.push(words.range(at - 1, at + 3));
        }
    }
    found
}

/// `@somebody`, where nothing stands before the `@` and no host after it.
pub(super) fn handles(words: &Words) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    for (at, _) in words.note.match_indices('@') {
        let (before, after) = words.note.split_at_checked(at).unwrap_or_default();
        let name = after.get(1..).unwrap_or_default();
        let name = name.split(|sign: char| !is_handle(sign)).next().unwrap_or_default().trim_end_matches('.');
        let alone = before.chars().next_back().is_none_or(|sign| !is_local(sign));
        let begins = name.starts_with(|sign: char| sign.is_alphabetic() || sign == '_');
        if alone && begins && name.chars().count() >= 3 && !is_place(&name.to_lowercase()) {
            found.push(at..at + 1 + name.len());
        }
    }
    found
}

fn is_local(sign: char) -> bool {
    sign.is_alphanumeric() || matches!(sign, '.' | '_' | '%' | '+' | '-')
}

fn is_host(sign: char) -> bool {
    sign.is_alphanumeric() || matches!(sign, '.' | '-')
}

fn is_handle(sign: char) -> bool {
    sign.is_alphanumeric() || matches!(sign, '.' | '_')
}
