//! What is wrong in `streets.json`, by row and field.

use streets::route::rules::{BadRules, Rules};

use crate::authoring::opening_hours::every_week::every_week;
use crate::authoring::streets::written::{Shut, StreetsContent, costs_of};
use crate::content::evidence::Source;
use crate::content::hours::WEEK;
use crate::content::validate::facts::{DISTRICT, id_and_name, is_https};
use crate::content::validate::issue::Issue;

/// The most corners of an area. More would be drawn by a program, not by a person.
const MOST_CORNERS: usize = 200;

/// Every issue. None: the router takes it.
pub fn issues(content: &StreetsContent) -> Vec<Issue> {
    let mut issues = Vec::new();
    let mut report = |field: String, value: f64, BadRules { mend, .. }: BadRules| {
        let mut signs = mend.chars();
        let mend: String = signs.next().into_iter().flat_map(char::to_uppercase).chain(signs).collect();
        issues.push(Issue { item: "the whole file".into(), field, fix: format!("It is {value:?}. {mend}.") });
    };
    for (row, value) in content.costs.rows() {
        // The router names its first bad row only, so each is shown to it alone.
        let costs = costs_of(|name| if name == row { value as f32 } else { 1.0 });
        if let Err(bad) = (Rules { costs, ..Rules::default() }).check() {
            report(format!("costs.{row}"), value, bad);
        }
    }
    if let Err(bad) = (Rules { margin_min: content.margin_min, ..Rules::default() }).check() {
        report(bad.row.into(), content.margin_min.into(), bad);
    }
    for (index, shut) in content.shut.iter().enumerate() {
        let is_duplicate = content.shut[..index].iter().any(|other| other.id == shut.id);
        let item = format!("shut way \"{}\"", shut.id);
        let mut report = |field: &str, fix: String| issues.push(Issue { item: item.clone(), field: field.into(), fix });
        id_and_name(&shut.id, &shut.name, is_duplicate, &mut report);
        of_entry(shut, &mut report);
    }
    issues
}

fn of_entry(shut: &Shut, report: &mut impl FnMut(&str, String)) {
    if shut.ways.is_empty() && shut.area.is_none() {
        report("ways", "Neither ways nor an area is given. Give the names of the streets, the area, or both.".into());
    }
    for (index, _) in shut.ways.iter().enumerate().filter(|(_, way)| way.trim().is_empty()) {
        report(&format!("ways[{index}]"), "It is empty. Write the name of the street, or take it out.".into());
    }
    if let Some((field, fix)) = shut.area.as_deref().and_then(area_problem) {
        report(&field, fix);
    }
    match every_week(&shut.open.0) {
        Err(fix) => report("open", fix),
        Ok(open) if open == [[0, WEEK]] => {
            report(
                "open",
                "It is open at all times, so it is never shut. Correct the hours, or take the entry out.".into(),
            );
        }
        Ok(_) => {}
    }
    for (index, source) in shut.sources.iter().enumerate() {
        source_problems(source, &mut |field, fix: &str| report(&format!("sources[{index}].{field}"), fix.into()));
    }
    match (&shut.assumed, shut.sources.is_empty()) {
        (None, true) => {
            report("sources", "There is none. Say who says so, or say in assumed why the hours are assumed.".into());
        }
        (Some(_), false) => {
            report(
                "assumed",
                "There are sources, and what a source says is not assumed. Take one of the two out.".into(),
            );
        }
        (Some(why), true) if why.trim().is_empty() => {
            report("assumed", "It is empty. Say why the hours are assumed.".into())
        }
        _ => {}
    }
}

fn source_problems(source: &Source, report: &mut impl FnMut(&str, &str)) {
    if source.name.trim().is_empty() {
        report("name", "It is empty. Say who says so.");
    }
    if source.date.trim().is_empty() {
        report("date", "It is empty. Say when it said so, like \"21 July 2026\" or \"undated\".");
    }
    if source.link.as_deref().is_some_and(|link| !is_https(link)) {
        report("link", "It is not an https:// link. Give one, or leave the field out.");
    }
}

/// The field of an area that is wrong, and its fix.
fn area_problem(area: &[[f64; 2]]) -> Option<(String, String)> {
    let whole = |fix: &str| Some(("area".to_owned(), fix.to_owned()));
    for (index, &[lat, lon]) in area.iter().enumerate() {
        let fix = if DISTRICT.holds(lon, lat) {
            "Latitude and longitude are swapped: the latitude, about 51.28, comes first."
        } else if !DISTRICT.holds(lat, lon) {
            "It is outside the district (latitude 51.10 to 51.45, longitude 0.85 to 1.35). Correct it."
        } else {
            continue;
        };
        return Some((format!("area[{index}]"), fix.into()));
    }
    let corners = corners(area);
    if corners.len() < 3 {
        return whole("It has fewer than three corners. Give each corner in order around it.");
    }
    if corners.len() > MOST_CORNERS {
        return whole("It has more than 200 corners. Draw it roughly.");
    }
    let side = |n: usize| [corners[n], corners[(n + 1) % corners.len()]];
    for n in 0..corners.len() {
        // Sides that follow each other share a corner, and do not cross.
        for other in n + 2..corners.len() - usize::from(n == 0) {
            if cross(side(n), side(other)) {
                let fix = format!(
                    "The sides after its corners {} and {} cross. Give the corners in order around it.",
                    n + 1,
                    other + 1
                );
                return Some(("area".into(), fix));
            }
        }
    }
    None
}

/// The corners without a last one that repeats the first, as some programs write it.
pub fn corners(area: &[[f64; 2]]) -> &[[f64; 2]] {
    match area {
        [first, rest @ .., last] if !rest.is_empty() && first == last => &area[..area.len() - 1],
        _ => area,
    }
}

/// Whether two sides cross, each away from its ends.
fn cross([a, b]: [[f64; 2]; 2], [c, d]: [[f64; 2]; 2]) -> bool {
    let turn = |p: [f64; 2], q: [f64; 2], r: [f64; 2]| (q[0] - p[0]) * (r[1] - p[1]) - (q[1] - p[1]) * (r[0] - p[0]);
    turn(a, b, c) * turn(a, b, d) < 0.0 && turn(c, d, a) * turn(c, d, b) < 0.0
}
