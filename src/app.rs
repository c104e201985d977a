//! The whole app as the builder draws it: what every screen shares, and which screen a route shows.

use leptos::prelude::*;

use crate::browser::clock::use_clock;
use crate::browser::knowledge::use_knowledge;
use crate::browser::location::use_location;
use crate::browser::membership::use_membership;
use crate::components::banner::news;
use crate::components::build::Build;
use crate::components::icon::Sprite;
use crate::components::screen::Up;
use crate::components::tabs::Tabs;
use crate::pages::about::About;
use crate::pages::about::components::Components;
use crate::pages::about::gaps::Gaps;
use crate::pages::about::sources::{HelpSources, Sources};
use crate::pages::accessibility::Accessibility;
use crate::pages::campaigns::Campaigns;
use crate::pages::campaigns::campaign::CampaignPage;
use crate::pages::head::head;
use crate::pages::help::Help;
use crate::pages::help::numbers::Numbers;
use crate::pages::help::situation::SituationPage;
use crate::pages::home::Home;
use crate::pages::keep::Keep;
use crate::pages::more::More;
use crate::pages::not_found::NotFound;
use crate::pages::offline::Offline;
use crate::pages::places::PlacePage;
use crate::pages::plan::Plan;
use crate::pages::plan::priority::PriorityPage;
use crate::pages::search::Search;
use crate::pages::settings::Settings;
use crate::pages::share::Share;
use crate::pages::share::print::Print;
use crate::pages::show::Show;
use crate::pages::sights::Sights;
use crate::routes::Route;

/// The app at a route, of one edition, whose facts are `facts` as JSON.
pub fn app(route: Route, build: Build, facts: String) -> impl IntoView {
    let (knowledge, clock) = (use_knowledge((*build.pack).clone(), facts), use_clock());
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
        <Sprite />
        {screen(route)}
        <Tabs />
        {news()}
    }
}

/// The screen of a route. An id that no item has ends in the page for unknown addresses.
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
        Route::Sights => view! { <Sights /> }.into_any(),
        Route::Place(id) => view! { <PlacePage id /> }.into_any(),
        Route::Situation(id) => view! { <SituationPage id /> }.into_any(),
        Route::Card(id) => view! { <Show id /> }.into_any(),
        Route::Campaign(id) => view! { <CampaignPage id /> }.into_any(),
        Route::Priority(id) => view! { <PriorityPage id /> }.into_any(),
        Route::NotFound => view! { <NotFound /> }.into_any(),
    }
}
