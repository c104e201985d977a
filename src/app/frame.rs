//! The app as the builder draws it: the frame around every screen, and the screen of each route.

use leptos::prelude::*;

use crate::app::pages::head;
use crate::app::tab_bar::Tabs;
use crate::components::screen::Up;
use crate::components::status_line::news;
use crate::documents::accessibility::Accessibility;
use crate::documents::components::Components;
use crate::documents::licences::Licences;
use crate::documents::print::Print;
use crate::routes::Route;
use crate::screens::about::about;
use crate::screens::about::gaps::gaps;
use crate::screens::about::sources::{help_sources, sources};
use crate::screens::campaigns::campaign::campaign;
use crate::screens::campaigns::campaigns;
use crate::screens::help::help;
use crate::screens::help::numbers::numbers;
use crate::screens::help::situation::situation;
use crate::screens::home::home;
use crate::screens::keep::keep;
use crate::screens::more::more;
use crate::screens::not_found::not_found;
use crate::screens::offline::offline;
use crate::screens::places::place;
use crate::screens::plan::plan;
use crate::screens::plan::priority::priority;
use crate::screens::search::search_screen;
use crate::screens::settings::settings;
use crate::screens::share::share;
use crate::screens::show::show;
use crate::screens::sights::sights;
use crate::state::build::Build;
use crate::state::clock::use_clock;
use crate::state::knowledge::use_knowledge;
use crate::state::location::use_location;
use crate::state::membership::use_membership;

/// The app at a route.
pub fn app(route: Route, build: Build) -> impl IntoView {
    let (knowledge, clock) = (use_knowledge((*build.knowledge).clone(), build.text.to_string()), use_clock());
    provide_context(knowledge);
    provide_context(clock);
    provide_context(use_location(knowledge, clock));
    provide_context(use_membership());
    provide_context(build);
    provide_context(route.clone());
    if let Some(parent) = route.parent() {
        provide_context(Up { path: parent.path(), name: head(&parent).0 });
    }
    view! {
        <a class="skip" href="#main">"Skip to the page"</a>
        {screen(route)}
        <Tabs />
        {news()}
    }
}

/// The screen of a route. An unknown id gives the page for unknown addresses.
fn screen(route: Route) -> AnyView {
    match route {
        Route::Home => home(),
        Route::Help => help(),
        Route::Numbers => numbers(),
        Route::Campaigns => campaigns(),
        Route::Plan => plan(),
        Route::More => more(),
        Route::Search => search_screen(),
        Route::Offline => offline(),
        Route::Keep => keep(),
        Route::Share => share(),
        Route::Print => view! { <Print /> }.into_any(),
        Route::Settings => settings(),
        Route::Accessibility => view! { <Accessibility /> }.into_any(),
        Route::About => about(),
        Route::Components => view! { <Components /> }.into_any(),
        Route::Sources => sources(),
        Route::HelpSources => help_sources(),
        Route::Gaps => gaps(),
        Route::Licences => view! { <Licences /> }.into_any(),
        Route::Sights => sights(),
        Route::Place(id) => place(&id),
        Route::Situation(id) => situation(&id),
        Route::Card(id) => show(&id),
        Route::Campaign(id) => campaign(&id),
        Route::Priority(id) => priority(&id),
        Route::NotFound => not_found(),
    }
}
