//! Layout shifts, as counted by the browser, those after a tap too.

use crate::support::browser::Browser;

impl Browser {
    /// Counts layout shifts, from the first paint of each page that is opened from now on.
    pub async fn watch_for_movement(&self) {
        self.before_each_page(include_str!("in_page/shifts.js")).await;
    }

    /// The layout shifts on this page so far, one in a line.
    pub async fn moved(&self) -> Vec<String> {
        self.faults("() => globalThis.moved()", &[]).await
    }
}
