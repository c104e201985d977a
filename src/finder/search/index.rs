//! The index: every word that leads to something, and the phrases that it stands in.

use super::fit::{EXACT, HALF, SURE, word_fit};

/// So many times less than elsewhere, and a word is not what an item is about.
const FAR: u32 = 4;

/// What a phrase is: it says how much its words count.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Field {
    /// What people say.
    Saying,
    Title,
    Line,
    /// What is said of a whole group.
    Kind,
    /// The whole text of a page.
    Text,
}

impl Field {
    /// What a word of it counts, in hundredths: in any case, and as much more as the phrase was typed.
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

/// Some terms, and the items that they lead to, as indices, the best first.
pub struct Phrase<W> {
    pub field: Field,
    pub words: Vec<W>,
    pub means: Vec<u16>,
}

/// A term, and how much it tells: the fewer the items that it leads to, the more.
struct Word {
    text: String,
    weight: u32,
}

/// Every phrase, its terms as indices of words, so that each word is compared once.
pub struct Index {
    words: Vec<Word>,
    phrases: Vec<Phrase<u16>>,
    items: usize,
}

impl Index {
    pub fn of(phrases: Vec<Phrase<String>>, items: usize) -> Index {
        let mut texts: Vec<&String> = phrases.iter().flat_map(|phrase| &phrase.words).collect();
        texts.sort_unstable();
        texts.dedup();
        let mut words: Vec<Word> = texts.into_iter().map(|text| Word { text: text.clone(), weight: 0 }).collect();
        let find = |text: &String| find(&words, text).unwrap_or_default() as u16;
        let phrases: Vec<Phrase<u16>> = (phrases.iter())
            .map(|Phrase { field, words, means }| Phrase {
                field: *field,
                words: words.iter().map(find).collect(),
                means: means.clone(),
            })
            .collect();
        let mut leads: Vec<[u16; 2]> = Vec::new();
        for phrase in &phrases {
            leads.extend(
                phrase.words.iter().zip(phrase.means.iter().take(1).cycle()).map(|(word, item)| [*word, *item]),
            );
        }
        leads.sort_unstable();
        leads.dedup();
        for same in leads.chunk_by(|a, b| a[0] == b[0]) {
            words[usize::from(same[0][0])].weight = half_log(16 * items as u32 / same.len() as u32);
        }
        Index { words, phrases, items }
    }

    /// Whether the term is one of those that lead to something.
    pub fn has(&self, term: &str) -> bool {
        find(&self.words, term).is_some()
    }

    /// How well each item fits what was typed. `loose`: how many more slips than usual are forgiven in a word.
    pub fn scores(&self, typed: &[String], loose: usize) -> Vec<u32> {
        // For each word, how well it fits and which of those typed.
        let mut fits = vec![(0, 0); self.words.len()];
        for (place, text) in typed.iter().enumerate() {
            let begun = place + 1 == typed.len();
            let own: Vec<u32> = self.words.iter().map(|word| word_fit(&word.text, text, begun, loose)).collect();
            // A mistake is supposed only where no word is there as it was typed; and more of it, less where it is whole.
            let known = own.iter().copied().max().unwrap_or_default();
            for (best, fit) in fits.iter_mut().zip(own) {
                let fit = match fit {
                    SURE if known == EXACT => HALF,
                    fit if fit < SURE && known >= SURE => 0,
                    fit => fit,
                };
                if fit > best.0 {
                    *best = (fit, place);
                }
            }
        }
        // For each word typed and each item, the most that the word counts there.
        let mut counts = vec![0; typed.len() * self.items];
        for phrase in &self.phrases {
            let [mut all, mut met] = [0, 0];
            for word in &phrase.words {
                let weight = self.words[usize::from(*word)].weight;
                all += weight;
                met += if fits[usize::from(*word)].0 > 0 { weight } else { 0 };
            }
            if met == 0 {
                continue;
            }
            let [ever, whole] = phrase.field.weights();
            let mut share = ever + whole * met / all;
            if phrase.words.len() == typed.len() && met == all {
                share += whole / 4;
            }
            for word in &phrase.words {
                let (fit, place) = fits[usize::from(*word)];
                let count = fit * self.words[usize::from(*word)].weight * share / 10;
                for (rank, item) in phrase.means.iter().enumerate() {
                    let slot = &mut counts[place * self.items + usize::from(*item)];
                    *slot = (*slot).max(count - count * (rank as u32).min(4) / 8);
                }
            }
        }
        // An item that meets more of the words is meant rather than one that meets a few of them well. A word that counts far
        // more elsewhere is not met.
        let most = counts.chunks(self.items).map(|own| own.iter().copied().max().unwrap_or_default());
        let most: Vec<u32> = most.collect();
        let score = |item: usize| {
            let own = || counts.iter().skip(item).step_by(self.items);
            let met = own().zip(&most).filter(|(count, most)| **count * FAR > **most).count() as u32;
            own().sum::<u32>() * (1 + met) / (1 + typed.len() as u32)
        };
        (0..self.items).map(score).collect()
    }
}

fn find(words: &[Word], term: &str) -> Option<usize> {
    words.binary_search_by(|word| word.text[..].cmp(term)).ok()
}

/// Twice the logarithm to the base 2, nearly.
fn half_log(number: u32) -> u32 {
    let log = number.max(2).ilog2();
    2 * log + (number >> (log - 1) & 1)
}
