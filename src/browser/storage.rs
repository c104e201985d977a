//! Local storage, read and written so that nothing there can break the app.

use gloo_storage::errors::StorageError;
use gloo_storage::{LocalStorage, SessionStorage, Storage};
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::content::pack::Pack;
use crate::content::place::Audience;
use crate::content::stored::{self, Record};

/// Where the pack lies.
const PACK: &str = "safe-night.pack";
/// Where a pack that could not be read is put, so that nothing is lost and the reason can be told.
const SET_ASIDE: &str = "safe-night.pack.set-aside";

/// What local storage held of the pack.
#[derive(Clone, Debug, PartialEq)]
pub enum Kept {
    /// Nothing yet.
    Nothing,
    Pack(Box<Pack>),
    /// Something that could not be trusted, for this reason. It was set aside.
    Spoilt(String),
    /// The browser gives no storage: private mode, or switched off.
    Refused,
}

/// gloo-storage panics where the browser gives no storage at all, so this is asked first.
fn available() -> bool {
    web_sys::window().is_some_and(|window| matches!(window.local_storage(), Ok(Some(_))))
}

/// Reads the pack back and checks it; sets aside what cannot be trusted.
pub fn read_pack() -> Kept {
    if !available() {
        return Kept::Refused;
    }
    let reason = match LocalStorage::get::<Record>(PACK) {
        Ok(record) => match stored::open(&record) {
            Ok(pack) => return Kept::Pack(Box::new(pack)),
            Err(reason) => reason,
        },
        Err(StorageError::KeyNotFound(_)) => return Kept::Nothing,
        Err(StorageError::SerdeError(error)) => error.to_string(),
        Err(StorageError::JsError(_)) => return Kept::Refused,
    };
    if let Ok(Some(text)) = LocalStorage::raw().get_item(PACK) {
        let _ = LocalStorage::raw().set_item(SET_ASIDE, &text);
    }
    LocalStorage::delete(PACK);
    Kept::Spoilt(reason)
}

/// Keeps the pack. `false`: the browser would not take it.
pub fn keep_pack(json: &str) -> bool {
    available() && LocalStorage::set(PACK, stored::seal(json)).is_ok()
}

/// Set once the person has asked for their location in this tab: that they asked, never where they were.
const LOCATION_ASKED: &str = "safe-night.location-asked";

/// Notes that the person asked for their location. The browser forgets it with the tab; not noted, they are asked again on the next
/// page.
pub fn note_location_asked() {
    keep::<SessionStorage>(session_available(), LOCATION_ASKED, Some(true));
}

/// Whether the person asked for their location in this tab.
pub fn location_was_asked() -> bool {
    kept::<SessionStorage, _>(session_available(), LOCATION_ASKED).unwrap_or(false)
}

/// The id of the place that the person said they can see. The browser forgets it with the tab.
const CHOSEN: &str = "safe-night.chosen-place";

/// Notes what the person can see; `None`: the phone is asked instead.
pub fn note_chosen(id: Option<&str>) {
    keep::<SessionStorage>(session_available(), CHOSEN, id);
}

/// What the person said in this tab that they can see.
pub fn chosen() -> Option<String> {
    kept::<SessionStorage, _>(session_available(), CHOSEN)
}

/// The group that the person said they belong to, kept until they say otherwise. It never leaves the phone.
const MEMBERSHIP: &str = "safe-night.member-of";

/// Keeps it; `None`: they belong to neither.
pub fn keep_membership(membership: Option<Audience>) {
    keep::<LocalStorage>(available(), MEMBERSHIP, membership);
}

/// `None` too where what is kept names no group.
pub fn membership() -> Option<Audience> {
    kept::<LocalStorage, _>(available(), MEMBERSHIP)
}

/// Keeps a value in a storage, if that is there; `None` deletes it. What is not kept holds on this page alone.
fn keep<S: Storage>(is_there: bool, key: &str, value: Option<impl Serialize>) {
    if is_there {
        match value {
            Some(value) => drop(S::set(key, value)),
            None => S::delete(key),
        }
    }
}

/// What is kept in a storage. `None` too where the storage is not there, or holds something else.
fn kept<S: Storage, T: DeserializeOwned>(is_there: bool, key: &str) -> Option<T> {
    if is_there { S::get(key).ok() } else { None }
}

fn session_available() -> bool {
    web_sys::window().is_some_and(|window| matches!(window.session_storage(), Ok(Some(_))))
}
