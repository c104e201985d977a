//! One file for each browser API. On the server, where there is no browser, each stays at its first value.

pub mod clock;
pub mod knowledge;
pub mod location;
pub mod membership;
pub mod network;
pub mod saved;
pub mod storage;
pub mod wake_lock;
