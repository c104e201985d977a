//! Local and session storage. No stored value and no failure of the storage can break the app.

use chrono::NaiveDate;
use gloo_storage::errors::StorageError;
use gloo_storage::{LocalStorage, SessionStorage, Storage};
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::content::knowledge::{Edition, Knowledge};
use crate::content::place::Audience;
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
    Knowledge(Header, Box<Knowledge>),
    /// A text that was rejected and set aside, with the reason.
    Corrupt(String),
    /// The browser has no storage: private mode, or switched off.
    Unavailable,
}

/// Whether there is local storage. Checked first, because gloo-storage panics without it.
fn available() -> bool {
    web_sys::window().is_some_and(|window| matches!(window.local_storage(), Ok(Some(_))))
}

/// Reads the stored knowledge if it supersedes the built-in one, given by its edition and its text. Sets an invalid text aside.
pub fn read_knowledge(built_in: &Edition, built_in_text: &str, today: Option<NaiveDate>) -> Stored {
    if !available() {
        return Stored::Unavailable;
    }
    RETIRED.iter().for_each(LocalStorage::delete);
    let text = LocalStorage::raw().get_item(TEXT).ok().flatten();
    let reason = match (LocalStorage::get::<Header>(HEADER), text.as_deref()) {
        (Err(StorageError::KeyNotFound(_)), None) => return Stored::Nothing,
        (Err(StorageError::JsError(_)), _) => return Stored::Unavailable,
        (Err(StorageError::KeyNotFound(_)), _) => "It has no header.".to_owned(),
        (Err(StorageError::SerdeError(error)), _) => error.to_string(),
        (Ok(header), _) if !supersedes(&header.edition, built_in, today) => return Stored::Nothing,
        (Ok(_), Some(text)) if text == built_in_text => return Stored::BuiltIn,
        (Ok(header), text) => match decode(&header, text.unwrap_or_default()) {
            Ok(knowledge) => return Stored::Knowledge(header, Box::new(knowledge)),
            Err(reason) => reason,
        },
    };
    if let Some(text) = text {
        let _ = LocalStorage::raw().set_item(SET_ASIDE, &text);
    }
    LocalStorage::delete(HEADER);
    LocalStorage::delete(TEXT);
    Stored::Corrupt(reason)
}

/// Stores the knowledge, given as JSON with its header. `false`: the browser refused.
pub fn keep_knowledge(header: &Header, text: &str) -> bool {
    // If the browser ends between the two writes, the checksum in the header detects it.
    available() && LocalStorage::raw().set_item(TEXT, text).is_ok() && LocalStorage::set(HEADER, header).is_ok()
}

/// Whether the person requested their location in this tab. The location itself is never stored.
const LOCATION_ASKED: &str = "safe-night.location-asked";

/// Stores for this tab that the person requested their location. If it is not stored, they have to ask again on the next page.
pub fn note_location_asked() {
    write::<SessionStorage>(session_available(), LOCATION_ASKED, Some(true));
}

/// Whether the person requested their location in this tab.
pub fn location_was_asked() -> bool {
    read::<SessionStorage, _>(session_available(), LOCATION_ASKED).unwrap_or(false)
}

/// The key of the id of the place that the person can see. Lasts as long as the tab.
const CHOSEN: &str = "safe-night.chosen-place";

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

/// Writes a value to a storage, if that is there. `None`: deletes it. Failures are ignored: the value then lasts for this page.
fn write<S: Storage>(is_there: bool, key: &str, value: Option<impl Serialize>) {
    if is_there {
        match value {
            Some(value) => drop(S::set(key, value)),
            None => S::delete(key),
        }
    }
}

/// Reads a value from a storage. `None`: no storage, no value, or one of another type.
fn read<S: Storage, T: DeserializeOwned>(is_there: bool, key: &str) -> Option<T> {
    if is_there { S::get(key).ok() } else { None }
}

fn session_available() -> bool {
    web_sys::window().is_some_and(|window| matches!(window.session_storage(), Ok(Some(_))))
}
