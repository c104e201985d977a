//! The edition that is built today, read once.

#![allow(dead_code, reason = "each binary of tests uses a part")]

use std::path::Path;
use std::sync::LazyLock;

use safe_night_canterbury::content::guide::Guide;
use safe_night_canterbury::content::pack::Pack;
use safe_night_canterbury::site::edition::{CONTENT, Edition, read_edition};

static EDITION: LazyLock<Edition> = LazyLock::new(|| {
    read_edition(&Path::new(env!("CARGO_MANIFEST_DIR")).join(CONTENT)).unwrap_or_else(|faults| panic!("{faults}"))
});

pub fn built_in() -> Pack {
    EDITION.pack.clone()
}

pub fn guide() -> &'static Guide {
    &EDITION.guide
}

/// The pack as JSON, as the phone gets it.
pub fn facts() -> &'static str {
    &EDITION.facts
}
