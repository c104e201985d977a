//! `site check`: validates the edited files as the build does, and checks that their edition was raised since the last
//! published one.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use chrono::NaiveDate;

use crate::authoring::edition::Edition;
use crate::build::published::{PUBLISHED, Published};

/// What an edition is checked against, and where its document is written.
#[derive(Clone, Debug, PartialEq)]
pub struct Check {
    /// A finished site, or its [`PUBLISHED`] file alone. `None`: nothing is published yet.
    pub published: Option<PathBuf>,
    /// Where the compiled document is written, as the phone gets it. `None`: nowhere.
    pub knowledge: Option<PathBuf>,
}

/// Checks an edition on this day in London. Returns a sentence with the number of items of each kind.
///
/// # Errors
/// Every issue with its fix, one a line.
pub fn check(edition: &Edition, what: &Check, today: NaiveDate) -> Result<String> {
    edition.is_not_ahead_of(today)?;
    let published = what.published.as_deref().map(|path| compare(edition, path, today)).transpose()?;
    if let Some(file) = &what.knowledge {
        fs::write(file, &edition.text).with_context(|| file.display().to_string())?;
    }
    let Edition { knowledge, streets, patrol, .. } = edition;
    Ok(format!(
        "The content is in order: edition {}{}. Looked at {} places, {} services, {} situations, {} cards, {} campaigns, \
         {} priorities with {} commitments, {} pages, {} posters, {} lists of what people say, {} ways that are shut at times, and {} counters of a patrol.",
        String::from(knowledge.edition.clone()),
        published.unwrap_or_default(),
        knowledge.places.len(),
        knowledge.services.len(),
        knowledge.situations.len(),
        knowledge.cards.len(),
        knowledge.campaigns.len(),
        knowledge.plan.priorities.len(),
        knowledge.commitments().count(),
        knowledge.pages.len(),
        knowledge.posters.len(),
        knowledge.phrases.len(),
        streets.shut.len(),
        patrol.counters.len(),
    ))
}

/// Compares an edition with the published one.
fn compare(edition: &Edition, published: &Path, today: NaiveDate) -> Result<&'static str> {
    let path = published;
    let file = if path.is_dir() { path.join(PUBLISHED.trim_start_matches('/')) } else { path.to_owned() };
    let text = fs::read_to_string(&file).with_context(|| {
        format!(
            "{}: it cannot be read. Give the folder of the site that is published, or its content/published.json.",
            file.display()
        )
    })?;
    let before: Published = serde_json::from_str(&text).with_context(|| {
        format!(
            "{}: it is not what a build leaves there. Give the folder of the site that is published.",
            file.display()
        )
    })?;
    let now = Published::of(&edition.knowledge.edition, &edition.text);
    match now.fault_after(&before, today) {
        Some(fault) => Err(fault.into()),
        None if now == before => Ok(", the same as is published"),
        None => Ok(", newer than what is published"),
    }
}
