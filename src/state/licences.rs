//! The licences of the shipped crates, as the builder collects them and the page shows them.

use serde::{Deserialize, Serialize};

/// A licence with its variants.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Licence {
    /// Its full name: `MIT License`.
    pub name: String,
    pub terms: Vec<Terms>,
}

/// One wording of a licence, with the notices of the crates that use it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Terms {
    pub paragraphs: Vec<String>,
    pub notices: Vec<Notice>,
}

/// A copyright notice and its crates.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Notice {
    pub text: String,
    /// Names with versions.
    pub crates: Vec<String>,
}
