//! What people type at night, and what the search does with it: `search_questions.tsv`.

use safe_night_canterbury::logic::search::Catalogue;

/// Part A may be looked at while the search is tuned; part B is held back.
pub const PARTS: [&str; 2] = ["A", "B"];

/// How many questions of a part there are, and for how many a right page comes first, or within the first three.
#[derive(Debug)]
pub struct Rates {
    pub asked: usize,
    pub first: usize,
    pub within_three: usize,
}

impl Rates {
    pub fn percent(&self, of: usize) -> f64 {
        100.0 * of as f64 / self.asked as f64
    }
}

/// Asks every question of a part.
pub fn rates(all: &Catalogue, part: &str) -> Rates {
    let mut rates = Rates { asked: 0, first: 0, within_three: 0 };
    for line in include_str!("search_questions.tsv").lines().filter(|line| !line.starts_with('#')) {
        let [own, question, right] = line.split('\t').collect::<Vec<_>>()[..] else { panic!("three columns: {line}") };
        if own != part {
            continue;
        }
        let found = all.search(question, None);
        let found: Vec<usize> = if found.is_empty() { all.guess(question).into_iter().collect() } else { found };
        let is_right =
            |index: &usize| all.item(*index).is_some_and(|item| right.split(' ').any(|path| path == item.path));
        let place = found.iter().position(is_right);
        rates.asked += 1;
        rates.first += usize::from(place == Some(0));
        rates.within_three += usize::from(place.is_some_and(|place| place < 3));
    }
    rates
}
