//! Reads `streets.json`.

use std::path::Path;

use crate::authoring::edited_fields::{Files, Texts, text_in, with_slips};
use crate::authoring::streets::check::issues;
use crate::authoring::streets::written::{Shut, StreetsContent};
use crate::content::edited::{ContentError, STREETS};

/// Reads and checks the file in a folder.
///
/// # Errors
/// Every issue, with its item, field and fix.
pub fn read_streets(folder: &Path) -> Result<StreetsContent, Vec<ContentError>> {
    let texts = Texts::from([(STREETS, text_in(folder, STREETS).map_err(|fault| vec![fault])?)]);
    let (mut faults, mut slips) = (Vec::new(), Vec::new());
    let content = streets_of(&mut Files { texts: &texts, faults: &mut faults, slips: &mut slips });
    match content {
        Some(content) if faults.is_empty() && slips.is_empty() => Ok(content),
        _ => Err(with_slips(slips, faults)),
    }
}

/// Reads and checks the file among others. `None`: a field cannot be read. What is wrong is among the issues of the files.
pub fn streets_of(files: &mut Files) -> Option<StreetsContent> {
    let mut file = files.open(STREETS, &["costs", "margin_min", "shut"]);
    let costs = files.field(STREETS, &mut file, "costs");
    let margin_min = files.field(STREETS, &mut file, "margin_min");
    let shut = files.items::<Shut>(STREETS, &mut file, "shut");
    let content = StreetsContent { costs: costs?, margin_min: margin_min?, shut: shut? };
    for issue in issues(&content) {
        files.fault(STREETS, &issue.item, &issue.field, issue.fix);
    }
    Some(content)
}
