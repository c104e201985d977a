//! Whose work the program is made of, and on what terms: what the builder finds, and the page shows.

use serde::{Deserialize, Serialize};

/// A licence, with all that ships under it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Licence {
    /// Its full name: `MIT License`.
    pub name: String,
    pub terms: Vec<Terms>,
}

/// The words of a licence, which authors vary, with those who use these.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Terms {
    pub paragraphs: Vec<String>,
    pub notices: Vec<Notice>,
}

/// A copyright notice, with what it holds for.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Notice {
    pub text: String,
    /// Each with its version.
    pub crates: Vec<String>,
}
