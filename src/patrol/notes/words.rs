//! The words of a note: letters and digits that stand together, and what is between them.

use std::ops::Range;

pub(super) struct Word<'a> {
    /// As it is written.
    pub(super) text: &'a str,
    /// In lower case, without apostrophes.
    pub(super) plain: String,
    pub(super) start: usize,
    pub(super) end: usize,
}

impl Word<'_> {
    pub(super) fn is_digits(&self) -> bool {
        self.plain.bytes().all(|sign| sign.is_ascii_digit())
    }

    pub(super) fn is_letters(&self) -> bool {
        self.plain.chars().all(char::is_alphabetic)
    }

    /// Begins with a capital letter and is not all capitals, which would say nothing in a note that is.
    pub(super) fn is_capital(&self) -> bool {
        let mut letters = self.text.chars();
        letters.next().is_some_and(char::is_uppercase) && letters.any(char::is_lowercase)
    }
}

pub(super) struct Words<'a> {
    pub(super) note: &'a str,
    all: Vec<Word<'a>>,
}

impl<'a> Words<'a> {
    pub(super) fn of(note: &'a str) -> Self {
        let mut all: Vec<Word> = Vec::new();
        let is_part = |sign: char| sign.is_alphanumeric() || matches!(sign, '\'' | '\u{2019}');
        for part in note.split(|sign| !is_part(sign)) {
            let text = part.trim_matches(['\'', '\u{2019}']);
            if !text.is_empty() {
                let start = (text.as_ptr() as usize).saturating_sub(note.as_ptr() as usize);
                let plain = text.chars().filter(|sign| sign.is_alphanumeric()).flat_map(char::to_lowercase).collect();
                all.push(Word { text, plain, start, end: start + text.len() });
            }
        }
        Self { note, all }
    }

    pub(super) fn count(&self) -> usize {
        self.all.len()
    }

    pub(super) fn get(&self, at: usize) -> Option<&Word<'a>> {
        self.all.get(at)
    }

    /// The word so many before it.
    pub(super) fn before(&self, at: usize, back: usize) -> Option<&Word<'a>> {
        self.all.get(at.checked_sub(back)?)
    }

    /// Lower case, without apostrophes; nothing where there is no such word.
    pub(super) fn plain(&self, at: usize) -> &str {
        self.get(at).map_or("", |word| &word.plain)
    }

    pub(super) fn plain_before(&self, at: usize, back: usize) -> &str {
        self.before(at, back).map_or("", |word| &word.plain)
    }

    /// What stands between a word and the next.
    pub(super) fn gap_after(&self, at: usize) -> &'a str {
        let (Some(word), next) = (self.get(at), self.get(at + 1)) else { return "" };
        self.note.get(word.end..next.map_or(self.note.len(), |next| next.start)).unwrap_or_default()
    }

    pub(super) fn gap_before(&self, at: usize) -> &'a str {
        match at.checked_sub(1) {
            Some(before) => self.gap_after(before),
            None => self.note.get(..self.get(at).map_or(0, |word| word.start)).unwrap_or_default(),
        }
    }

    /// From the start of one word to the end of another.
    pub(super) fn range(&self, first: usize, last: usize) -> Range<usize> {
        self.get(first).map_or(0, |word| word.start)..self.get(last).map_or(0, |word| word.end)
    }

    /// Whether one of the words before it, so many back at most, is among these.
    pub(super) fn any_before(&self, at: usize, back: usize, among: &str) -> bool {
        (1..=back).any(|back| self.before(at, back).is_some_and(|word| is_among(among, &word.plain)))
    }
}

/// Whether a word is in a list of words with spaces between them.
pub(super) fn is_among(list: &str, plain: &str) -> bool {
    list.split(' ').any(|word| word == plain)
}
