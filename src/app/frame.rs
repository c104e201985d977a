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
use crate::screens::about::About;
use crate::screens::about::gaps::Gaps;
use crate::screens::about::sources::{HelpSources, Sources};
use crate::screens::campaigns::Campaigns;
use crate::screens::campaigns::campaign::CampaignPage;
use crate::screens::help::Help;
use crate::screens::help::numbers::Numbers;
use crate::screens::help::situation::SituationPage;
use crate::screens::home::Home;
use crate::screens::keep::Keep;
use crate::screens::more::More;
use crate::screens::not_found::NotFound;
use crate::screens::offline::Offline;
use crate::screens::places::PlacePage;
use crate::screens::plan::Plan;
use crate::screens::plan::priority::PriorityPage;
use crate::screens::search::Search;
use crate::screens::settings::Settings;
use crate::screens::share::Share;
use crate::screens::show::Show;
use crate::screens::sights::Sights;
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
        Route::Home => view! { <Home /> }.into_any(),
        Route::Help => view! { <Help /> }.into_any(),
        Route::Numbers => view! { <Numbers /> }.into_any(),
        Route::Campaigns => view! { <Campaigns /> }.into_any(),
        Route::Plan => view! { <Plan /> }.into_any(),
        Route::More => view! { <More /> }.into_any(),
        Route::Search => view! { <Search /> }.into_any(),
        Route::Offline => view! { <Offline /> }.into_any(),
        Route::Keep => view! { <Keep /> }.into_any(),
        Route::Share => view! { <Share /> }.into_any(),
        Route::Print => view! { <Print /> }.into_any(),
        Route::Settings => view! { <Settings /> }.into_any(),
        Route::Accessibility => view! { <Accessibility /> }.into_any(),
        Route::About => view! { <About /> }.into_any(),
        Route::Components => view! { <Components /> }.into_any(),
        Route::Sources => view! { <Sources /> }.into_any(),
        Route::HelpSources => view! { <HelpSources /> }.into_any(),
        Route::Gaps => view! { <Gaps /> }.into_any(),
        Route::Licences => view! { <Licences /> }.into_any(),
        Route::Sights => view! { <Sights /> }.into_any(),
        Route::Place(id) => view! { <PlacePage id /> }.into_any(),
        Route::Situation(id) => view! { <SituationPage id /> }.into_any(),
        Route::Card(id) => view! { <Show id /> }.into_any(),
        Route::Campaign(id) => view! { <CampaignPage id /> }.into_any(),
        Route::Priority(id) => view! { <PriorityPage id /> }.into_any(),
        Route::NotFound => view! { <NotFound /> }.into_any(),
    }
}
