//! One file for each browser API. On the server, where there is no browser, each stays at its first value.

pub mod network;
pub mod offline_copy;
pub mod storage;
pub mod wake_lock;
