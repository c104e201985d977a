//! The texts for a friend. Nothing in them is told that the phone does not know.

use chrono::NaiveDateTime;

use crate::logic::geo::location::Fix;
use crate::logic::text_message::plain;
use crate::words::walk::digital;
use crate::words::way::distance_in_words;

/// What a friend is told.
#[derive(Clone, Debug, Default)]
pub struct Message {
    /// Whether the person has arrived.
    pub arrived: bool,
    /// Where they are, and the fix that the link to a map is of.
    pub at: Option<(String, Fix)>,
    /// Where they go, as in `going to …`. `None`: not said.
    pub to: Option<Destination>,
    /// When they expect to be there, in London.
    pub by: Option<NaiveDateTime>,
}

/// Where somebody goes.
#[derive(Clone, Debug, PartialEq)]
pub enum Destination {
    Home,
    /// The name of a place.
    Place(String),
}

/// Where the person is, as a sentence. `words`: what follows "I am": `near Westgate Towers`; `reference`: the grid reference, if the
/// fix has one. Without words the coordinates stand for them.
pub fn where_sentence(fix: Fix, words: Option<String>, reference: Option<String>) -> String {
    let at = words.unwrap_or_else(|| {
        ["at ", &coordinates(fix), ", to about ", &distance_in_words(fix.accuracy_m.max(10.0))].concat()
    });
    let mut sentence = match fix.age_min {
        0 => ["I am ", &at, "."].concat(),
        1 => ["1 minute ago I was ", &at, "."].concat(),
        minutes => [&minutes.to_string(), " minutes ago I was ", &at, "."].concat(),
    };
    if let Some(reference) = reference {
        sentence = [&sentence, " Grid reference ", &reference, "."].concat();
    }
    sentence
}

/// Latitude and longitude to five places, about a metre: `51.28427,1.07530`.
pub fn coordinates(fix: Fix) -> String {
    let degrees = |of: f64| {
        let units = (of * 1e5).round() as i64;
        let (sign, digits) = (if units < 0 { "-" } else { "" }, units.unsigned_abs());
        let part = (100_000 + digits % 100_000).to_string();
        [sign, &(digits / 100_000).to_string(), ".", &part[1..]].concat()
    };
    [&degrees(fix.at.lat), ",", &degrees(fix.at.lon)].concat()
}

/// The link to a map: the form that opens a map on Android and on iPhones, with Google's app and without, and that other map apps take
/// (GmsCore 696). It has no `&`, and nothing in it needs encoding.
const MAP: &str = "https://maps.google.com/?q=";

/// The text. It is the same on the screen, in the link and in the share sheet.
pub fn text(message: &Message) -> String {
    let mut parts: Vec<String> = Vec::new();
    if message.arrived {
        parts.push(match &message.to {
            Some(Destination::Place(name)) => ["I'm there: ", name, "."].concat(),
            _ => "I'm home.".into(),
        });
        return plain(&parts.concat());
    }
    parts.extend(message.at.as_ref().map(|(sentence, _)| sentence.clone()));
    match &message.to {
        Some(Destination::Home) => parts.push("I am going home.".into()),
        Some(Destination::Place(name)) => parts.push(["I am going to ", name, "."].concat()),
        None => {}
    }
    parts.extend(message.by.map(|by| ["I expect to be there at ", &digital(by), "."].concat()));
    if parts.is_empty() {
        parts.push("I am out tonight. Please look out for me.".into());
    }
    let text = plain(&parts.join(" "));
    match &message.at {
        Some((_, fix)) => [&text, " ", MAP, &coordinates(*fix)].concat(),
        None => text,
    }
}
