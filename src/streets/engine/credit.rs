//! The streets around somebody in words, and whose data they are.

use web_sys::Element;

use super::Source;
use super::page::{add, fill_list, find, write};

/// Writes them into a part of the page, whose elements stay.
pub fn show(part: &Element, lines: Vec<String>, source: &Source) {
    if part.first_element_child().is_none() && build(part, source).is_none() {
        return;
    }
    let title = if lines.is_empty() { "" } else { "Streets near you" };
    write(find(part, "title").as_ref(), title);
    if let Some(list) = find(part, "streets") {
        fill_list(&list, lines.into_iter());
    }
}

fn build(part: &Element, source: &Source) -> Option<()> {
    add(part, "h2", "title")?;
    add(part, "ul", "plain streets")?;
    let credit = add(part, "p", "note credit")?;
    let words = ["Streets as of ", &source.date, ". ", &source.attribution, ". "].concat();
    add(&credit, "span", "")?.set_text_content(Some(&words));
    let link = add(&credit, "a", "")?;
    link.set_attribute("href", &source.address).ok()?;
    link.set_attribute("download", "streets.layer").ok()?;
    link.set_text_content(Some("Download these streets"));
    Some(())
}
