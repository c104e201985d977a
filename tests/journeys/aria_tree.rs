//! A page as a screen reader has it, as an outline that new content does not change: one line for each landmark, heading,
//! control and status, and of the items of a list one of each shape.

use std::collections::{BTreeSet, HashMap};
use std::sync::LazyLock;

use crate::support::editions::built_in;
use safe_night_canterbury::content::entry::List;
use serde_json::Value;

/// What is kept. Of text only what names something: the rest changes with each edition.
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

/// What the content calls things, and what stands for it here, the longest first.
static NAMES: LazyLock<Vec<(String, &str)>> = LazyLock::new(|| {
    let knowledge = built_in();
    let places = knowledge.places.iter().map(|own| (own.name.clone(), "‹place›"));
    let services = knowledge.services.iter().map(|own| (own.name.clone(), "‹service›"));
    let pages = knowledge.entries.iter().filter(|own| own.list != List::Page).map(|own| (own.title.clone(), "‹page›"));
    let mut names: Vec<_> = places.chain(services).chain(pages).collect();
    names.sort_by_key(|(name, _)| std::cmp::Reverse(name.len()));
    names
});

/// The outline of a page, from what `Accessibility.getFullAXTree` answers.
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
    let own = line(node, role);
    std::iter::once(own).chain(inside.into_iter().map(|line| format!("  {line}"))).collect()
}

/// One item of each shape. Those that the content brings stand in no order: a new place must not change this.
fn items(all: Vec<Vec<String>>) -> Vec<String> {
    let (content, own): (Vec<_>, Vec<_>) = all.into_iter().partition(|item| item.iter().any(|line| line.contains('‹')));
    let mut once = BTreeSet::new();
    let own = own.into_iter().filter(|item| once.insert(item.clone())).collect::<Vec<_>>();
    own.into_iter().chain(content.into_iter().collect::<BTreeSet<_>>()).flatten().collect()
}

fn line(node: &Value, role: &str) -> String {
    let role = if role == "RootWebArea" { "page" } else { role };
    let name = match role {
        "list" | "listitem" | "status" => String::new(),
        _ => plain(node["name"]["value"].as_str().unwrap_or_default()),
    };
    let properties = node["properties"].as_array().into_iter().flatten();
    let told = properties.filter_map(|own| match own["name"].as_str()? {
        "level" if role == "heading" => Some(format!(" (level {})", own["value"]["value"])),
        "checked" if own["value"]["value"] == "true" => Some(" (chosen)".to_owned()),
        "expanded" => Some(format!(" (expanded: {})", own["value"]["value"])),
        _ => None,
    });
    let told: String = told.collect();
    format!("{role}{told}: {name}").trim_end_matches([':', ' ']).to_owned()
}

/// A name with what the content brings left out of it.
fn plain(name: &str) -> String {
    let mut plain = name.split_whitespace().collect::<Vec<_>>().join(" ");
    for (own, stands_for) in NAMES.iter() {
        plain = plain.replace(own, stands_for);
    }
    // A row of a list goes on with a line about what it leads to.
    if plain.starts_with('‹')
        && let Some(end) = plain.find('›')
    {
        plain.truncate(end + '›'.len_utf8());
    }
    without_numbers(&plain)
}

/// Numbers to call stand for each other, but for the one that never changes.
fn without_numbers(name: &str) -> String {
    let digits = |word: &&str| word.chars().all(|own| own.is_ascii_digit());
    let words: Vec<&str> = name.split(' ').collect();
    let runs = words.chunk_by(|one, other| digits(one) && digits(other));
    let told = runs.map(|run| match run {
        ["999"] => "999".to_owned(),
        [word, ..] if digits(word) && run.concat().len() > 2 => "‹number›".to_owned(),
        other => other.join(" "),
    });
    told.collect::<Vec<_>>().join(" ")
}
