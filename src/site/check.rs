//! Reads the edited files anew and says whether they are in order, as the build does; and whether their edition was raised
//! since the last that was published.

use std::fs;
use std::path::Path;
use std::time::{SystemTime, UNIX_EPOCH};

use chrono::NaiveDate;

use super::Error;
use super::published::{PUBLISHED, Published};
use crate::content::edition_check;
use crate::content::source::{self, Fault};
use crate::finder::london::wall_clock;

/// Where the edited files lie.
pub const FOLDER: &str = "public/content";

/// Checks the files of a folder on this day in London, and where it is given, against what was published: a finished site, or
/// its [`PUBLISHED`] file alone. What is in order is told in a sentence.
///
/// # Errors
/// All that is wrong, a line each, with how to mend it.
pub fn check(folder: &Path, published: Option<&Path>, today: NaiveDate) -> Result<String, Error> {
    let lines = |faults: Vec<Fault>| faults.iter().map(Fault::to_string).collect::<Vec<_>>().join("\n");
    let texts = source::gather(folder).map_err(lines)?;
    let (pack, guide) = source::read(&texts).map_err(lines)?;
    if let Some(fault) = edition_check::fault(&pack, today) {
        return Err(fault.to_string().into());
    }
    let edition = String::from(pack.edition.clone());
    let good = format!("The content is in order: {} places, edition {edition}", pack.places.len());
    let Some(path) = published else { return Ok(format!("{good}.")) };
    let file = if path.is_dir() { path.join(PUBLISHED.trim_start_matches('/')) } else { path.to_owned() };
    let text = fs::read_to_string(&file).map_err(|error| {
        format!("{}: it cannot be read ({error}). Give the folder of the site that is published, or its content/published.json.", file.display())
    })?;
    let before: Published = serde_json::from_str(&text).map_err(|_| {
        format!(
            "{}: it is not what a build leaves there. Give the folder of the site that is published.",
            file.display()
        )
    })?;
    let now = Published::of(&pack.edition, &serde_json::to_string(&pack)?, &guide)?;
    match now.fault_after(&before, today) {
        Some(fault) => Err(fault.to_string().into()),
        None if now == before => Ok(format!("{good}, the same as is published.")),
        None => Ok(format!("{good}, newer than what is published.")),
    }
}

/// The day in London by this machine's clock. `None`: the clock stands outside the calendar.
pub fn today() -> Option<NaiveDate> {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).ok()?;
    Some(wall_clock(since.as_millis() as f64)?.date())
}
