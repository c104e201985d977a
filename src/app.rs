//! The whole app as the builder draws it: what every screen shares, and which screen an address shows.

use leptos::prelude::*;
use leptos_router::components::{FlatRoutes, Route, Router};
use leptos_router::path;

use crate::browser::clock::use_clock;
use crate::browser::knowledge::use_knowledge;
use crate::browser::location::use_location;
use crate::browser::membership::use_membership;
use crate::components::banner::news;
use crate::components::icon::Sprite;
use crate::components::tabs::Tabs;
use crate::content::{BUILT_IN_JSON, built_in};
use crate::pages::about::About;
use crate::pages::about::components::Components;
use crate::pages::about::gaps::Gaps;
use crate::pages::about::sources::{HelpSources, Sources};
use crate::pages::accessibility::Accessibility;
use crate::pages::campaigns::Campaigns;
use crate::pages::campaigns::campaign::CampaignPage;
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

#[component]
pub fn App() -> impl IntoView {
    let (knowledge, clock) = (use_knowledge(built_in(), BUILT_IN_JSON.into()), use_clock());
    provide_context(knowledge);
    provide_context(clock);
    provide_context(use_location(knowledge, clock));
    provide_context(use_membership());

    view! {
        <Router>
            <a class="skip" href="#main">"Skip to the page"</a>
            <Sprite />
            <FlatRoutes fallback=NotFound>
                <Route path=path!("/") view=Home />
                <Route path=path!("/places/:id") view=PlacePage />
                <Route path=path!("/help") view=Help />
                <Route path=path!("/help/numbers") view=Numbers />
                <Route path=path!("/help/:id") view=SituationPage />
                <Route path=path!("/show/:id") view=Show />
                <Route path=path!("/campaigns") view=Campaigns />
                <Route path=path!("/campaigns/:id") view=CampaignPage />
                <Route path=path!("/plan") view=Plan />
                <Route path=path!("/plan/:id") view=PriorityPage />
                <Route path=path!("/search") view=Search />
                <Route path=path!("/more") view=More />
                <Route path=path!("/offline") view=Offline />
                <Route path=path!("/keep") view=Keep />
                <Route path=path!("/share") view=Share />
                <Route path=path!("/share/print") view=Print />
                <Route path=path!("/settings") view=Settings />
                <Route path=path!("/accessibility") view=Accessibility />
                <Route path=path!("/about") view=About />
                <Route path=path!("/about/components") view=Components />
                <Route path=path!("/about/sources") view=Sources />
                <Route path=path!("/about/sources/help") view=HelpSources />
                <Route path=path!("/about/gaps") view=Gaps />
                <Route path=path!("/sights") view=Sights />
            </FlatRoutes>
            <Tabs />
            {news()}
        </Router>
    }
}
