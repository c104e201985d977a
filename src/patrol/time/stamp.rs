//! When a line was written, by two clocks.

/// A moment by the clock of the phone, which may be set at any time, and by the clock of the page, which only goes on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Stamp {
    /// Milliseconds since 1970 by the clock of the phone.
    pub wall_ms: i64,
    /// Which run of the page's clock this is. Another number: the two readings have nothing to do with each other.
    pub run: u32,
    /// Milliseconds since that run began, as [`PageClock`](super::page_clock::PageClock) counts them.
    pub steady_ms: u64,
}
