//! The edition of a finished site and a hash of its content: changed content must raise the edition.

use chrono::{Days, NaiveDate};
use serde::{Deserialize, Serialize};

use crate::authoring::edition_check::next;
use crate::content::edited::{ContentError, EDITION};
use crate::content::hours::iso_date;
use crate::content::knowledge::Edition;
use crate::content::validate::issue::Issue;
use crate::hosting::files::content_hash;

/// Its address in a finished site. It is not precached.
pub const PUBLISHED: &str = "/content/published.json";

/// An edition and a hash of its content.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Published {
    pub edition: Edition,
    /// The start of the SHA-256 over the knowledge.
    pub hash: String,
}

impl Published {
    /// The record of an edition, whose knowledge is given as JSON.
    pub fn of(edition: &Edition, text: &str) -> Published {
        Published { edition: edition.clone(), hash: content_hash(text.as_bytes()) }
    }

    /// Why this cannot be published after the other, on this day in London. `None`: it can.
    pub fn fault_after(&self, before: &Published, today: NaiveDate) -> Option<ContentError> {
        let published = String::from(before.edition.clone());
        // Phones drop an edition that is dated in the future, so a lower one may follow it.
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
