//! Questions as people type them at night, from `search_questions.tsv`, and how well the search answers them.

use safe_night_canterbury::logic::search::Catalogue;

/// Part A may be used to tune the search, part B is held back.
pub const PARTS: [&str; 2] = ["A", "B"];

/// The number of questions of a part, and how many of them have a right page as the first result, or within the first three.
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
        let [row_part, question, right] = line.split('\t').collect::<Vec<_>>()[..] else {
            panic!("three columns: {line}")
        };
        if row_part != part {
            continue;
        }
        let results = all.search(question, None);
        let results: Vec<usize> = if results.is_empty() { all.guess(question).into_iter().collect() } else { results };
        let is_right =
            |index: &usize| all.item(*index).is_some_and(|item| right.split(' ').any(|path| path == item.path));
        let place = results.iter().position(is_right);
        rates.asked += 1;
        rates.first += usize::from(place == Some(0));
        rates.within_three += usize::from(place.is_some_and(|place| place < 3));
    }
    rates
}
