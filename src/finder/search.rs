//! Finds places, services, situations, campaigns and commitments by the words that people use, with their typing mistakes.

use chrono::{NaiveDate, NaiveDateTime};
use strsim::osa_distance;

use crate::content::check::dialled;
use crate::content::entry::List;
use crate::content::pack::Pack;

/// The most results of one group: more are not read at night.
const MOST: usize = 6;
/// The most of one group while no word that was typed has this many letters and they are not what people say either: more
/// are on their way, and a long list to lay out would make the next key wait.
const MOST_AT_FIRST: usize = 2;
const FIRST_LETTERS: usize = 4;
/// Words that say nothing of what is looked for.
const EMPTY_WORDS: [&str; 34] = [
    "a", "an", "and", "am", "are", "at", "be", "been", "for", "friend", "from", "get", "got", "had", "has", "have",
    "i", "im", "in", "is", "it", "ive", "mate", "me", "my", "of", "on", "someone", "the", "to", "was", "what", "where",
    "with",
];
/// No fit counts for more than this, which leaves one bit of sixteen to say whether an item is old.
const BEST: u32 = 0x7fff;
/// A fit of all that was typed.
const EXACT: u32 = 100;
/// From this on, a match is one of the word itself and no guess.
const SURE: u32 = 80;

/// What a result is; each is a list of its own on the screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Group {
    Help,
    Call,
    Place,
    Campaign,
    Plan,
}

impl Group {
    /// Every group, in the order in which they are shown.
    const ALL: [Group; 5] = [Group::Help, Group::Call, Group::Place, Group::Campaign, Group::Plan];

    pub fn title(self) -> &'static str {
        match self {
            Group::Help => "What to do",
            Group::Call => "Whom to call",
            Group::Place => "Places",
            Group::Campaign => "Campaigns",
            Group::Plan => "The plan",
        }
    }
}

/// One thing that can be found.
#[derive(Clone, Debug, PartialEq)]
pub struct Item {
    pub group: Group,
    pub title: String,
    pub line: String,
    pub path: String,
    /// The number to call it.
    pub call: Option<String>,
    checked: NaiveDate,
    review_by: NaiveDate,
    title_words: Vec<String>,
    line_words: Vec<String>,
}

/// Everything that can be found, ready to be searched at each key.
pub struct Catalogue {
    items: Vec<Item>,
    sayings: Vec<Saying>,
}

/// What people say.
struct Saying {
    text: String,
    /// The words of it that tell something.
    words: Vec<String>,
    /// The items that are meant by it, the best first.
    means: Vec<usize>,
}

impl Catalogue {
    pub fn of(pack: &Pack) -> Catalogue {
        let mut items = Vec::new();
        for entry in &pack.entries {
            let group = match entry.list {
                List::Campaign => Group::Campaign,
                List::Priority | List::Commitment => Group::Plan,
                _ => Group::Help,
            };
            let days = (entry.checked, entry.review_by);
            items.push(item(group, &entry.title, &entry.line, entry.path.clone(), None, days));
        }
        for service in &pack.services {
            let days = (service.evidence.checked, service.evidence.review_by);
            items.push(item(Group::Call, &service.name, &service.when, service.path(), service.call.clone(), days));
        }
        for place in &pack.places {
            let days = (place.evidence.checked, place.evidence.review_by);
            let line = place.address.as_deref().unwrap_or_default();
            items.push(item(Group::Place, &place.name, line, place.path(), place.phone.clone(), days));
        }
        let mut sayings = Vec::new();
        for words in &pack.words {
            let index = |path: &String| items.iter().position(|item| item.path == *path);
            let means: Vec<usize> = words.means.iter().filter_map(index).collect();
            sayings.extend(words.say.iter().map(|say| {
                let text = plain(say);
                let words = telling_words(&text).into_iter().map(str::to_owned).collect();
                Saying { text, words, means: means.clone() }
            }));
        }
        Catalogue { items, sayings }
    }

    /// One of the items, by its index.
    pub fn item(&self, index: usize) -> Option<&Item> {
        self.items.get(index)
    }

    /// What is found, as indices of items: group by group, in each the best first; what may be out of date stands below
    /// what is not. `now`: `None` where the time is not known.
    pub fn search(&self, query: &str, now: Option<NaiveDateTime>) -> Vec<usize> {
        let query = plain(query);
        let words = telling_words(&query);
        if query.len() < 2 || words.is_empty() {
            return Vec::new();
        }
        let meant = self.meant(&query, &words);
        let begun = words.iter().all(|word| word.len() < FIRST_LETTERS) && !meant.contains(&EXACT);
        let most_of_a_group = if begun { MOST_AT_FIRST } else { MOST };
        // How many of the words fit an item, and how well.
        let fits: Vec<(usize, u32)> = (self.items.iter().zip(meant))
            .map(|(item, meant)| {
                let own = words.iter().map(|word| item.fit(word)).filter(|fit| *fit > 0);
                let (count, fit) = own.fold((0, 0), |(count, sum), fit| (count + 1, sum + fit));
                (if meant > 0 { words.len() } else { count }, 4 * meant + fit)
            })
            .collect();
        let most = fits.iter().map(|(matched, _)| *matched).max().unwrap_or_default();
        if most == 0 {
            return Vec::new();
        }
        let best = fits.iter().filter(|(matched, _)| *matched == most).map(|(_, fit)| *fit).max().unwrap_or_default();
        let mut shown = Vec::new();
        for group in Group::ALL {
            // Pairs of numbers that sort as wanted: sorting anything richer costs the phone bytes.
            let mut found: Vec<[u16; 2]> = Vec::new();
            for (index, ((matched, fit), item)) in fits.iter().zip(&self.items).enumerate() {
                // A guess far below the best is noise.
                if item.group == group && *matched == most && 5 * fit >= best {
                    let old = now.is_some_and(|now| item.out_of_date(now));
                    let behind = (BEST - (*fit).min(BEST)) as u16;
                    found.push([u16::from(old) << 15 | behind, index as u16]);
                }
            }
            found.sort_unstable();
            shown.extend(found.iter().take(most_of_a_group).map(|[_, index]| usize::from(*index)));
        }
        shown
    }

