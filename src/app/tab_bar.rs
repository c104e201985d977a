//! The five tabs at the bottom of every screen.

use leptos::prelude::*;

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
#[component]
pub fn Tabs() -> impl IntoView {
    let route: Route = expect_context();
    if matches!(route.kind(), PageKind::Card | PageKind::Neutral) {
        return ().into_any();
    }
    let current = route.tab();
    let tabs = Tab::ALL.map(|tab| {
        let (route, drawing, word) = parts(tab);
        let current = (current == Some(tab)).then_some("page");
        view! {
            <li>
                <a href=route.path() aria-current=current>
                    {icon(drawing)}
                    {word}
                    // For screen readers, because "More" alone says too little.
                    {(tab == Tab::More).then(|| view! { <span class="visually-hidden">" about this app"</span> })}
                </a>
            </li>
        }
    });
    view! {
        <nav class="tabs" aria-label="Main">
            <ul>{tabs.collect_view()}</ul>
        </nav>
    }
    .into_any()
}
