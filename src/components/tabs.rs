//! The five tabs at the bottom of every screen.

use leptos::prelude::*;
use leptos_router::hooks::use_location;

use super::icon::Icon;

/// Where each tab leads, its drawing, its word, and the addresses that belong to it.
const TABS: [(&str, &str, &str, &[&str]); 5] = [
    ("/", "haven", "Havens", &["/places"]),
    ("/help", "help", "Help", &[]),
    ("/campaigns", "campaign", "Campaigns", &[]),
    ("/plan", "plan", "Plan", &[]),
    ("/more", "more", "More", &["/offline", "/about"]),
];

#[component]
pub fn Tabs() -> impl IntoView {
    let path = use_location().pathname;
    let is_current = move |tab: &str, more: &[&str]| {
        let path = path.get();
        let path = if path.len() > 1 { path.trim_end_matches('/') } else { &path };
        path == tab || more.iter().any(|start| path.starts_with(start))
    };
    view! {
        <nav class="tabs" aria-label="Main">
            <ul>
                {TABS
                    .map(|(href, icon, word, more)| {
                        view! {
                            <li>
                                <a href=href aria-current=move || is_current(href, more).then_some("page")>
                                    <Icon name=icon />
                                    {word}
                                </a>
                            </li>
                        }
                    })
                    .collect_view()}
            </ul>
        </nav>
    }
}
