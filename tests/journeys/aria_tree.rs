//! A page as screen readers have it, as an outline that new content does not change: one line for each landmark, heading,
//! control and status, and one item of each shape for each list.

use std::collections::{BTreeSet, HashMap};
use std::sync::LazyLock;

use crate::support::editions::built_in;
use safe_night_canterbury::content::entry::List;
use serde_json::Value;

/// The roles that the outline keeps. Other text is left out, because it changes with each edition.
const ROLES: [&str; 24] = [
    "RootWebArea",
    "banner",
    "navigation",
    "main",
    "contentinfo",
    "complementary",
    "region",
    "search",
    "form",
    "article",
    "heading",
    "link",
    "button",
    "searchbox",
    "textbox",
    "radiogroup",
    "group",
    "radio",
    "checkbox",
    "DisclosureTriangle",
    "status",
    "alert",
    "list",
    "listitem",
];

/// The names in the content, and what stands for them in the outline, the longest first.
static NAMES: LazyLock<Vec<(String, &str)>> = LazyLock::new(|| {
    let knowledge = built_in();
    let places = knowledge.places.iter().map(|place| (place.name.clone(), "‹place›"));
    let services = knowledge.services.iter().map(|service| (service.name.clone(), "‹service›"));
    let pages =
        knowledge.entries.iter().filter(|entry| entry.list != List::Page).map(|entry| (entry.title.clone(), "‹page›"));
    let mut names: Vec<_> = places.chain(services).chain(pages).collect();
    names.sort_by_key(|(name, _)| std::cmp::Reverse(name.len()));
    names
});

/// The outline of a page, from the answer of `Accessibility.getFullAXTree`.
pub fn outline(nodes: &[Value]) -> String {
    let by_id = nodes.iter().filter_map(|node| Some((node["nodeId"].as_str()?, node))).collect();
    lines(&nodes[0], &by_id).into_iter().map(|line| line + "\n").collect()
}

fn lines(node: &Value, all: &HashMap<&str, &Value>) -> Vec<String> {
    let ids = node["childIds"].as_array().into_iter().flatten();
    let children = ids.filter_map(|id| all.get(id.as_str()?)).map(|child| lines(child, all));
    let role = node["role"]["value"].as_str().unwrap_or_default();
    if node["ignored"] == true || !ROLES.contains(&role) {
        return children.flatten().collect();
    }
    let inside: Vec<String> = match role {
        "list" => items(children.collect()),
        _ => children.flatten().collect(),
    };
    let first = line(node, role);
    std::iter::once(first).chain(inside.into_iter().map(|line| format!("  {line}"))).collect()
}

/// One item of each shape. Items of the content are sorted, so that a new place does not change the outline.
fn items(all: Vec<Vec<String>>) -> Vec<String> {
    let (content, fixed): (Vec<_>, Vec<_>) =
        all.into_iter().partition(|item| item.iter().any(|line| line.contains('‹')));
    let mut once = BTreeSet::new();
    let fixed = fixed.into_iter().filter(|item| once.insert(item.clone())).collect::<Vec<_>>();
    fixed.into_iter().chain(content.into_iter().collect::<BTreeSet<_>>()).flatten().collect()
}

fn line(node: &Value, role: &str) -> String {
    let role = if role == "RootWebArea" { "page" } else { role };
    let name = match role {
        "list" | "listitem" | "status" => String::new(),
        _ => plain(node["name"]["value"].as_str().unwrap_or_default()),
    };
    let properties = node["properties"].as_array().into_iter().flatten();
    let states = properties.filter_map(|property| match property["name"].as_str()? {
        "level" if role == "heading" => Some(format!(" (level {})", property["value"]["value"])),
        "checked" if property["value"]["value"] == "true" => Some(" (chosen)".to_owned()),
        "expanded" => Some(format!(" (expanded: {})", property["value"]["value"])),
        _ => None,
    });
    let states: String = states.collect();
    format!("{role}{states}: {name}").trim_end_matches([':', ' ']).to_owned()
}

/// A name, with placeholders for the names of the content.
fn plain(name: &str) -> String {
    let mut plain = name.split_whitespace().collect::<Vec<_>>().join(" ");
    for (content_name, stands_for) in NAMES.iter() {
        plain = plain.replace(content_name, stands_for);
    }
    // In a row of a list, the name is followed by a line about it, which changes with the content.
    if plain.starts_with('‹')
        && let Some(end) = plain.find('›')
    {
        plain.truncate(end + '›'.len_utf8());
    }
    without_numbers(&plain)
}

/// A name, with a placeholder for each telephone number but 999, which never changes.
fn without_numbers(name: &str) -> String {
    let digits = |word: &&str| word.chars().all(|digit| digit.is_ascii_digit());
    let words: Vec<&str> = name.split(' ').collect();
    let runs = words.chunk_by(|word, next| digits(word) && digits(next));
    let words = runs.map(|run| match run {
        ["999"] => "999".to_owned(),
        [word, ..] if digits(word) && run.concat().len() > 2 => "‹number›".to_owned(),
        run => run.join(" "),
    });
    words.collect::<Vec<_>>().join(" ")
}
