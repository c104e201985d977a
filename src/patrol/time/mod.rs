//! How long a shift was, and of which day and month it is, by clocks that may be set wrong.
//!
//! ```text
//! stamp.rs        when a line was written, by two clocks        page_clock.rs  the clock that no setting moves
//! length.rs       the length of a shift                         month.rs       days and months in London, and their totals
//! ```

pub mod begun;
pub mod length;
pub mod month;
pub mod page_clock;
pub mod stamp;
