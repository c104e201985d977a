//! Session storage: what lasts as long as the tab.

use web_sys::Storage;

fn storage() -> Option<Storage> {
    web_sys::window()?.session_storage().ok()?
}

pub fn read(key: &str) -> Option<String> {
    storage()?.get_item(key).ok()?
}

pub fn write(key: &str, text: &str) {
    if let Some(storage) = storage() {
        // Without it the person is asked again.
        let _ = storage.set_item(key, text);
    }
}
