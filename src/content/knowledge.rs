//! The knowledge: the whole content of an edition in one document, as stored on phones.

use serde::{Deserialize, Serialize};

use crate::content::campaign::Campaign;
use crate::content::entry::{Entry, Phrase};
use crate::content::grid_shift::GridShift;
use crate::content::page::{PageText, Section};
use crate::content::place::Need;
use crate::content::place::Place;
use crate::content::plan::{Commitment, Plan, Priority};
use crate::content::poster::{DoorSign, Poster};
use crate::content::reading::{Read, readable};
use crate::content::service::Service;
use crate::content::situation::{Card, Situation};

/// The version of the document format. Raised when older programs could not read a new document.
pub const SCHEMA: u32 = 5;

/// One edition. Phones store all of it, and draw every screen from it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Knowledge {
    /// The version of its format, see [`SCHEMA`].
    pub schema: u32,
    pub edition: Edition,
    /// The link for corrections: an https page or a `mailto:` link. `None`: the partnership gave none yet.
    #[serde(default)]
    pub corrections: Option<String>,
    pub places: Vec<Place>,
    pub services: Vec<Service>,
    /// The pages that lists and the search lead to.
    pub entries: Vec<Entry>,
    /// Sayings of people, for the search.
    pub phrases: Vec<Phrase>,
    pub situations: Vec<Situation>,
    pub cards: Vec<Card>,
    pub campaigns: Vec<Campaign>,
    pub plan: Plan,
    pub pages: Vec<PageText>,
    pub posters: Vec<Poster>,
    pub door_sign: DoorSign,
    /// What grid references in the district need. A document without it would name the wrong square for one point in four.
    pub grid_shift: GridShift,
}

readable!(Knowledge {
    schema, edition, places, services, entries, phrases, situations, cards, campaigns, plan, pages, posters, door_sign,
    grid_shift,
} optional {
    corrections,
});

impl Knowledge {
    /// Parses a document, given as JSON. `None`: it is no JSON, or of another shape.
    pub fn parse(text: &str) -> Option<Knowledge> {
        Knowledge::read(serde_json::from_str(text).ok()?)
    }

    pub fn place(&self, id: &str) -> Option<&Place> {
        self.places.iter().find(|place| place.id == id)
    }

    pub fn service(&self, id: &str) -> Option<&Service> {
        self.services.iter().find(|service| service.id == id)
    }

    pub fn situation(&self, id: &str) -> Option<&Situation> {
        self.situations.iter().find(|situation| situation.id == id)
    }

    /// The situation that answers a need.
    pub fn situation_for(&self, need: Need) -> Option<&Situation> {
        self.situations.iter().find(|situation| situation.need == Some(need))
    }

    /// The sections of the page at an address. Empty: it has no text.
    pub fn sections(&self, path: &str) -> &[Section] {
        let page = self.pages.iter().find(|page| page.path == path);
        page.map(|page| &page.sections[..]).unwrap_or_default()
    }

    pub fn campaign(&self, id: &str) -> Option<&Campaign> {
        self.campaigns.iter().find(|campaign| campaign.id == id)
    }

    pub fn card(&self, id: &str) -> Option<&Card> {
        self.cards.iter().find(|card| card.id == id)
    }

    pub fn priority(&self, id: &str) -> Option<&Priority> {
        self.plan.priorities.iter().find(|priority| priority.id == id)
    }

    /// Every commitment with its priority, in the order of the plan.
    pub fn commitments(&self) -> impl Iterator<Item = (&Priority, &Commitment)> {
        self.plan
            .priorities
            .iter()
            .flat_map(|priority| priority.commitments.iter().map(move |commitment| (priority, commitment)))
    }

    /// The commitments that link to an address, with their priorities.
    pub fn fulfilled_by<'a>(&'a self, path: &'a str) -> impl Iterator<Item = (&'a Priority, &'a Commitment)> {
        self.commitments().filter(move |(_, commitment)| commitment.see.iter().any(|link| link == path))
    }
}

/// The edition of the content: `2026-11-23.1` is the first of that day. Later editions compare greater.
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

impl Read for Edition {
    fn read(value: serde_json::Value) -> Option<Self> {
        Edition::try_from(String::read(value)?).ok()
    }
}

impl From<Edition> for String {
    fn from(edition: Edition) -> String {
        format!("{}.{}", edition.date, edition.serial)
    }
}
