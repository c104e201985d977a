//! Converts edited items, with opening hours in the notation, to known items, with hours in minutes.

use serde::de::DeserializeOwned;

use crate::authoring::opening_hours::written::WrittenHours;
use crate::authoring::streets::written::Shut;
use crate::content::campaign::Campaign;
use crate::content::entry::Phrase;
use crate::content::evidence::Evidence;
use crate::content::hours::Hours;
use crate::content::page::PageText;
use crate::content::patrol::{Check, Counter, NoteKind, Part};
use crate::content::place::Place;
use crate::content::poster::Poster;
use crate::content::service::Service;
use crate::content::situation::{Card, Situation};
use crate::content::validate::facts::is_valid_period;

/// An edited item of a list.
pub trait Item: DeserializeOwned {
    /// Converts to the known item.
    type Known;

    /// # Errors
    /// The faulty field, and its fix.
    fn known(self) -> Result<Self::Known, (&'static str, String)>;
}

impl Item for Place<WrittenHours> {
    type Known = Place;

    fn known(self) -> Result<Place, (&'static str, String)> {
        let hours = compiled(self.hours.as_ref(), &self.evidence)?;
        Ok(self.with_hours(hours))
    }
}

impl Item for Service<WrittenHours> {
    type Known = Service;

    fn known(self) -> Result<Service, (&'static str, String)> {
        let hours = compiled(self.hours.as_ref(), &self.evidence)?;
        Ok(self.with_hours(hours))
    }
}

/// Compiles hours for the days of their evidence. If the dates are out of order nothing is compiled; the checks report the dates.
fn compiled(hours: Option<&WrittenHours>, evidence: &Evidence) -> Result<Option<Hours>, (&'static str, String)> {
    let Evidence { checked, review_by, .. } = *evidence;
    let hours = hours.filter(|_| is_valid_period(checked, review_by));
    hours.map(|hours| hours.compile(checked, review_by)).transpose().map_err(|fix| ("hours", fix))
}

/// Items whose edited form is the known form.
macro_rules! known_as_edited {
    ($($item:ty),*) => {
        $(impl Item for $item {
            type Known = $item;

            fn known(self) -> Result<$item, (&'static str, String)> {
                Ok(self)
            }
        })*
    };
}

known_as_edited!(Situation, Card, Campaign, PageText, Poster, Phrase, Shut, Part, Counter, Check, NoteKind);
