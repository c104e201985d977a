//! One edition of the content, read and checked when the builder runs.

use std::fs;
use std::path::Path;
use std::time::{SystemTime, UNIX_EPOCH};

use anyhow::{Result, anyhow};
use chrono::NaiveDate;

use crate::authoring::edited_files;
use crate::authoring::edition_check;
use crate::authoring::holidays::warnings;
use crate::content::edited::{ContentError, FILES};
use crate::content::knowledge::Knowledge;
use crate::logic::time::london::wall_clock;

/// Where the edited files lie.
pub const CONTENT: &str = "public/content";

/// What one edition says.
pub struct Edition {
    pub knowledge: Knowledge,
    /// The same as JSON, as the phone gets it.
    pub text: String,
    /// The edited files as they are, by their names.
    pub edited: Vec<(&'static str, Vec<u8>)>,
}

/// Reads the edited files of a folder.
///
/// # Errors
/// All that is wrong, a line each, with how to fix it.
pub fn read_edition(folder: &Path) -> Result<Edition> {
    let lines =
        |faults: Vec<ContentError>| anyhow!(faults.iter().map(ContentError::to_string).collect::<Vec<_>>().join("\n"));
    let texts = edited_files::read_content(folder).map_err(lines)?;
    let knowledge = edited_files::read(&texts).map_err(lines)?;
    let text = serde_json::to_string(&knowledge)?;
    let edited = FILES.into_iter().map(|name| Ok((name, fs::read(folder.join(name))?)));
    Ok(Edition { knowledge, text, edited: edited.collect::<Result<_>>()? })
}

impl Edition {
    /// # Errors
    /// Where the edition names a day that has not come yet, with how to fix it.
    pub fn is_not_ahead_of(&self, today: NaiveDate) -> Result<()> {
        edition_check::fault(&self.knowledge, today).map_or(Ok(()), |fault| Err(fault.into()))
    }

    /// Tells which hours say nothing of the holidays that come next.
    pub fn warn_of_holidays(&self, today: NaiveDate) {
        for warning in warnings(&self.knowledge, today) {
            eprintln!("warning: {warning}");
        }
    }
}

/// The day in London by this machine's clock. `None`: the clock stands outside the calendar.
pub fn today() -> Option<NaiveDate> {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).ok()?;
    Some(wall_clock(since.as_millis() as f64)?.date())
}
