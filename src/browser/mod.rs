//! One file for each browser API. In the builder each keeps its initial value.

pub mod call;
pub mod compass;
pub mod effect;
pub mod ends;
pub mod files;
pub mod find;
pub mod focus;
pub mod forget;
pub mod fragment;
pub mod geolocation;
pub mod history;
pub mod host;
pub mod launch;
pub mod newer_program;
pub mod offline_copy;
pub mod png;
pub mod pointers;
pub mod print_sheets;
pub mod private;
pub mod ring;
pub mod sharing;
pub mod storage;
pub mod streets;
pub mod wake_lock;
