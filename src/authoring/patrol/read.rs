//! Reads `patrol.json`.

use crate::authoring::edited_fields::{Files, Texts, with_slips};
use crate::authoring::patrol::check::{issues, link_issues};
use crate::content::edited::{ContentError, PATROL};
use crate::content::knowledge::Knowledge;
use crate::content::patrol::{Check, Counter, NoteKind, Part, Patrol};

/// Reads and checks the file among the texts. `knowledge`: compiled of the others, to which it links.
///
/// # Errors
/// Every issue, with its item, field and fix.
pub fn read_patrol(texts: &Texts, knowledge: &Knowledge) -> Result<Patrol, Vec<ContentError>> {
    let (mut faults, mut slips) = (Vec::new(), Vec::new());
    let content = patrol_of(&mut Files { texts, faults: &mut faults, slips: &mut slips });
    match content {
        Some(content) if faults.is_empty() && slips.is_empty() => {
            let faults = dead_links(&content, knowledge);
            if faults.is_empty() { Ok(content) } else { Err(faults) }
        }
        _ => Err(with_slips(slips, faults)),
    }
}

/// Reads and checks the file among others, all but its links. `None`: a field cannot be read. What is wrong is among the issues of the
/// files.
pub fn patrol_of(files: &mut Files) -> Option<Patrol> {
    let fields = ["parts", "counters", "retired", "kit", "debrief", "note_kinds", "evidence"];
    let mut file = files.open(PATROL, &fields);
    let parts = files.items::<Part>(PATROL, &mut file, "parts");
    let counters = files.items::<Counter>(PATROL, &mut file, "counters");
    let retired = files.field(PATROL, &mut file, "retired");
    let kit = files.items::<Check>(PATROL, &mut file, "kit");
    let debrief = files.items::<Check>(PATROL, &mut file, "debrief");
    let note_kinds = files.items::<NoteKind>(PATROL, &mut file, "note_kinds");
    let evidence = files.field(PATROL, &mut file, "evidence");
    let content = Patrol {
        parts: parts?,
        counters: counters?,
        retired: retired?,
        kit: kit?,
        debrief: debrief?,
        note_kinds: note_kinds?,
        evidence: evidence?,
    };
    for issue in issues(&content) {
        files.fault(PATROL, &issue.item, &issue.field, issue.fix);
    }
    Some(content)
}

/// The links and services that the knowledge does not have.
pub fn dead_links(patrol: &Patrol, knowledge: &Knowledge) -> Vec<ContentError> {
    link_issues(patrol, knowledge).into_iter().map(|issue| ContentError { file: PATROL, issue }).collect()
}
