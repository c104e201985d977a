//! Every address inside the app that content may link to, and what a link to it says.

use std::collections::BTreeMap;

use crate::content::knowledge::Knowledge;

/// Addresses inside the app, each with the words of a link to it.
pub struct Links(BTreeMap<String, String>);

impl Links {
    /// All of them.
    pub fn of(knowledge: &Knowledge) -> Links {
        let mut all = BTreeMap::new();
        all.extend(knowledge.places.iter().map(|place| (place.path(), place.name.clone())));
        all.extend(knowledge.services.iter().map(|service| (service.path(), service.name.clone())));
        all.extend(knowledge.entries.iter().map(|entry| (entry.path.clone(), entry.title.clone())));
        // A card is called by what it does.
        all.extend(knowledge.cards.iter().map(|card| (card.path(), format!("Show this to staff: {}", card.title))));
        Links(all)
    }

    /// What a link to this address says. `None`: there is no such address.
    pub fn title(&self, path: &str) -> Option<&str> {
        self.0.get(path).map(String::as_str)
    }
}
