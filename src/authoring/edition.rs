//! One edition of the content, read and checked by the builder.

use std::fs;
use std::path::Path;
use std::time::{SystemTime, UNIX_EPOCH};

use anyhow::{Result, anyhow};
use chrono::NaiveDate;

use crate::authoring::edited_files;
use crate::authoring::edition_check;
use crate::authoring::holidays::warnings;
use crate::authoring::patrol::read::read_patrol;
use crate::authoring::streets::read::read_streets;
use crate::authoring::streets::written::StreetsContent;
use crate::content::edited::{ContentError, FILES};
use crate::content::knowledge::Knowledge;
use crate::content::patrol::Patrol;
use crate::logic::time::london::wall_clock;

/// The folder of the edited files.
pub const CONTENT: &str = "public/content";

/// One edition.
pub struct Edition {
    pub knowledge: Knowledge,
    /// The knowledge as JSON, as served to phones.
    pub text: String,
    /// What ways cost and when they are shut. It travels with the layer of streets, not with the knowledge.
    pub streets: StreetsContent,
    /// What a patrol has. It ships beside the knowledge.
    pub patrol: Patrol,
    /// The edited files, by name.
    pub edited: Vec<(&'static str, Vec<u8>)>,
}

/// Reads the edited files of a folder.
///
/// # Errors
/// Every issue with its fix, one a line.
pub fn read_edition(folder: &Path) -> Result<Edition> {
    let lines =
        |faults: Vec<ContentError>| anyhow!(faults.iter().map(ContentError::to_string).collect::<Vec<_>>().join("\n"));
    let texts = edited_files::read_content(folder).map_err(lines)?;
    let knowledge = edited_files::read(&texts).map_err(lines)?;
    let streets = read_streets(folder).map_err(lines)?;
    let patrol = read_patrol(&texts, &knowledge).map_err(lines)?;
    let text = serde_json::to_string(&knowledge)?;
    let edited = FILES.into_iter().map(|name| Ok((name, fs::read(folder.join(name))?)));
    Ok(Edition { knowledge, text, streets, patrol, edited: edited.collect::<Result<_>>()? })
}

impl Edition {
    /// # Errors
    /// If the edition is dated in the future, with the fix.
    pub fn is_not_ahead_of(&self, today: NaiveDate) -> Result<()> {
        edition_check::fault(&self.knowledge, today).map_or(Ok(()), |fault| Err(fault.into()))
    }

    /// Prints the hours that do not mention the next holidays.
    pub fn warn_of_holidays(&self, today: NaiveDate) {
        for warning in warnings(&self.knowledge, today) {
            eprintln!("warning: {warning}");
        }
    }
}

/// The day in London by the clock of this machine. `None`: outside the calendar.
pub fn today() -> Option<NaiveDate> {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).ok()?;
    Some(wall_clock(since.as_millis() as f64)?.date())
}
