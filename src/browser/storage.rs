//! Local and session storage. No stored value and no failure of the storage can break the app.

use std::sync::Arc;

use chrono::NaiveDate;
use gloo_storage::{LocalStorage, SessionStorage, Storage};
use serde::Serialize;

use crate::browser::call::call;
use crate::content::knowledge::{Edition, Knowledge};
use crate::content::place::Audience;
use crate::content::reading::{Read, readable};
use crate::content::stored::{Header, decode, supersedes};

/// The key of the header of the knowledge.
const HEADER: &str = "safe-night.knowledge.header";
/// The key of its text.
const TEXT: &str = "safe-night.knowledge";
/// The key of the last rejected text, kept for diagnosis.
const SET_ASIDE: &str = "safe-night.knowledge.set-aside";
/// Keys of older programs, deleted at start.
const RETIRED: [&str; 2] = ["safe-night.pack", "safe-night.pack.set-aside"];

/// The result of reading the knowledge from local storage.
#[derive(Clone, Debug)]
pub enum Stored {
    /// Nothing, or an edition that does not supersede the built-in one.
    Nothing,
    /// The built-in text.
    BuiltIn,
    Knowledge(Header, Arc<Knowledge>),
    /// A text that was rejected and set aside, with the reason.
    Corrupt(String),
    /// The browser has no storage: private mode, or switched off.
    Unavailable,
}

/// Whether there is local storage. Checked first, because gloo-storage panics without it.
pub fn available() -> bool {
    local().is_some()
}

/// Local storage. `None`: the browser has none.
pub fn local() -> Option<web_sys::Storage> {
    web_sys::window()?.local_storage().ok()?
}

/// Session storage. `None`: the browser has none.
pub fn session() -> Option<web_sys::Storage> {
    web_sys::window()?.session_storage().ok()?
}

/// Reads the stored knowledge if it supersedes the built-in one, given by its edition and its text. Sets an invalid text aside.
pub fn read_knowledge(built_in: &Edition, built_in_text: &str, today: Option<NaiveDate>) -> Stored {
    if !available() {
        return Stored::Unavailable;
    }
    RETIRED.iter().for_each(|key| delete::<LocalStorage>(key));
    // As a text of JavaScript: on most starts it is the built-in one, and its way into the program takes ten times as long as a look.
    let item = |key: &str| call(&LocalStorage::raw(), "getItem", &key.into());
    let (Some(header), Some(stored)) = (item(HEADER), item(TEXT)) else { return Stored::Unavailable };
    let header = header.as_string().map(|header| parse::<Header>(&header));
    if matches!(&header, Some(Some(header)) if supersedes(&header.edition, built_in, today)) && stored == built_in_text
    {
        return Stored::BuiltIn;
    }
    let text = stored.as_string();
    let reason = match (header, text.as_deref()) {
        (None, None) => return Stored::Nothing,
        (None, _) => "It has no header.".to_owned(),
        (Some(None), _) => "Its header cannot be read.".to_owned(),
        (Some(Some(header)), _) if !supersedes(&header.edition, built_in, today) => return Stored::Nothing,
        (Some(Some(header)), text) => match decode(&header, text.unwrap_or_default()) {
            Ok(knowledge) => return Stored::Knowledge(header, Arc::new(knowledge)),
            Err(reason) => reason,
        },
    };
    if let Some(text) = text {
        let _ = LocalStorage::raw().set_item(SET_ASIDE, &text);
    }
    delete::<LocalStorage>(HEADER);
    delete::<LocalStorage>(TEXT);
    Stored::Corrupt(reason)
}

/// Stores the knowledge, given as JSON with its header. `false`: the browser refused.
pub fn keep_knowledge(header: &Header, text: &str) -> bool {
    // If the browser ends between the two writes, the checksum in the header detects it.
    available() && LocalStorage::raw().set_item(TEXT, text).is_ok() && LocalStorage::set(HEADER, header).is_ok()
}

/// Whether the phone has told where it is in this tab, on the request of the person. The location itself is never stored.
const LOCATED: &str = "safe-night.private.located";

/// Stores for this tab that the phone has told where it is. If it is not stored, the person has to ask again in the next document.
pub fn note_located() {
    write::<SessionStorage>(session_available(), LOCATED, Some(true));
}

/// Whether the phone has told where it is in this tab.
pub fn was_located() -> bool {
    read::<SessionStorage, _>(session_available(), LOCATED).unwrap_or(false)
}

/// What is remembered of an entry of the session history.
#[derive(Serialize)]
pub struct Entry {
    pub key: u32,
    /// How far the page was scrolled, in CSS pixels.
    pub top: u32,
    /// The address of the link that had the focus. Empty: none had it.
    pub focused: String,
}

readable!(Entry { key, top, focused });

