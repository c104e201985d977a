//! Every address inside the app that content may link to, with the words of the link.

use crate::content::knowledge::Knowledge;

/// Each address with the words of a link to it. Of two with one address the later counts.
pub struct Links(Vec<(String, String)>);

impl Links {
    /// The links of a knowledge.
    pub fn of(knowledge: &Knowledge) -> Links {
        let mut all = Vec::new();
        all.extend(knowledge.places.iter().map(|place| (place.path(), place.name.clone())));
        all.extend(knowledge.services.iter().map(|service| (service.path(), service.name.clone())));
        all.extend(knowledge.entries.iter().map(|entry| (entry.path.clone(), entry.title.clone())));
        // A card is named by its use.
        all.extend(knowledge.cards.iter().map(|card| (card.path(), format!("Show this to staff: {}", card.title))));
        Links(all)
    }

    /// The words of a link to this address. `None`: there is no such address.
    pub fn title(&self, path: &str) -> Option<&str> {
        self.0.iter().rev().find(|(address, _)| address == path).map(|(_, words)| words.as_str())
    }
}
