//! The texts for a friend. Nothing in them is told that the phone does not know.

use chrono::NaiveDateTime;

use crate::logic::geo::location::Fix;
use crate::logic::text_message::plain;
use crate::words::degrees::degrees;
use crate::words::walk::{ago, digital};
use crate::words::way::distance_in_words;

/// What a friend is told.
#[derive(Clone, Debug, Default)]
pub struct Message {
    /// Whether the person has arrived.
    pub arrived: bool,
    /// Where they are, as a sentence. Empty: not known.
    pub at: String,
    /// The link to a map of it. Empty: not known.
    pub map: String,
    /// Where they go.
    pub to: Destination,
    /// When they expect to be there, in London.
    pub by: Option<NaiveDateTime>,
}

/// Where somebody goes.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Destination {
    #[default]
    NotSaid,
    Home,
    /// The name of a place.
    Place(String),
}

/// Where the person is, as a sentence. `words`: what follows "I am": `near Westgate Towers`; `reference`: the grid reference, if the
/// fix has one. Without words the coordinates stand for them.
pub fn where_sentence(fix: Fix, words: Option<String>, reference: Option<String>) -> String {
    let mut sentence = String::new();
    match fix.age_min {
        0 => sentence += "I am ",
        minutes => {
            sentence += &ago(minutes);
            sentence += " ago I was ";
        }
    }
    match words {
        Some(words) => sentence += &words,
        None => {
            sentence += "at ";
            sentence += &coordinates(fix);
            sentence += ", to about ";
            sentence += &distance_in_words(fix.accuracy_m.max(10.0));
        }
    }
    if let Some(reference) = reference {
        sentence += ". Grid reference ";
        sentence += &reference;
    }
    sentence + "."
}

/// Latitude and longitude to five places, about a metre: `51.28427,1.07530`.
pub fn coordinates(fix: Fix) -> String {
    degrees(fix.at.lat, 5) + "," + &degrees(fix.at.lon, 5)
}

/// The link to a map: the form that opens a map on Android and on iPhones, with Google's app and without, and that other map apps take
/// (GmsCore 696). It has no `&`, and nothing in it needs encoding.
pub fn map_link(fix: Fix) -> String {
    "https://maps.google.com/?q=".to_owned() + &coordinates(fix)
}

/// The text. It is the same on the screen, in the link and in the share sheet.
pub fn text(message: &Message) -> String {
    let mut text = String::new();
    if message.arrived {
        match &message.to {
            Destination::NotSaid => text += "I am there.",
            Destination::Home => text += "I'm home.",
            Destination::Place(name) => {
                text += "I am there: ";
                text += name;
                text += ".";
            }
        }
        return plain(&text);
    }
    text += &message.at;
    match &message.to {
        Destination::NotSaid => {}
        Destination::Home => text += " I am going home.",
        Destination::Place(name) => {
            text += " I am going to ";
            text += name;
            text += ".";
        }
    }
    if let Some(by) = message.by {
        text += " I expect to be there at ";
        text += &digital(by);
        text += ".";
    }
    if text.is_empty() {
        text += "I am out tonight. Please look out for me.";
    }
    let text = plain(&text);
    if message.map.is_empty() { text } else { text + " " + &message.map }
}
