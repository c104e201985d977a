//! Items as people edit them, and as they are known: opening hours are written in one, and minutes in the other.

use serde::de::DeserializeOwned;

use crate::authoring::opening_hours::written::WrittenHours;
use crate::content::campaign::Campaign;
use crate::content::entry::Phrase;
use crate::content::evidence::Evidence;
use crate::content::hours::Hours;
use crate::content::page::PageText;
use crate::content::place::Place;
use crate::content::poster::Poster;
use crate::content::service::Service;
use crate::content::situation::{Card, Situation};
use crate::content::validate::facts::is_valid_period;

/// An item of a list that people edit.
pub trait Item: DeserializeOwned {
    /// The item as it is known.
    type Known;

    /// # Errors
    /// The field that is wrong, and how to mend it.
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

/// Hours hold for the days for which their evidence stands. Without two dates in order they cannot be compiled, and what is wrong
/// with the dates is told by the checks.
fn compiled(hours: Option<&WrittenHours>, evidence: &Evidence) -> Result<Option<Hours>, (&'static str, String)> {
    let Evidence { checked, review_by, .. } = *evidence;
    let hours = hours.filter(|_| is_valid_period(checked, review_by));
    hours.map(|hours| hours.compile(checked, review_by)).transpose().map_err(|fix| ("hours", fix))
}

/// What is known as it is edited.
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

known_as_edited!(Situation, Card, Campaign, PageText, Poster, Phrase);