    /// For each item, how well a saying that means it fits the query: 0 to 100.
    fn meant(&self, query: &str, words: &[&str]) -> Vec<u32> {
        let mut meant = vec![0; self.items.len()];
        for saying in &self.sayings {
            let fit = saying.fit(query, words);
            for (rank, index) in saying.means.iter().enumerate() {
                meant[*index] = meant[*index].max(fit.saturating_sub(5 * rank as u32));
            }
        }
        meant
    }
}

impl Saying {
    /// How well it fits the query: 0 to 100.
    fn fit(&self, query: &str, words: &[&str]) -> u32 {
        if self.text == query {
            return EXACT;
        }
        let inside = query.split_once(&self.text).is_some_and(|(before, after)| {
            (before.is_empty() || before.ends_with(' ')) && (after.is_empty() || after.starts_with(' '))
        });
        if inside {
            return 95;
        }
        if query.len() >= 3 && self.text.starts_with(query) {
            return SURE;
        }
        // Every telling word of it must be among the words typed, mistakes forgiven.
        let fits = self.words.iter().map(|own| words.iter().map(|word| word_fit(own, word)).max().unwrap_or_default());
        fits.min().unwrap_or_default() * 9 / 10
    }
}

impl Item {
    /// Whether the moment lies outside the days for which it stands.
    pub fn out_of_date(&self, now: NaiveDateTime) -> bool {
        !(self.checked..=self.review_by).contains(&now.date())
    }

    /// How well one word fits: the title counts three times as much as the line, where mistakes are not forgiven.
    fn fit(&self, word: &str) -> u32 {
        let title = self.title_words.iter().map(|own| 3 * word_fit(own, word)).max();
        let line = self.line_words.iter().map(|own| sure_fit(own, word)).max();
        let fit = title.max(line).unwrap_or_default();
        // Of two that fit as well, the shorter title is meant more exactly.
        if fit == 0 { 0 } else { fit + 20_u32.saturating_sub(self.title_words.len() as u32) }
    }
}

fn item(
    group: Group,
    title: &str,
    line: &str,
    path: String,
    call: Option<String>,
    (checked, review_by): (NaiveDate, NaiveDate),
) -> Item {
    let words = |text: &str| -> Vec<String> { plain(text).split(' ').map(str::to_owned).collect() };
    let mut line_words = words(line);
    if let Some(number) = &call {
        // As it is read aloud and as it is dialled.
        line_words.extend(words(number));
        line_words.push(dialled(number));
    }
    Item {
        group,
        title_words: words(title),
        line_words,
        title: title.into(),
        line: line.into(),
        path,
        call,
        checked,
        review_by,
    }
}

/// Lower case, no apostrophes, one space between words: `A&E` is `a and e`.
fn plain(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '\'' | '’' => {}
            '&' => plain.push_str(" and "),
            letter if letter.is_ascii_alphanumeric() => plain.push(letter.to_ascii_lowercase()),
            _ => plain.push(' '),
        }
    }
    plain.split_ascii_whitespace().collect::<Vec<_>>().join(" ")
}

/// The words that tell what is looked for; all of them, where none does.
fn telling_words(query: &str) -> Vec<&str> {
    let all: Vec<&str> = query.split_ascii_whitespace().collect();
    let telling: Vec<&str> = all.iter().copied().filter(|word| !EMPTY_WORDS.contains(word)).collect();
    if telling.is_empty() { all } else { telling }
}

/// How well a word that was typed fits a word that is there, as far as it was typed: 0 to 100.
fn word_fit(own: &str, typed: &str) -> u32 {
    let sure = sure_fit(own, typed);
    if sure > 0 {
        return sure;
    }
    let slips = slips_forgiven(typed.len());
    if slips == 0 || own.len() + slips < typed.len() {
        return 0;
    }
    if own.len() <= typed.len() + slips {
        let distance = osa_distance(own, typed);
        if distance <= slips {
            return 60 - 10 * distance as u32;
        }
    }
    // A mistake in a word that is not typed to its end yet.
    match own.get(..typed.len()) {
        Some(start) if osa_distance(start, typed) <= 1 => 40,
        _ => 0,
    }
}

/// The same, with no mistake forgiven.
fn sure_fit(own: &str, typed: &str) -> u32 {
    if own == typed {
        EXACT
    } else if typed.len() >= 2 && own.starts_with(typed) {
        SURE
    } else {
        0
    }
}

/// How many slips (a letter too many, too few, wrong, or two that changed places) are forgiven in a word of this length.
fn slips_forgiven(length: usize) -> usize {
    match length {
        0..=3 => 0,
        4..=5 => 1,
        _ => 2,
    }
}
