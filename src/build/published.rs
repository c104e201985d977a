//! What a finished site says of its own edition, for the next one: content that changed has to raise it.

use chrono::{Days, NaiveDate};
use serde::{Deserialize, Serialize};

use crate::authoring::edition_check::next;
use crate::content::edited::{ContentError, EDITION};
use crate::content::hours::iso_date;
use crate::content::knowledge::Edition;
use crate::content::validate::issue::Issue;
use crate::hosting::files::content_hash;

/// Where a finished site has it. No phone keeps it.
pub const PUBLISHED: &str = "/content/published.json";

/// An edition and what was in it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Published {
    pub edition: Edition,
    /// Over all that the pages and the phone are told: the start of its SHA-256.
    pub hash: String,
}

impl Published {
    /// Of an edition and its knowledge as JSON.
    pub fn of(edition: &Edition, text: &str) -> Published {
        Published { edition: edition.clone(), hash: content_hash(text.as_bytes()) }
    }

    /// What is wrong with publishing this after that, on this day in London. `None`: nothing.
    pub fn fault_after(&self, before: &Published, today: NaiveDate) -> Option<ContentError> {
        let published = String::from(before.edition.clone());
        // Phones do not hold on to an edition that comes from the future, so a lower one may follow it.
        let tomorrow = today.checked_add_days(Days::new(1));
        let slip = iso_date::parse(before.edition.date()).zip(tomorrow).is_some_and(|(date, tomorrow)| date > tomorrow);
        let what = if self.edition == before.edition && self.hash != before.hash {
            format!("Something changed since {published} was published, and the edition is still the same.")
        } else if self.edition < before.edition && !slip {
            format!("{published} is published, and phones refuse what is older.")
        } else {
            return None;
        };
        let fix = format!("{what} Write \"{}\".", next(&before.edition, today));
        let issue = Issue { item: "the whole file".into(), field: "edition".into(), fix };
        Some(ContentError { file: EDITION, issue })
    }
}
