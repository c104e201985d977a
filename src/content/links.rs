//! Every address inside the app that content may link to, and what a link to it says.

use std::collections::BTreeMap;

use crate::content::guide::Guide;
use crate::content::pack::Pack;

/// Addresses inside the app, each with the words of a link to it.
pub struct Links(BTreeMap<String, String>);

impl Links {
    /// All of them.
    pub fn of(pack: &Pack, guide: &Guide) -> Links {
        let mut all = BTreeMap::new();
        all.extend(pack.places.iter().map(|place| (place.path(), place.name.clone())));
        all.extend(pack.services.iter().map(|service| (service.path(), service.name.clone())));
        all.extend(pack.entries.iter().map(|entry| (entry.path.clone(), entry.title.clone())));
        // A card is called by what it does.
        all.extend(guide.cards.iter().map(|card| (card.path(), format!("Show this to staff: {}", card.title))));
        Links(all)
    }

    /// What a link to this address says. `None`: there is no such address.
    pub fn title(&self, path: &str) -> Option<&str> {
        self.0.get(path).map(String::as_str)
    }
}
