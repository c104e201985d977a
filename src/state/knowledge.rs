//! The knowledge that the screens draw from: the newest valid of the pack in local storage and the one that the program came
//! with.

use std::sync::Arc;

use chrono::NaiveDate;
use leptos::prelude::*;

use crate::browser::storage::{Kept, keep_pack, read_pack};
use crate::content::pack::Pack;
use crate::content::stored::{self, newest};
use crate::logic::time::london::wall_clock;

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
        let best = newest((*own).clone(), stored.clone(), today());
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
    /// `false`: they are the same, or were refused, and then the reason is told.
    pub fn take_up(self, json: &str) -> bool {
        let in_use = self.pack.get_untracked();
        let answer = stored::newer(json, &in_use, today());
        // What was refused the last time may be in order by now, and is told once in any case.
        self.told.update(|told| told.truncate(told.find(REFUSED).unwrap_or(told.len())));
        match answer {
            Ok(None) => false,
            Ok(Some(pack)) => {
                let change = if pack.edition == in_use.edition { CORRECTED } else { UPDATED };
                let kept =
                    if keep_pack(json) { "They are kept on this phone." } else { "This browser cannot keep them." };
                self.pack.set(Arc::new(pack));
                self.told.set(change.to_owned() + kept);
                true
            }
            Err(reason) => {
                self.told.update(|told| *told += &(REFUSED.to_owned() + &reason));
                false
            }
        }
    }
}

const UPDATED: &str = "The facts were updated just now. ";
const CORRECTED: &str = "The facts were corrected just now, under the same edition. ";
const REFUSED: &str = " Other facts from the host were refused: ";

/// The day in London by the phone's clock.
fn today() -> Option<NaiveDate> {
    Some(wall_clock(js_sys::Date::now())?.date())
}

fn in_words(kept: &Kept, is_kept: bool) -> String {
    let now = if is_kept { "The facts are kept on this phone." } else { "The facts come with the program." };
    match kept {
        Kept::Nothing | Kept::Pack(_) => now.into(),
        Kept::Spoilt(reason) => format!("The kept facts could not be trusted, so they were put aside: {reason} {now}"),
        Kept::Refused => "This browser keeps no facts: storage is off. The facts come with the program.".into(),
    }
}
