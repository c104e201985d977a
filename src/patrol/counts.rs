//! How often each thing was counted.

use std::collections::BTreeMap;

/// The number of a counter, from 1 to 63. Its name is content, which may be corrected; the number stays.
pub type Counter = u8;

/// How often each counter was tapped, less what was taken back. What was never counted is not in it.
pub type Counts = BTreeMap<Counter, u32>;

/// The highest number of a counter.
pub const LAST_COUNTER: Counter = 63;
