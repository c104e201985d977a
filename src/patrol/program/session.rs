//! Session storage: what lasts as long as the tab.

use app::browser::storage::session;

pub fn read(key: &str) -> Option<String> {
    session()?.get_item(key).ok()?
}

pub fn write(key: &str, text: &str) {
    if let Some(storage) = session() {
        // Without it the person is asked again.
        let _ = storage.set_item(key, text);
    }
}
