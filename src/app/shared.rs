//! What all screens of a document share, and what lasts as long as it: the knowledge, the clock, the location, the group of the
//! person, the news of the app itself.

use leptos::prelude::*;

use crate::app::pages::shareable;
use crate::content::knowledge::Knowledge;
use crate::state::clock::{Clock, use_clock};
use crate::state::home_screen::{HomeScreen, use_home_screen};
use crate::state::knowledge::{CurrentKnowledge, use_knowledge};
use crate::state::location::{Locator, use_location};
use crate::state::membership::{Membership, use_membership};
use crate::state::news::{Toast, use_toast};
use crate::state::shareable::Shareable;
use crate::state::site::Site;
use crate::state::updates::{Updates, use_updates};
use crate::state::walk::{Walking, use_walk};

/// The shared state.
#[derive(Clone, Copy)]
pub struct Shared {
    pub knowledge: CurrentKnowledge,
    pub clock: Clock,
    pub locator: Locator,
    pub membership: Membership,
    pub toast: Toast,
    pub home_screen: HomeScreen,
    pub updates: Updates,
    pub walking: Walking,
    /// The owner of what lasts as long as the document.
    pub root: StoredValue<Owner>,
}

impl Shared {
    /// Starts it under an owner. `text`: the built-in knowledge as JSON.
    pub fn new(root: &Owner, built_in: Knowledge, text: String) -> Shared {
        let (knowledge, clock) = (use_knowledge(built_in, text), use_clock());
        let locator = use_location(knowledge, clock);
        let membership = use_membership();
        let toast = use_toast();
        let walking = use_walk();
        let (home_screen, updates) = (use_home_screen(toast), use_updates(knowledge, toast, locator, walking));
        let root = StoredValue::new(root.clone());
        Shared { knowledge, clock, locator, membership, toast, home_screen, updates, walking, root }
    }

    /// Gives it to the current owner, and to all parts under it.
    pub fn provide(self) {
        provide_context(self.knowledge);
        provide_context(self.clock);
        provide_context(self.locator);
        provide_context(self.membership);
        provide_context(self.toast);
        provide_context(self.home_screen);
        provide_context(self.updates);
        provide_context(self.walking);
        provide_context(Site::of_page());
        provide_context(Shareable(shareable));
    }
}
