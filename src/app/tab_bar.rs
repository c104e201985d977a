//! The five tabs at the bottom of every screen.

use leptos::prelude::*;

use crate::components::elements::{element, span, ul, views};
use crate::components::icon::icon;
use crate::routes::{PageKind, Route, Tab};

/// The route of a tab, its drawing and its word.
fn parts(tab: Tab) -> (Route, &'static str, &'static str) {
    match tab {
        Tab::Havens => (Route::Home, "haven", "Havens"),
        Tab::Help => (Route::Help, "help", "Help"),
        Tab::Campaigns => (Route::Campaigns, "campaign", "Campaigns"),
        Tab::Plan => (Route::Plan, "plan", "Plan"),
        Tab::More => (Route::More, "more", "More"),
    }
}

/// The tab bar. Cards, which fill the screen, and the neutral page behind *Exit this page* have none.
pub fn tabs(route: &Route) -> AnyView {
    if matches!(route.kind(), PageKind::Card | PageKind::Neutral) {
        return ().into_any();
    }
    let current = route.tab();
    let tabs = Tab::ALL.map(|tab| {
        let (route, drawing, word) = parts(tab);
        let path = route.path();
        let mut attributes = vec![("href", path.as_str())];
        attributes.extend((current == Some(tab)).then_some(("aria-current", "page")));
        // For screen readers, because "More" alone says too little.
        let about = (tab == Tab::More).then(|| span("visually-hidden", " about this app"));
        element("a", &attributes, views![icon(drawing), word, about])
    });
    element("nav", &[("class", "tabs"), ("aria-label", "Main")], ul("", tabs))
}
