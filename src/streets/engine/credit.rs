//! The streets around somebody in words, and whose data they are.

use web_sys::Element;

use super::page::{add, fill_list, write};
use super::panel::date_in_words;
use crate::layer::Header;

/// Writes them into a part of the page, whose elements stay.
pub fn show(part: &Element, lines: Vec<String>, header: &Header, address: &str) {
    if part.first_element_child().is_none() && build(part, header, address).is_none() {
        return;
    }
    let find = |class: &str| part.query_selector(&[".", class].concat()).ok().flatten();
    let title = if lines.is_empty() { "" } else { "Streets near you" };
    write(find("title").as_ref(), title);
    if let Some(list) = find("streets") {
        fill_list(&list, lines.into_iter());
    }
}

fn build(part: &Element, header: &Header, address: &str) -> Option<()> {
    add(part, "h2", "title")?;
    add(part, "ul", "plain streets")?;
    let credit = add(part, "p", "note credit")?;
    let words = ["Streets as of ", &date_in_words(&header.date), ". ", &header.attribution, ". "].concat();
    add(&credit, "span", "")?.set_text_content(Some(&words));
    let link = add(&credit, "a", "")?;
    link.set_attribute("href", address).ok()?;
    link.set_attribute("download", "streets.layer").ok()?;
    link.set_text_content(Some("Download these streets"));
    Some(())
}
