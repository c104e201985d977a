//! The pages that can be shared.

use leptos::prelude::*;

use crate::content::knowledge::Knowledge;
use crate::routes::ShareGroup;

/// A page to share.
#[derive(Clone, Debug, PartialEq)]
pub struct Choice {
    /// `None`: the app itself, which stands above the groups.
    pub group: Option<ShareGroup>,
    pub path: String,
    pub title: String,
}

/// Lists the pages of a knowledge, the app first. Given by the app, which knows every title.
#[derive(Clone, Copy)]
pub struct Shareable(pub fn(&Knowledge) -> Vec<Choice>);

/// The pages that can be shared now.
pub fn use_shareable(knowledge: &Knowledge) -> Vec<Choice> {
    let Shareable(list) = expect_context();
    list(knowledge)
}
