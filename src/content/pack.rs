//! The pack: what the program itself knows of one edition, as the phone holds it.

use serde::{Deserialize, Serialize};

use crate::content::entry::{Entry, Words};
use crate::content::place::Place;
use crate::content::service::Service;

/// The form of a pack that this program reads. It goes up when an older program could no longer read a new pack.
pub const SCHEMA: u32 = 3;

/// The places and services of one edition, and where every other page is found.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Pack {
    /// The form it is written in: [`SCHEMA`].
    pub schema: u32,
    pub edition: Edition,
    /// Where to say that something is wrong: an https page or a `mailto:` link. `None`: the partnership gave none yet.
    #[serde(default)]
    pub corrections: Option<String>,
    pub places: Vec<Place>,
    pub services: Vec<Service>,
    /// The pages whose text is fixed.
    pub entries: Vec<Entry>,
    /// What people say, for the search.
    pub words: Vec<Words>,
}

impl Pack {
    pub fn place(&self, id: &str) -> Option<&Place> {
        self.places.iter().find(|place| place.id == id)
    }

    pub fn service(&self, id: &str) -> Option<&Service> {
        self.services.iter().find(|service| service.id == id)
    }
}

/// Which edition of the content this is: `2026-11-23.1` is the first of that day. Later editions compare greater.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Edition {
    date: String,
    serial: u32,
}

impl Edition {
    /// The day, as `2026-11-23`.
    pub fn date(&self) -> &str {
        &self.date
    }
}

impl TryFrom<String> for Edition {
    type Error = String;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        let wrong = || format!("\"{text}\" is not an edition like 2026-11-23.1");
        let (date, serial) = text.split_once('.').ok_or_else(wrong)?;
        crate::content::hours::iso_date::parse(date).ok_or_else(wrong)?;
        let serial = serial.parse().ok().filter(|_| !serial.starts_with('+')).ok_or_else(wrong)?;
        Ok(Edition { date: date.to_owned(), serial })
    }
}

impl From<Edition> for String {
    fn from(edition: Edition) -> String {
        format!("{}.{}", edition.date, edition.serial)
    }
}
