//! The knowledge that the screens draw from: the newest valid of the pack in local storage and the one built in.

use std::sync::Arc;

use leptos::prelude::*;

use super::storage::{Kept, keep_pack, read_pack};
use crate::content::pack::Pack;
use crate::content::{BUILT_IN_JSON, built_in, stored::newest};

/// What the screens know.
#[derive(Clone, Copy)]
pub struct Knowledge {
    pub pack: RwSignal<Arc<Pack>>,
    /// What local storage held when the app started. `None`: not looked at yet.
    pub kept: RwSignal<Option<Kept>>,
    /// Whether the pack in use is kept in local storage. `None`: not tried yet.
    pub is_kept: RwSignal<Option<bool>>,
}

/// Starts with the built-in pack, as the prerendered page does; then takes up a newer one from local storage, or keeps
/// the built-in one there.
///
/// ## Server-Side Rendering
/// The built-in pack, always.
pub fn use_knowledge() -> Knowledge {
    let knowledge = Knowledge {
        pack: RwSignal::new(Arc::new(built_in())),
        kept: RwSignal::new(None),
        is_kept: RwSignal::new(None),
    };
    Effect::new(move |_| {
        let kept = read_pack();
        let own = knowledge.pack.get_untracked();
        let stored = match &kept {
            Kept::Pack(pack) => Some((**pack).clone()),
            _ => None,
        };
        let best = newest((*own).clone(), stored.clone());
        let is_kept = stored.as_ref() == Some(&best) || (best == *own && keep_pack(BUILT_IN_JSON));
        if best != *own {
            knowledge.pack.set(Arc::new(best));
        }
        knowledge.kept.set(Some(kept));
        knowledge.is_kept.set(Some(is_kept));
    });
    knowledge
}
