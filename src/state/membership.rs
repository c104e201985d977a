//! The group that the person belongs to.

use leptos::prelude::*;

use crate::browser::effect::effect;
use crate::browser::storage;
use crate::content::place::Audience;

/// The group of the person. `None`: not set.
#[derive(Clone, Copy)]
pub struct Membership(pub RwSignal<Option<Audience>>);

/// Starts with none, as the finished page does, then reads local storage.
///
/// ## Server-Side Rendering
/// Always none.
pub fn use_membership() -> Membership {
    let membership = RwSignal::new(None);
    effect(move || {
        let kept = storage::membership().filter(|kept| Audience::MEMBERSHIPS.contains(kept));
        if kept.is_some() {
            membership.set(kept);
        }
    });
    Membership(membership)
}

impl Membership {
    /// Sets the group and stores it on the phone.
    pub fn choose(self, membership: Option<Audience>) {
        storage::keep_membership(membership);
        self.0.set(membership);
    }
}
