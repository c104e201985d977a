//! The five tabs at the bottom of every screen.

use leptos::prelude::*;
use leptos_router::hooks::use_location;

use super::exit::NEUTRAL;
use super::icon::icon;

/// Where each tab leads, its drawing, its word, and the addresses that belong to it.
const TABS: [(&str, &str, &str, &[&str]); 5] = [
    ("/", "haven", "Havens", &["/places"]),
    ("/help", "help", "Help", &["/help/"]),
    ("/campaigns", "campaign", "Campaigns", &["/campaigns/"]),
    ("/plan", "plan", "Plan", &["/plan/"]),
    ("/more", "more", "More", &["/offline", "/about", "/search", "/settings", "/accessibility", "/keep", "/share"]),
];

/// Screens without tabs: a card fills the screen, and the page that *Exit this page* leads to shows nothing of the app.
const WITHOUT: [&str; 2] = ["/show/", NEUTRAL];

#[component]
pub fn Tabs() -> impl IntoView {
    let path = use_location().pathname.get_untracked();
    if WITHOUT.iter().any(|start| path.starts_with(start)) {
        return ().into_any();
    }
    let current = move |tab: &str, more: &[&str]| {
        (path == tab || more.iter().any(|start| path.starts_with(start))).then_some("page")
    };
    view! {
        <nav class="tabs" aria-label="Main">
            <ul>
                {TABS
                    .map(|(href, drawing, word, more)| {
                        view! {
                            <li>
                                <a href=href aria-current=current(href, more)>
                                    {icon(drawing)}
                                    {word}
                                    // To those who hear the word alone, "More" says too little.
                                    {(word == "More").then(|| view! { <span class="unseen">" about this app"</span> })}
                                </a>
                            </li>
                        }
                    })
                    .collect_view()}
            </ul>
        </nav>
    }
    .into_any()
}
