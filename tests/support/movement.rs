//! Whether anything moved: every layout shift that the browser counts, those after a tap too.

use crate::support::browser::Browser;

impl Browser {
    /// Counts what moves, from the first paint of each page opened from now on.
    pub async fn watch_for_movement(&self) {
        self.before_each_page(include_str!("in_page/shifts.js")).await;
    }

    /// What moved on this page so far, a line for each.
    pub async fn moved(&self) -> Vec<String> {
        self.faults("() => globalThis.moved()", &[]).await
    }
}
