//! Where somebody is, to read aloud to 999 or to a friend.

use chrono::{Duration, NaiveDateTime, Timelike};

use crate::content::place::Place;
use crate::logic::geo::distance::LatLon;
use crate::logic::geo::grid_reference::{GridReference, figures};
use crate::logic::geo::landmark::{Seen, seen};
use crate::logic::geo::location::Fix;
use crate::words::clock::clock_time;
use crate::words::degrees::degrees;
use crate::words::way::{VERY_NEAR_M, compass_word, distance_in_words, reach_in_words};

/// `About 60 metres north-east of Canterbury West station.`
pub fn where_in_words(fix: Fix, places: &[Place]) -> String {
    let mut words = seen_in_words(fix, places);
    if let Some(first) = words.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    words + "."
}

/// What follows *I am*: `about 60 metres north-east of Canterbury West station`. Never *at* a place: no phone knows that.
pub fn seen_in_words(fix: Fix, places: &[Place]) -> String {
    let Seen { from, distance_m, off_by_m, bearing } = seen(fix, places);
    let from = from.map_or("the middle of Canterbury", |place| &place.name);
    if let Some(bearing) = bearing {
        return ["about ", &aloud(distance_m), " ", compass_word(bearing), " of ", from].concat();
    }
    let at_most = distance_m + off_by_m;
    // Rounded up, because it is a bound.
    let within = in_full(reach_in_words(at_most + 5.0));
    match at_most <= VERY_NEAR_M {
        true => ["near ", from, ": within ", &within, " of it"].concat(),
        false => ["somewhere within ", &within, " of ", from].concat(),
    }
}

/// What somebody says who can see a place: its name, and its address if it has one.
pub fn in_sight(place: &Place) -> String {
    let address = place.address.iter().flat_map(|address| [", ", address]);
    ["I can see ", &place.name].into_iter().chain(address).chain(["."]).collect()
}

/// A distance as it is said: `60 metres`, `1.2 kilometres`.
fn aloud(metres: f64) -> String {
    in_full(distance_in_words(metres.max(LEAST_M)))
}

/// `60 metres` for `60 m`, `5 kilometres` for `5 km`.
fn in_full(mut words: String) -> String {
    words.pop();
    let in_kilometres = words.ends_with('k');
    words + if in_kilometres { "ilometres" } else { "metres" }
}

/// No distance and no accuracy is told as less, in metres: they are rounded to tens.
const LEAST_M: f64 = 10.0;

/// `TR 1455 5839`, padded with zeros.
pub fn compact(reference: GridReference) -> String {
    let [first, second] = reference.letters;
    let [east, north] = numbers(reference);
    format!("{first}{second} {east} {north}")
}

/// `T for Tango, R for Romeo, 14 55, 58 39`: numbers of four figures in pairs, of three one by one.
pub fn read_aloud(reference: GridReference) -> String {
    let letters = reference.letters.map(spelled);
    let [east, north] = numbers(reference).map(|number| {
        let step = if reference.figures.is_multiple_of(2) { 2 } else { 1 };
        let mut words = String::new();
        for (index, figure) in number.chars().enumerate() {
            if index > 0 && index.is_multiple_of(step) {
                words.push(' ');
            }
            words.push(figure);
        }
        words
    });
    [&letters[0], &letters[1], &east, &north].map(String::as_str).join(", ")
}

/// The figures of a reference, padded with zeros.
fn numbers(reference: GridReference) -> [String; 2] {
    let width = reference.figures as usize;
    [reference.east, reference.north].map(|number| {
        let figures = number.to_string();
        "0".repeat(width.saturating_sub(figures.len())) + &figures
    })
}

/// The words of the alphabet of radio (ICAO, NATO), without its I, which the grid does not use.
const ALPHABET: &str = "Alfa Bravo Charlie Delta Echo Foxtrot Golf Hotel India Juliett Kilo Lima Mike November Oscar Papa Quebec Romeo Sierra Tango Uniform Victor Whiskey X-ray Yankee Zulu";

/// `T for Tango`.
fn spelled(letter: char) -> String {
    let word = ALPHABET.split(' ').find(|word| word.starts_with(letter)).unwrap_or_default();
    format!("{letter} for {word}")
}

/// `51.28427 north, 1.07533 east`, with as many places as the accuracy is worth. `None`: it is worth none.
pub fn latitude_and_longitude(fix: Fix) -> Option<String> {
    let places = decimals(fix)?;
    let side = |of: f64, plus, minus| if of < 0.0 { minus } else { plus };
    let LatLon { lat, lon } = fix.at;
    let (north, east) = (side(lat, " north, ", " south, "), side(lon, " east", " west"));
    Some([&degrees(lat.abs(), places), north, &degrees(lon.abs(), places), east].concat())
}

/// Decimal places of a degree that an accuracy is worth: 5 are a metre, 3 a hundred, 2 a kilometre.
fn decimals(fix: Fix) -> Option<u32> {
    Some(match figures(fix.accuracy_m)? {
        4.. => 5,
        figures => figures,
    })
}

/// How right it is, and why the reference is short or missing if it is.
pub fn accuracy_in_words(fix: Fix, grid: Option<GridReference>) -> String {
    let accuracy = aloud(fix.accuracy_m);
    let why = match (figures(fix.accuracy_m), grid.map(|grid| grid.figures)) {
        (None, _) => " only. That is too rough for a grid reference.",
        (_, Some(3)) => ". So the grid reference is short: it names a square of 100 metres.",
        (_, Some(2)) => ". So the grid reference is short: it names a square of 1 kilometre.",
        (Some(_), None) => ". There is no grid reference outside Great Britain.",
        _ => ".",
    };
    ["Right to about ", &accuracy, why].concat()
}

/// How old the fix is.
pub fn age_in_words(fix: Fix) -> String {
    let minutes = fix.age_min.to_string();
    match fix.age_min {
        0 => "Found less than a minute ago.".into(),
        1 => "Found 1 minute ago.".into(),
        _ => ["Found ", &minutes, " minutes ago. If you have moved since, this is where you were."].concat(),
    }
}

/// All of it as text to send: `now` is the London wall-clock time, `None` if it is not known.
pub fn as_text(words: &str, grid: Option<GridReference>, fix: Fix, now: Option<NaiveDateTime>) -> String {
    let mut lines = vec![words.to_owned()];
    lines.extend(grid.map(|grid| "Grid reference ".to_owned() + &compact(grid)));
    lines.extend(latitude_and_longitude(fix).map(|degrees| "Latitude and longitude: ".to_owned() + &degrees));
    let found = now.map(|now| now - Duration::minutes(fix.age_min.into()));
    let at = found.map(|at| clock_time((at.hour() * 60 + at.minute()) as u16));
    let at = at.map_or_else(String::new, |at| ", at ".to_owned() + &at);
    lines.push(["Right to about ", &aloud(fix.accuracy_m), &at, "."].concat());
    lines.join("\n")
}
