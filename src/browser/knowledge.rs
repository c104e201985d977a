//! The knowledge that the screens draw from: the newest valid of the pack in local storage and the one that the program came
//! with.

use std::sync::Arc;

use leptos::prelude::*;

use super::storage::{Kept, keep_pack, read_pack};
use crate::content::pack::Pack;
use crate::content::stored::{self, newest};

/// What the screens know.
#[derive(Clone, Copy)]
pub struct Knowledge {
    pub pack: RwSignal<Arc<Pack>>,
    /// What became of the copy in local storage, in words. Empty: not looked at yet.
    pub told: RwSignal<String>,
}

/// Starts with the pack that the program came with, given as itself and as JSON, as the prerendered page does; then takes up
/// a newer one from local storage, or keeps the first one there.
///
/// ## Server-Side Rendering
/// The first pack, always.
pub fn use_knowledge(own: Pack, json: String) -> Knowledge {
    let knowledge = Knowledge { pack: RwSignal::new(Arc::new(own)), told: RwSignal::new(String::new()) };
    Effect::new(move || {
        let kept = read_pack();
        let own = knowledge.pack.get_untracked();
        let stored = match &kept {
            Kept::Pack(pack) => Some((**pack).clone()),
            _ => None,
        };
        let best = newest((*own).clone(), stored.clone());
        let is_kept = stored.as_ref() == Some(&best) || (best == *own && keep_pack(&json));
        if best != *own {
            knowledge.pack.set(Arc::new(best));
        }
        knowledge.told.set(in_words(&kept, is_kept));
    });
    knowledge
}

impl Knowledge {
    /// Takes up newer facts from the host, given as JSON, once they have passed the checks of the build, and keeps them.
    /// `false`: they are not newer, or were refused, and then the reason is told.
    pub fn take_up(self, json: &str) -> bool {
        match stored::newer(json, &self.pack.get_untracked()) {
            Ok(None) => false,
            Ok(Some(pack)) => {
                let kept =
                    if keep_pack(json) { "They are kept on this phone." } else { "This browser cannot keep them." };
                self.pack.set(Arc::new(pack));
                self.told.set(format!("The facts were updated just now. {kept}"));
                true
            }
            Err(reason) => {
                self.told.update(|told| told.push_str(&format!(" Other facts from the host were refused: {reason}")));
                false
            }
        }
    }
}

fn in_words(kept: &Kept, is_kept: bool) -> String {
    let now = if is_kept { "The facts are kept on this phone." } else { "The facts come with the program." };
    match kept {
        Kept::Nothing | Kept::Pack(_) => now.into(),
        Kept::Spoilt(reason) => format!("The kept facts could not be trusted, so they were put aside: {reason} {now}"),
        Kept::Refused => "This browser keeps no facts: storage is off. The facts come with the program.".into(),
    }
}
