//! The data that the builder passes to the pages that it draws.

use std::sync::Arc;

use leptos::prelude::*;

use crate::content::knowledge::Knowledge;
use crate::content::patrol::Patrol;
use crate::routes::{PageKind, Route};
use crate::state::licences::Licence;

/// One edition of the site.
#[derive(Clone)]
pub struct Build {
    pub knowledge: Arc<Knowledge>,
    /// The knowledge as JSON.
    pub text: Arc<str>,
    /// What a patrol has.
    pub patrol: Arc<Patrol>,
    /// Every page of the site, the one for unknown addresses last.
    pub pages: Arc<[Page]>,
    /// The licences of the program.
    pub licences: Arc<[Licence]>,
    /// `https://example.org`. Empty: not known, so pages carry no absolute address.
    pub site_address: Arc<str>,
}

/// A page of the site.
#[derive(Clone, Debug, PartialEq)]
pub struct Page {
    pub route: Route,
    /// Its address: `/places/police-station`.
    pub path: String,
    /// The name of the screen.
    pub title: String,
    pub description: String,
    pub kind: PageKind,
}

/// The build that this page is drawn from.
pub fn use_build() -> Build {
    expect_context()
}