/// The key of what is remembered of the entries of the session history.
const HISTORY: &str = "safe-night.history";

/// Stores what is remembered of the entries of the session history, for this tab.
pub fn note_history(entries: &[Entry]) {
    write::<SessionStorage>(session_available(), HISTORY, Some(entries));
}

/// What is remembered of the entries of the session history, the last noted last.
pub fn history() -> Vec<Entry> {
    read::<SessionStorage, _>(session_available(), HISTORY).unwrap_or_default()
}

/// The key of the id of the place that the person can see. Lasts as long as the tab.
const CHOSEN: &str = "safe-night.private.chosen-place";

/// Stores the id of the place that the person can see. `None`: deletes it.
pub fn note_chosen(id: Option<&str>) {
    write::<SessionStorage>(session_available(), CHOSEN, id);
}

/// The id of the place that the person chose in this tab.
pub fn chosen() -> Option<String> {
    read::<SessionStorage, _>(session_available(), CHOSEN)
}

/// The key of the group of the person. It never leaves the phone.
const MEMBERSHIP: &str = "safe-night.member-of";

/// Stores the group. `None`: deletes it.
pub fn keep_membership(membership: Option<Audience>) {
    write::<LocalStorage>(available(), MEMBERSHIP, membership);
}

/// The stored group. `None`: none, or an unknown one.
pub fn membership() -> Option<Audience> {
    read::<LocalStorage, _>(available(), MEMBERSHIP)
}

/// The key of what a person has set up in their first days.
const FRESHERS_DONE: &str = "safe-night.freshers-done";

/// Stores the names of what is set up.
pub fn keep_freshers_done(done: &[String]) {
    write::<LocalStorage>(available(), FRESHERS_DONE, Some(done));
}

/// The stored names of what is set up.
pub fn freshers_done() -> Vec<String> {
    read::<LocalStorage, _>(available(), FRESHERS_DONE).unwrap_or_default()
}

/// Whether a patrol's shift runs: what `src/patrol/` notes of it.
const SHIFT_RUNS: &str = "patrol.running";

/// Whether a patrol's shift runs on this phone.
pub fn shift_runs() -> bool {
    local().is_some_and(|storage| matches!(storage.get_item(SHIFT_RUNS), Ok(Some(_))))
}

/// What was told or answered once.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Flag {
    /// The home screen was offered, in this tab.
    HomeScreenOffered,
    /// The offer was answered.
    HomeScreenAnswered,
}

impl Flag {
    /// Its storage and its key.
    fn place(self) -> (Option<web_sys::Storage>, &'static str) {
        match self {
            Flag::HomeScreenOffered => (session(), "safe-night.home-screen-offered"),
            Flag::HomeScreenAnswered => (local(), "safe-night.home-screen-answered"),
        }
    }

    /// Whether it is noted.
    pub fn is_set(self) -> bool {
        let (storage, key) = self.place();
        storage.is_some_and(|storage| matches!(storage.get_item(key), Ok(Some(_))))
    }
}

/// Notes it. `false`: it was noted before, or there is no storage.
pub fn note(flag: Flag) -> bool {
    let (storage, key) = flag.place();
    !flag.is_set() && storage.is_some_and(|storage| storage.set_item(key, "1").is_ok())
}

/// When the person was last asked to use a newer program.
const NEWER_ASKED: &str = "safe-night.newer-asked";

/// Stores when they were asked, in minutes since 1970 by the clock of the phone.
pub fn note_newer_asked(at_min: u32) {
    write::<LocalStorage>(available(), NEWER_ASKED, Some(at_min));
}

/// The same as stored. `None`: never, or there is no storage.
pub fn newer_asked() -> Option<u32> {
    read::<LocalStorage, _>(available(), NEWER_ASKED)
}

/// Writes a value to a storage, if that is there. `None`: deletes it. Failures are ignored: the value then lasts for this page.
fn write<S: Storage>(is_there: bool, key: &str, value: Option<impl Serialize>) {
    if is_there {
        match value {
            Some(value) => drop(S::set(key, value)),
            None => delete::<S>(key),
        }
    }
}

/// Deletes a value. A failure is ignored: Firefox throws where its file is damaged.
fn delete<S: Storage>(key: &str) {
    let _ = S::raw().remove_item(key);
}

/// Reads a value from a storage. `None`: no storage, no value, or one of another type.
fn read<S: Storage, T: Read>(is_there: bool, key: &str) -> Option<T> {
    if is_there { parse(&S::raw().get_item(key).ok()??) } else { None }
}

/// Parses a stored value. `None`: it is no JSON, or of another type. The derived code would cost 4 KB of the download.
fn parse<T: Read>(text: &str) -> Option<T> {
    T::read(serde_json::from_str(text).ok()?)
}

/// Whether there is session storage.
pub fn session_available() -> bool {
    session().is_some()
}
