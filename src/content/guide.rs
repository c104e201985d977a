//! The guide: the texts of the fixed pages. The builder draws them; the phone holds the finished pages.

use serde::{Deserialize, Serialize};

use crate::content::campaign::Campaign;
use crate::content::place::Need;
use crate::content::plan::{Commitment, Plan, Priority};
use crate::content::situation::{Card, Situation};

/// The texts of the fixed pages.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Guide {
    pub situations: Vec<Situation>,
    pub cards: Vec<Card>,
    pub campaigns: Vec<Campaign>,
    pub plan: Plan,
}

impl Guide {
    pub fn situation(&self, id: &str) -> Option<&Situation> {
        self.situations.iter().find(|situation| situation.id == id)
    }

    /// The situation that answers a need. `None`: none does.
    pub fn situation_for(&self, need: Need) -> Option<&Situation> {
        self.situations.iter().find(|situation| situation.need == Some(need))
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

    /// Every commitment with its priority, in the plan's order.
    pub fn commitments(&self) -> impl Iterator<Item = (&Priority, &Commitment)> {
        self.plan.priorities.iter().flat_map(|priority| priority.commitments.iter().map(move |own| (priority, own)))
    }

    /// The commitments that an address fulfils.
    pub fn fulfilled_by<'a>(&'a self, path: &'a str) -> impl Iterator<Item = (&'a Priority, &'a Commitment)> {
        self.commitments().filter(move |(_, commitment)| commitment.see.iter().any(|link| link == path))
    }
}
