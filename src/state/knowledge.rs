//! The knowledge that the screens draw from: the newer of the valid copy in local storage and the built-in one.

use std::sync::Arc;

use chrono::NaiveDate;
use leptos::prelude::*;

use crate::browser::effect::effect;
use crate::browser::storage::{Stored, keep_knowledge, read_knowledge};
use crate::content::knowledge::Knowledge;
use crate::content::stored::{Header, header, newer};
use crate::logic::time::london::wall_clock;

/// The current knowledge, shared by all parts of a page.
#[derive(Clone, Copy)]
pub struct CurrentKnowledge {
    pub knowledge: RwSignal<Arc<Knowledge>>,
    /// The header of its text.
    header: StoredValue<Header>,
    /// The state of the copy in local storage, in words. Empty: not read yet.
    pub message: RwSignal<String>,
}

/// Starts with the built-in knowledge, as the finished page does, then switches to a newer one from local storage, or stores the
/// built-in one there. `text`: the built-in knowledge as JSON.
///
/// ## Server-Side Rendering
/// Always the built-in one.
pub fn use_knowledge(built_in: Knowledge, text: String) -> CurrentKnowledge {
    let current = CurrentKnowledge {
        header: StoredValue::new(header(&built_in.edition, &text)),
        knowledge: RwSignal::new(Arc::new(built_in)),
        message: RwSignal::new(String::new()),
    };
    effect(move || {
        let edition = current.knowledge.with_untracked(|knowledge| knowledge.edition.clone());
        let stored = read_knowledge(&edition, &text, today());
        let is_kept = match &stored {
            Stored::BuiltIn => true,
            Stored::Knowledge(header, knowledge) => {
                current.set(header.clone(), knowledge.clone());
                true
            }
            _ => keep_knowledge(&current.header.get_value(), &text),
        };
        current.message.set(in_words(&stored, is_kept));
    });
    current
}

/// The knowledge in use when the part is drawn. For parts that depend on neither time nor place.
pub fn use_facts() -> Arc<Knowledge> {
    let CurrentKnowledge { knowledge, .. } = expect_context();
    knowledge.get_untracked()
}

impl CurrentKnowledge {
    fn set(self, header: Header, knowledge: Arc<Knowledge>) {
        self.header.set_value(header);
        self.knowledge.set(knowledge);
    }

    /// Applies and stores newer knowledge from the host, given as JSON, if it passes the checks of the build. `false`: it is the same, or
    /// was refused; the reason is then in `message`.
    pub fn apply_update(self, text: &str) -> bool {
        let in_use = self.header.get_value();
        let answer = newer(text, &in_use, today());
        // Drop the last refusal: it may be outdated, and a new one replaces it.
        self.message.update(|message| message.truncate(message.find(REFUSED).unwrap_or(message.len())));
        match answer {
            Ok(None) => false,
            Ok(Some(knowledge)) => {
                let change = if knowledge.edition == in_use.edition { CORRECTED } else { UPDATED };
                let header = header(&knowledge.edition, text);
                let kept = if keep_knowledge(&header, text) {
                    "They are kept on this phone."
                } else {
                    "This browser cannot keep them."
                };
                self.set(header, Arc::new(knowledge));
                self.message.set(change.to_owned() + kept);
                true
            }
            Err(reason) => {
                self.message.update(|message| *message += &(REFUSED.to_owned() + &reason));
                false
            }
        }
    }
}

const UPDATED: &str = "The facts were updated just now. ";
const CORRECTED: &str = "The facts were corrected just now, under the same edition. ";
const REFUSED: &str = " Other facts from the host were refused: ";

/// The day in London by the clock of the phone.
fn today() -> Option<NaiveDate> {
    Some(wall_clock(js_sys::Date::now())?.date())
}

fn in_words(stored: &Stored, is_kept: bool) -> String {
    let now = if is_kept { "The facts are kept on this phone." } else { "The facts come with the program." };
    match stored {
        Stored::Nothing | Stored::BuiltIn | Stored::Knowledge(..) => now.into(),
        Stored::Corrupt(reason) => {
            format!("The kept facts could not be trusted, so they were put aside: {reason} {now}")
        }
        Stored::Unavailable => "This browser keeps no facts: storage is off. The facts come with the program.".into(),
    }
}
