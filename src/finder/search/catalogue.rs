//! Everything that can be found, and the list of what is.

use chrono::{NaiveDate, NaiveDateTime};

use super::index::{Field, Index, Phrase};
use crate::content::check::dialled;
use crate::content::entry::List;
use crate::content::pack::Pack;
use crate::content::terms::terms;

/// The most results of one group: more are not read at night.
const MOST: usize = 6;
/// The most of one group while no word that was typed has this many letters or is whole: more are on their way, and a long
/// list to lay out would make the next key wait.
const MOST_AT_FIRST: usize = 2;
const FIRST_LETTERS: usize = 4;
/// The page that is offered where nothing fits.
const HELP: &str = "/help";
/// How many stand above the groups.
pub const BEST: usize = 3;
/// What is looked at of a paste: so many letters, and so many words of them.
const LETTERS: usize = 120;
const WORDS: usize = 12;

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

    /// What one says who looks for something of it.
    fn words(self) -> &'static str {
        match self {
            Group::Help => "",
            Group::Call => "number helpline hotline phone",
            Group::Place => "where nearest",
            Group::Campaign => "campaign",
            Group::Plan => "plan",
        }
    }

    /// How much it counts, in sixteenths: who searches at night needs help before reading.
    fn weight(self) -> u32 {
        match self {
            Group::Help => 16,
            Group::Call => 16,
            Group::Place => 16,
            Group::Campaign => 15,
            Group::Plan => 13,
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
}

impl Item {
    /// Whether the moment lies outside the days for which it stands.
    pub fn out_of_date(&self, now: NaiveDateTime) -> bool {
        !(self.checked..=self.review_by).contains(&now.date())
    }
}

/// Everything that can be found, ready to be searched at each key.
pub struct Catalogue {
    items: Vec<Item>,
    index: Index,
}

impl Catalogue {
    pub fn of(pack: &Pack) -> Catalogue {
        let mut items: Vec<Item> = Vec::new();
        let mut phrases = Vec::new();
        let mut add = |item: Item, text: &[&str]| {
            let means = vec![items.len() as u16];
            let mut phrase =
                |field, text: &str| phrases.push(Phrase { field, words: terms(text), means: means.clone() });
            phrase(Field::Title, &item.title);
            phrase(Field::Line, &item.line);
            phrase(Field::Kind, item.group.words());
            if let Some(number) = &item.call {
                // As it is read aloud and as it is dialled.
                phrase(Field::Title, number);
                phrase(Field::Title, &dialled(number));
            }
            phrase(Field::Text, &text.join(" "));
            items.push(item);
        };
        for entry in &pack.entries {
            let group = match entry.list {
                List::Campaign => Group::Campaign,
                List::Priority | List::Commitment => Group::Plan,
                _ => Group::Help,
            };
            let (title, line, path) = (entry.title.clone(), entry.line.clone(), entry.path.clone());
            let (checked, review_by) = (entry.checked, entry.review_by);
            add(Item { group, title, line, path, call: None, checked, review_by }, &[&entry.text]);
        }
        for service in &pack.services {
            let (title, line, path) = (service.name.clone(), service.when.clone(), service.path());
            let (checked, review_by) = (service.evidence.checked, service.evidence.review_by);
            let text = [&service.who_for, &service.how, &service.note].map(|text| text.as_deref().unwrap_or_default());
            let item = Item { group: Group::Call, title, line, path, call: service.call.clone(), checked, review_by };
            add(item, &text);
        }
        for place in &pack.places {
            let (title, line) = (place.name.clone(), place.address.clone().unwrap_or_default());
            let (checked, review_by) = (place.evidence.checked, place.evidence.review_by);
            let text = [&place.way_in, &place.who_for, &place.note].map(|text| text.as_deref().unwrap_or_default());
            let (path, call) = (place.path(), place.phone.clone());
            add(Item { group: Group::Place, title, line, path, call, checked, review_by }, &text);
        }
        for words in &pack.words {
            let index = |path: &String| items.iter().position(|item| item.path == *path);
            let means: Vec<u16> = words.means.iter().filter_map(index).map(|index| index as u16).collect();
            for say in &words.say {
                phrases.push(Phrase {
                    field: Field::Saying,
                    words: say.split(' ').map(str::to_owned).collect(),
                    means: means.clone(),
                });
            }
        }
        Catalogue { index: Index::of(phrases, items.len()), items }
    }

    /// One of the items, by its index.
    pub fn item(&self, index: usize) -> Option<&Item> {
        self.items.get(index)
    }

    /// What is found, as indices of items: the [`BEST`] first, then group by group, in each the best first; what may be out of
    /// date stands below what is not. `now`: `None` where the time is not known.
    pub fn search(&self, query: &str, now: Option<NaiveDateTime>) -> Vec<usize> {
        if hardly_begun(query) {
            return Vec::new();
        }
        let typed = considered(query);
        let is_old = |index: &usize| now.is_some_and(|now| self.items[*index].out_of_date(now));
        let scores = self.scores(&typed, 0);
        let best = scores.iter().copied().max().unwrap_or_default();
        // Pairs of numbers that sort as wanted: sorting anything richer costs the phone bytes.
        let mut found: Vec<[u32; 2]> = Vec::new();
        for (index, score) in scores.into_iter().enumerate() {
            // What fits far worse than the best is noise.
            if score > 0 && 4 * score >= best {
                found.push([best - if is_old(&index) { score / 2 } else { score }, index as u32]);
            }
        }
        found.sort_unstable();
        let mut shown: Vec<usize> = found.into_iter().map(|[_, index]| index as usize).collect();
        let rest = shown.split_off(BEST.min(shown.len()));
        let begun = typed.iter().all(|word| word.len() < FIRST_LETTERS && !self.index.has(word));
        let most = if begun { MOST_AT_FIRST } else { MOST };
        for group in Group::ALL {
            let of_group = |index: &&usize| self.items[**index].group == group;
            let most = most.saturating_sub(shown.iter().filter(of_group).count());
            let own = |old: bool| rest.iter().filter(of_group).filter(move |index| is_old(index) == old);
            let own: Vec<usize> = own(false).chain(own(true)).take(most).copied().collect();
            shown.extend(own);
        }
        shown
    }

    /// Where the search finds nothing: what is least far from the words that were typed, or the page that helps with anything.
    /// `None`: hardly anything was typed.
    pub fn guess(&self, query: &str) -> Option<usize> {
        if hardly_begun(query) {
            return None;
        }
        let scores = self.scores(&considered(query), 1);
        let best = (0..scores.len()).max_by_key(|index| scores[*index]).filter(|index| scores[*index] > 0);
        let help = || self.items.iter().position(|item| item.path == HELP);
        best.or_else(help)
    }

    /// The lists that are shown of what was found, each under its name: the best matches, then the groups.
    pub fn lists<'a>(&self, found: &'a [usize]) -> Vec<(&'static str, &'a [usize])> {
        let (best, rest) = found.split_at(BEST.min(found.len()));
        let group = |index: usize| self.items[index].group;
        let groups = rest.chunk_by(|a, b| group(*a) == group(*b)).map(|own| (group(own[0]).title(), own));
        let name = if let [only] = best { group(*only).title() } else { "Best matches" };
        [(name, best)].into_iter().chain(groups).filter(|(_, own)| !own.is_empty()).collect()
    }

    /// How well each item fits.
    fn scores(&self, typed: &[String], loose: usize) -> Vec<u32> {
        let mut scores = self.index.scores(typed, loose);
        for (score, item) in scores.iter_mut().zip(&self.items) {
            *score = *score * item.group.weight() / 16;
        }
        scores
    }
}

/// One letter says nothing; one sign of Chinese, which has more bytes, does.
fn hardly_begun(query: &str) -> bool {
    query.trim_ascii().len() < 2
}

/// What is looked at of what was typed, as terms, each once: enough for any question, and no more of a paste.
pub fn considered(query: &str) -> Vec<String> {
    // A word that is cut in two is another word.
    let head = match query.char_indices().nth(LETTERS) {
        Some((end, _)) => query[..end].rsplit_once(' ').map_or(&query[..end], |(whole, _)| whole),
        None => query,
    };
    let mut typed: Vec<String> = Vec::new();
    for term in terms(head) {
        if typed.len() < WORDS && !typed.contains(&term) {
            typed.push(term);
        }
    }
    typed
}
