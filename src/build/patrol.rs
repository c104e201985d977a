//! What the program of `/patrol` reads of the content, as a file of its own: the app is no larger for it.

use anyhow::Result;

use crate::content::patrol::Patrol;
use crate::hosting::files::{Files, fingerprint};

/// How the address of the file begins.
pub const PATROL: &str = "/patrol-";

/// Adds the file, and returns its address.
///
/// # Errors
/// If it cannot be serialised.
pub fn add_patrol(files: &mut Files, patrol: &Patrol) -> Result<String> {
    files.insert("/patrol.json".into(), serde_json::to_vec(&patrol.data())?);
    fingerprint(files, "/patrol.json")
}
