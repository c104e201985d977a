//! The index: every word, and the phrases that contain it.

use crate::content::stored::checksum;
use crate::logic::search::fit::{EXACT, HALF, SURE, word_fit};

/// The number of hash chains. A word is in the chain of its checksum.
const CHAINS: usize = 1024;
/// Marks the end of a chain.
const END: u16 = u16::MAX;
/// A word whose count is this many times lower than its highest does not match the item.
const FAR: u32 = 4;

/// The kind of a phrase, which sets the weight of its words.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Field {
    /// A saying of people, see [`crate::content::entry::Phrase`].
    Saying,
    Title,
    Line,
    /// Words for a whole group.
    Kind,
    /// The text of a page.
    Text,
}

impl Field {
    /// The weights of a word, in hundredths: a base, and a part that is scaled by how much of the phrase was typed.
    fn weights(self) -> [u32; 2] {
        match self {
            Field::Saying => [0, 100],
            Field::Title => [40, 50],
            Field::Line => [30, 0],
            Field::Kind => [60, 0],
            Field::Text => [12, 0],
        }
    }
}

/// A phrase: its words, as indices, and its target items, the best first.
struct Phrase {
    field: Field,
    words: Vec<u16>,
    targets: Vec<u16>,
}

struct Word {
    text: String,
    /// How many items it leads to, approximately: an item is counted again if another came between.
    leads: u32,
    last: u16,
    /// The next word of its chain.
    next: u16,
}

/// Every phrase, and each distinct word once, so that a typed word is compared once.
pub struct Index {
    chains: Vec<u16>,
    words: Vec<Word>,
    phrases: Vec<Phrase>,
}

impl Index {
    pub fn new() -> Index {
        Index { chains: vec![END; CHAINS], words: Vec::new(), phrases: Vec::new() }
    }

    /// Adds a phrase. `terms`: separated by spaces. `targets`: items, the best first.
    pub fn add(&mut self, field: Field, terms: &str, targets: &[u16]) {
        let Some(first) = targets.first() else { return };
        let mut words = Vec::new();
        for term in terms.split_ascii_whitespace() {
            let word = self.find(term).unwrap_or_else(|| {
                let chain = &mut self.chains[chain(term)];
                let word = self.words.len() as u16;
                self.words.push(Word { text: term.to_owned(), leads: 0, last: END, next: *chain });
                *chain = word;
                word
            });
            let entry = &mut self.words[usize::from(word)];
            if entry.last != *first {
                entry.last = *first;
                entry.leads += 1;
            }
            words.push(word);
        }
        self.phrases.push(Phrase { field, words, targets: targets.to_vec() });
    }

    /// The index of a word. `None`: not indexed.
    pub fn find(&self, term: &str) -> Option<u16> {
        let mut word = self.chains[chain(term)];
        while let Some(entry) = self.words.get(usize::from(word)) {
            if entry.text == term {
                return Some(word);
            }
            word = entry.next;
        }
        None
    }

    /// The score of each of `items` items against the typed terms. `loose`: extra edits allowed in each word.
    pub fn scores(&self, typed: &[String], items: usize, loose: usize) -> Vec<u32> {
        // For each word its best fit, and the position of the typed term.
        let mut best_fits = vec![(0, 0); self.words.len()];
        for (place, text) in typed.iter().enumerate() {
            let is_prefix = place + 1 == typed.len();
            let word_fits: Vec<u32> =
                self.words.iter().map(|word| word_fit(&word.text, text, is_prefix, loose)).collect();
            // Guess a typing mistake only if no word starts as typed; a prefix counts half if another word is equal.
            let known = word_fits.iter().copied().max().unwrap_or_default();
            for (best, mut fit) in best_fits.iter_mut().zip(word_fits) {
                if fit < SURE && known >= SURE {
                    fit = 0;
                } else if fit == SURE && known == EXACT {
                    fit = HALF;
                }
                if fit > best.0 {
                    *best = (fit, place);
                }
            }
        }
        // Inverse document frequency: a word that leads to fewer items counts more.
        let rarity = |word: u16| half_log(16 * items as u32 / self.words[usize::from(word)].leads);
        // For each typed term and each item, the highest count of the term.
        let mut counts = vec![0; typed.len() * items];
        for phrase in &self.phrases {
            let [mut all, mut met] = [0, 0];
            for word in &phrase.words {
                let rarity = rarity(*word);
                all += rarity;
                met += if best_fits[usize::from(*word)].0 > 0 { rarity } else { 0 };
            }
            if met == 0 {
                continue;
            }
            let [base, whole] = phrase.field.weights();
            let mut share = base + whole * met / all;
            if phrase.words.len() == typed.len() && met == all {
                share += whole / 4;
            }
            for word in &phrase.words {
                let (fit, place) = best_fits[usize::from(*word)];
                let mut count = fit * rarity(*word) * share / 10;
                let step = count / 8;
                for (rank, item) in phrase.targets.iter().enumerate() {
                    let slot = &mut counts[place * items + usize::from(*item)];
                    *slot = count.max(*slot);
                    count -= if rank < 4 { step } else { 0 };
                }
            }
        }
        // An item that matches more of the terms ranks above one that matches few of them well. A term that counts far more for
        // another item is not matched.
        let mut sums = vec![(0, 1); items];
        for word_counts in counts.chunks(items.max(1)) {
            let most = word_counts.iter().copied().max().unwrap_or_default();
            for ((sum, met), count) in sums.iter_mut().zip(word_counts) {
                *sum += count;
                *met += u32::from(count * FAR > most);
            }
        }
        sums.into_iter().map(|(sum, met)| sum * met / (1 + typed.len() as u32)).collect()
    }
}

fn chain(term: &str) -> usize {
    checksum(term) as usize % CHAINS
}

/// Approximately twice the binary logarithm.
fn half_log(number: u32) -> u32 {
    let log = number.max(2).ilog2();
    2 * log + (number >> (log - 1) & 1)
}
