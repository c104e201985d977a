//! The parts of the page, in the order that the patrol has chosen.

use app::browser::find;
use app::components::elements::{button, element, follow, span, views};
use leptos::prelude::*;
use leptos::web_sys::{Element, Node};

use super::preferences::Preferences;

/// The ids of the parts in the order of the page, and their headings.
fn parts() -> Vec<(String, Element)> {
    let sections = document().query_selector_all("[data-part]");
    let sections = sections.map(|list| find::each::<Element>(&list)).unwrap_or_default();
    sections.into_iter().filter_map(|part| Some((part.get_attribute("data-part")?, part))).collect()
}

/// Moves the parts, and the links to them, into the chosen order. Parts that the choice does not know stay behind the others.
fn arrange(order: &[String]) {
    let place = |id: &str| order.iter().position(|known| known == id).unwrap_or(usize::MAX);
    let mut sections = parts();
    sections.sort_by_key(|(id, _)| place(id));
    let Some(after) = sections.iter().find_map(|(_, part)| part.parent_node()) else { return };
    let last: Option<Node> = last_of_all();
    for (_, part) in &sections {
        // A part of the page can be moved.
        let _ = after.insert_before(part, last.as_ref());
    }
    let Ok(Some(links)) = document().query_selector("main > nav .buttons") else { return };
    for (id, _) in &sections {
        if let Ok(Some(link)) = links.query_selector(&["a[href='#", id, "']"].concat()) {
            let _ = links.append_child(&link);
        }
    }
}

/// What follows the parts.
fn last_of_all() -> Option<Node> {
    let last = parts().pop()?.1;
    last.next_sibling()
}

/// The list of the parts, each with a way up, folded.
pub fn order(preferences: Preferences) -> AnyView {
    if preferences.has_order() {
        arrange(&preferences.order());
    }
    let rows = follow(move || {
        let _ = preferences.order();
        let row = |(id, part): (String, Element)| {
            let heading = part.query_selector("h2").ok().flatten().and_then(|heading| heading.text_content());
            let name = heading.unwrap_or_default();
            let words = views!["↑", span("visually-hidden", ["Move up ", &*name].concat())];
            let up = button(words, move || {
                let mut order: Vec<String> = parts().into_iter().map(|(id, _)| id).collect();
                let Some(at) = order.iter().position(|known| *known == id).filter(|at| *at > 0) else { return };
                order.swap(at, at - 1);
                arrange(&order);
                preferences.set_order(order);
            });
            element("li", &[], views![span("", name), up])
        };
        parts().into_iter().map(row).collect()
    });
    let list = element("ul", &[("class", "order"), ("role", "list")], rows);
    element("details", &[], views![element("summary", &[], "Change the order of this page"), list])
}
