//! What is only for the person, in local storage: gone with *Forget everything*, and with *Exit this page*, which removes every key that
//! begins so (`src/start/ends.js`).

use leptos::prelude::window;

/// What is stored.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Private {
    /// The walk: see [`Walk::to_text`](crate::logic::walk::Walk::to_text).
    Walk,
    /// The number of a friend.
    Friend,
}

impl Private {
    fn key(self) -> &'static str {
        match self {
            Private::Walk => "safe-night.private.walk",
            Private::Friend => "safe-night.private.friend",
        }
    }

    /// The stored text. `None`: there is none, or no storage.
    pub fn read(self) -> Option<String> {
        storage()?.get_item(self.key()).ok()?
    }

    /// Stores a text. `false`: the browser refused, or has no storage.
    pub fn keep(self, text: &str) -> bool {
        storage().is_some_and(|storage| storage.set_item(self.key(), text).is_ok())
    }

    pub fn forget(self) {
        if let Some(storage) = storage() {
            // What cannot be removed was never stored.
            let _ = storage.remove_item(self.key());
        }
    }
}

fn storage() -> Option<web_sys::Storage> {
    window().local_storage().ok()?
}
