//! The licences of the shipped crates: collected once per program, stored beside it, and shown at `/about/licences`.

pub mod allowed;
pub mod shipped;
pub mod texts;

use anyhow::{Context, Result};

use crate::build::licences::allowed::chosen;
use crate::build::licences::shipped::Crate;
use crate::build::licences::texts::text;
use crate::hosting::files::Files;
use crate::state::licences::{Licence, Notice, Terms};

/// Their file among those of the program. It is not part of the site.
const KEPT: &str = "/licences.json";

/// Collects the licences of the shipped crates and stores them with the program.
///
/// # Errors
/// If a licence is not allowed or has no text, or Cargo fails.
pub fn keep(program: &mut Files) -> Result<()> {
    let licences = collect(&shipped::shipped()?)?;
    program.insert(KEPT.into(), serde_json::to_vec(&licences)?);
    Ok(())
}

/// Removes the stored licences from the files of the program and returns them.
///
/// # Errors
/// If they are missing or cannot be parsed.
pub fn take(program: &mut Files) -> Result<Vec<Licence>> {
    let kept = program.remove(KEPT).context("The program has no licences beside it: run `make build` once.")?;
    serde_json::from_slice(&kept).with_context(|| format!("{KEPT} of the program"))
}

/// The licences of these crates, each text once: by licence, then by its words, then by the notice above them.
///
/// # Errors
/// If a licence is not allowed or has no text: the crate and its licence.
pub fn collect(crates: &[Crate]) -> Result<Vec<Licence>> {
    let mut licences: Vec<Licence> = Vec::new();
    for package in crates {
        for allowed in chosen(package)? {
            let (notice, paragraphs) = text(package, allowed)?;
            let licence = Licence { name: allowed.name(), terms: Vec::new() };
            let licence = entry(&mut licences, licence, |a, b| a.name == b.name);
            let terms = Terms { paragraphs, notices: Vec::new() };
            // Crates break the same words into different paragraphs.
            let terms = entry(&mut licence.terms, terms, |a, b| a.paragraphs.join(" ") == b.paragraphs.join(" "));
            let notice = Notice { text: notice, crates: Vec::new() };
            let notice = entry(&mut terms.notices, notice, |a, b| a.text == b.text);
            notice.crates.push(format!("{} {}", package.name, package.version));
        }
    }
    Ok(licences)
}

/// The item of a list that equals this one; appends it if there is none.
fn entry<T>(list: &mut Vec<T>, item: T, same: impl Fn(&T, &T) -> bool) -> &mut T {
    let at = list.iter().position(|existing| same(&item, existing));
    let at = at.unwrap_or_else(|| {
        list.push(item);
        list.len() - 1
    });
    &mut list[at]
}
