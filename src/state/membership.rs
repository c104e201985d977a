//! The group that the person said they belong to.

use leptos::prelude::*;

use crate::browser::storage;
use crate::content::place::Audience;

/// The group whose places are theirs too. `None`: they have named none.
#[derive(Clone, Copy)]
pub struct Membership(pub RwSignal<Option<Audience>>);

/// Starts with none, as the prerendered page does; then takes up what is kept in local storage.
///
/// ## Server-Side Rendering
/// Always none.
pub fn use_membership() -> Membership {
    let membership = RwSignal::new(None);
    Effect::new(move || {
        let kept = storage::membership().filter(|kept| Audience::MEMBERSHIPS.contains(kept));
        if kept.is_some() {
            membership.set(kept);
        }
    });
    Membership(membership)
}

impl Membership {
    /// Takes up what the person says, and keeps it on the phone.
    pub fn choose(self, membership: Option<Audience>) {
        storage::keep_membership(membership);
        self.0.set(membership);
    }
}
