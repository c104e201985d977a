//! What the builder hands down to the pages that it draws.

use std::sync::Arc;

use leptos::prelude::*;

use crate::content::guide::Guide;
use crate::content::pack::Pack;

/// One edition, and where the site will be.
#[derive(Clone)]
pub struct Build {
    pub pack: Arc<Pack>,
    pub guide: Arc<Guide>,
    /// `https://example.org`. Empty: not known, and then no page says where it is.
    pub site_address: Arc<str>,
}

/// What this page is drawn from.
pub fn use_build() -> Build {
    expect_context()
}
