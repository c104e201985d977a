//! Who may walk where: tables of what the data says, each row with its reason. What is said of feet beats what is said of everybody;
//! what is said of cars says nothing of feet.

use super::file::Tags;

/// Whether one may walk.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Foot {
    Open,
    /// Only to get to what lies on it.
    NoThrough,
    Shut,
}

/// What one tag says of people on foot.
#[derive(Debug)]
pub struct Rule {
    pub key: &'static str,
    /// Any of these; none at all stands for every value.
    pub values: &'static [&'static str],
    pub foot: Foot,
    pub reason: &'static str,
}

const fn rule(key: &'static str, values: &'static [&'static str], foot: Foot, reason: &'static str) -> Rule {
    Rule { key, values, foot, reason }
}

const YES: &[&str] = &["yes", "designated", "permissive", "official", "public"];
const NO: &[&str] = &["no", "private", "permit", "residents", "military", "agricultural", "forestry", "emergency"];
const TO_GET_THERE: &[&str] = &["destination", "customers", "delivery", "visitors"];

/// Of a way. The first row that fits holds.
pub const WAY_RULES: &[Rule] = &[
    rule(
        "highway",
        &["motorway", "motorway_link"],
        Foot::Shut,
        "the law keeps people on foot off motorways, whatever else is said",
    ),
    rule(
        "highway",
        &["construction", "proposed", "planned", "abandoned", "razed", "disused", "demolished"],
        Foot::Shut,
        "it is not there",
    ),
    rule(
        "highway",
        &["raceway", "bus_guideway", "busway", "escape", "corridor", "elevator", "no"],
        Foot::Shut,
        "not a way for walking",
    ),
    rule("foot", YES, Foot::Open, "the specific beats the general: it is said of people on foot"),
    rule("foot", NO, Foot::Shut, "it is said of people on foot"),
    rule("foot", TO_GET_THERE, Foot::NoThrough, "it is said of people on foot"),
    rule("ref", &["A2"], Foot::Shut, "a dual carriageway without pavements"),
    rule("motorroad", &["yes"], Foot::Shut, "a road with the rules of a motorway"),
    rule(
        "access",
        NO,
        Foot::Shut,
        "said of everybody, and nothing else of people on foot: a sidewalk opens no private way",
    ),
    rule("access", TO_GET_THERE, Foot::NoThrough, "said of everybody, and nothing else of people on foot"),
    rule("access", YES, Foot::Open, "said of everybody"),
    rule("service", &["driveway"], Foot::NoThrough, "the drive of a house, unless the data says that it is open"),
];

/// Of a node with `barrier`. The first row that fits holds; if none does, one passes.
pub const NODE_RULES: &[Rule] = &[
    rule("foot", YES, Foot::Open, "the specific beats the general: a gap beside the gate"),
    rule("foot", NO, Foot::Shut, "it is said of people on foot"),
    rule("locked", &["yes"], Foot::Shut, "nobody without the key gets through"),
    rule("access", NO, Foot::Shut, "said of everybody, and nothing else of people on foot"),
    rule(
        "barrier",
        &[],
        Foot::Open,
        "bollards, blocks, cycle barriers, stiles, gates of any kind: made to be passed on foot",
    ),
];

/// Whether what the data says of a way lets people walk on it at some time.
pub fn way(tags: &Tags) -> Foot {
    first(WAY_RULES, tags)
}

/// Whether what the data says of a node lets people walk past it at some time.
pub fn node(tags: &Tags) -> Foot {
    first(NODE_RULES, tags)
}

fn first(rules: &[Rule], tags: &Tags) -> Foot {
    let fits = |rule: &&Rule| {
        let mut values = tags.get(rule.key).into_iter().flat_map(|values| values.split(';')).map(str::trim);
        values.any(|value| rule.values.is_empty() || rule.values.contains(&value))
    };
    rules.iter().find(fits).map_or(Foot::Open, |rule| rule.foot)
}

/// When one may pass, as `opening_hours`, and whether one may at all. `None`: nothing is said of hours.
pub fn hours(tags: &Tags, foot: Foot) -> (Foot, Option<String>) {
    if let Some(text) =
        tags.get("foot:conditional").or_else(|| tags.get("access:conditional").filter(|_| tags.get("foot").is_none()))
        && let Some((opens, hours)) = conditional(text, foot != Foot::Shut)
    {
        return (if opens && foot == Foot::Shut { Foot::Open } else { foot }, Some(hours));
    }
    let hours = tags.get("opening_hours").map(str::trim).filter(|hours| !hours.is_empty() && *hours != "24/7");
    (foot, hours.filter(|_| foot != Foot::Shut).map(|hours| hours.replace('\n', " ")))
}

/// `no @ (22:00-06:00)` as `24/7; 22:00-06:00 off`, `yes @ (06:00-22:00)` as `06:00-22:00` where one may not pass otherwise. The first
/// is whether it opens what is shut at other times. Nothing if it is no matter of the clock.
fn conditional(text: &str, open: bool) -> Option<(bool, String)> {
    let mut rules = if open { vec!["24/7".to_owned()] } else { Vec::new() };
    let (mut opens, mut rest) = (false, text);
    while let Some((value, condition)) = rest.split_once('@') {
        let condition = condition.trim_start();
        let (hours, after) = match condition.strip_prefix('(') {
            Some(inner) => inner.split_once(')')?,
            None => condition.split_once(';').unwrap_or((condition, "")),
        };
        rest = after;
        let (value, hours) = (value.trim_matches([' ', ';']), hours.trim());
        let timed = hours.contains(':') || ["sunrise", "sunset", "dawn", "dusk"].iter().any(|sun| hours.contains(sun));
        if !timed || hours.contains("AND") || hours.contains('\n') {
            return None;
        }
        if YES.contains(&value) {
            opens = true;
            rules.push(hours.to_owned());
        } else if NO.contains(&value) {
            rules.extend(hours.split(';').map(|part| format!("{} off", part.trim())));
        } else {
            return None;
        }
    }
    let told = rules.len() > usize::from(open);
    (told && (open || opens)).then(|| (opens, rules.join("; ")))
}

/// Which way one may walk, if only one: `true` as the way is drawn, `false` against it. `oneway=yes` is said of wheels.
pub fn one_way(tags: &Tags) -> Option<bool> {
    let forward = tags.is("oneway:foot", &["yes", "1", "true"]) || tags.is("foot:backward", &["no"]);
    let backward = tags.is("oneway:foot", &["-1", "reverse"]) || tags.is("foot:forward", &["no"]);
    let moving = tags.get("conveying");
    match (forward, backward) {
        (true, false) => Some(true),
        (false, true) => Some(false),
        _ if moving == Some("forward") => Some(true),
        _ if moving == Some("backward") => Some(false),
        _ => None,
    }
}
