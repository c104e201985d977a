//! Local storage: the first store of a shift, read at a start without waiting.

use app::browser::storage::local;

/// `None`: there is no such key, or no storage.
pub fn read(key: &str) -> Option<String> {
    local()?.get_item(key).ok()?
}

/// `false`: the browser refuses.
pub fn write(key: &str, text: &str) -> bool {
    local().is_some_and(|storage| storage.set_item(key, text).is_ok())
}

pub fn remove(key: &str) {
    if let Some(storage) = local() {
        // A browser that refuses this has nothing to remove.
        let _ = storage.remove_item(key);
    }
}

/// All keys that begin so.
pub fn keys(prefix: &str) -> Vec<String> {
    let Some(storage) = local() else { return Vec::new() };
    let keys = (0..storage.length().unwrap_or_default()).filter_map(|index| storage.key(index).ok()?);
    keys.filter(|key| key.starts_with(prefix)).collect()
}
