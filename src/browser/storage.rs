//! Local storage, read and written so that nothing there can break the app.

use chrono::NaiveDate;
use gloo_storage::errors::StorageError;
use gloo_storage::{LocalStorage, SessionStorage, Storage};
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::content::knowledge::{Edition, Knowledge};
use crate::content::place::Audience;
use crate::content::stored::{Header, decode, supersedes};

/// Where the header of the knowledge lies.
const HEADER: &str = "safe-night.knowledge.header";
/// Where its text lies.
const TEXT: &str = "safe-night.knowledge";
/// Where a text that could not be trusted is put, so that nothing is lost and the reason can be told.
const SET_ASIDE: &str = "safe-night.knowledge.set-aside";
/// Where programs before this one had their facts.
const RETIRED: [&str; 2] = ["safe-night.pack", "safe-night.pack.set-aside"];

/// What local storage held of the knowledge.
#[derive(Clone, Debug)]
pub enum Stored {
    /// Nothing yet, or an edition that does not take the place of the built-in one.
    Nothing,
    /// The text that the program came with.
    BuiltIn,
    Knowledge(Header, Box<Knowledge>),
    /// Something that could not be trusted, for this reason. It was set aside.
    Corrupt(String),
    /// The browser gives no storage: private mode, or switched off.
    Unavailable,
}

/// gloo-storage panics where the browser gives no storage at all, so this is asked first.
fn available() -> bool {
    web_sys::window().is_some_and(|window| matches!(window.local_storage(), Ok(Some(_))))
}

/// Reads the knowledge back, where it takes the place of the built-in one, which is given by its edition and its text; sets aside
/// what cannot be trusted.
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

/// Keeps the knowledge, given as JSON with its header. `false`: the browser would not take it.
pub fn keep_knowledge(header: &Header, text: &str) -> bool {
    // Should the browser end between the two, a header that does not fit its text is noticed.
    available() && LocalStorage::raw().set_item(TEXT, text).is_ok() && LocalStorage::set(HEADER, header).is_ok()
}

/// Set once the person has asked for their location in this tab: that they asked, never where they were.
const LOCATION_ASKED: &str = "safe-night.location-asked";

/// Notes that the person asked for their location. The browser forgets it with the tab; not noted, they are asked again on the next
/// page.
pub fn note_location_asked() {
    write::<SessionStorage>(session_available(), LOCATION_ASKED, Some(true));
}

/// Whether the person asked for their location in this tab.
pub fn location_was_asked() -> bool {
    read::<SessionStorage, _>(session_available(), LOCATION_ASKED).unwrap_or(false)
}

/// The id of the place that the person said they can see. The browser forgets it with the tab.
const CHOSEN: &str = "safe-night.chosen-place";

/// Notes what the person can see; `None`: the phone is asked instead.
pub fn note_chosen(id: Option<&str>) {
    write::<SessionStorage>(session_available(), CHOSEN, id);
}

/// What the person said in this tab that they can see.
pub fn chosen() -> Option<String> {
    read::<SessionStorage, _>(session_available(), CHOSEN)
}

/// The group that the person said they belong to, kept until they say otherwise. It never leaves the phone.
const MEMBERSHIP: &str = "safe-night.member-of";

/// Keeps it; `None`: they belong to neither.
pub fn keep_membership(membership: Option<Audience>) {
    write::<LocalStorage>(available(), MEMBERSHIP, membership);
}

/// `None` too where what is kept names no group.
pub fn membership() -> Option<Audience> {
    read::<LocalStorage, _>(available(), MEMBERSHIP)
}

/// Keeps a value in a storage, if that is there; `None` deletes it. What is not kept holds on this page alone.
fn write<S: Storage>(is_there: bool, key: &str, value: Option<impl Serialize>) {
    if is_there {
        match value {
            Some(value) => drop(S::set(key, value)),
            None => S::delete(key),
        }
    }
}

/// What is kept in a storage. `None` too where the storage is not there, or holds something else.
fn read<S: Storage, T: DeserializeOwned>(is_there: bool, key: &str) -> Option<T> {
    if is_there { S::get(key).ok() } else { None }
}

fn session_available() -> bool {
    web_sys::window().is_some_and(|window| matches!(window.session_storage(), Ok(Some(_))))
}
