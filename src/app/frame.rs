//! The app as the builder draws it: the frame around every screen.

use leptos::prelude::*;

use crate::app::pages::shareable;
use crate::app::route_screen::{provide_up, route_screen};
use crate::app::tab_bar::tabs;
use crate::components::elements::{element, views};
use crate::components::toast::toast;
use crate::components::walk_strip::walk_strip;
use crate::documents::accessibility::Accessibility;
use crate::documents::components::Components;
use crate::documents::licences::Licences;
use crate::documents::patrol::patrol;
use crate::documents::print::Print;
use crate::routes::{PageKind, Route};
use crate::screens::not_found::not_found;
use crate::state::build::Build;
use crate::state::clock::use_clock;
use crate::state::home_screen::use_home_screen;
use crate::state::knowledge::use_knowledge;
use crate::state::location::use_location;
use crate::state::membership::use_membership;
use crate::state::news::use_toast;
use crate::state::shareable::Shareable;
use crate::state::site::Site;
use crate::state::updates::use_updates;
use crate::state::walk::use_walk;

/// The app at a route.
pub fn app(route: &Route, build: Build) -> AnyView {
    let (knowledge, clock) = (use_knowledge((*build.knowledge).clone(), build.text.to_string()), use_clock());
    provide_context(knowledge);
    provide_context(clock);
    let locator = use_location(knowledge, clock);
    provide_context(locator);
    provide_context(use_membership());
    let news = use_toast();
    provide_context(news);
    provide_context(use_home_screen(news));
    let walking = use_walk();
    provide_context(walking);
    provide_context(use_updates(knowledge, news, locator, walking));
    provide_context(Site(build.site_address.to_string()));
    provide_context(Shareable(shareable));
    provide_context(build);
    let skip = element("a", &[("class", "skip"), ("href", "#main")], "Skip to the page");
    let screen = route_screen(route).unwrap_or_else(|| document(route));
    let news = element("div", &[("role", "status"), ("data-live", "toast")], toast());
    // Nothing of the app stands on the page behind *Exit this page*.
    let strip =
        (route.kind() != PageKind::Neutral).then(|| element("div", &[("data-live", "walk-strip")], walk_strip()));
    views![skip, screen, tabs(route), news, strip].into_any()
}

/// The plain document of a route.
fn document(route: &Route) -> AnyView {
    provide_up(route);
    match route {
        Route::Print => view! { <Print /> }.into_any(),
        Route::Patrol => patrol(),
        Route::Accessibility => view! { <Accessibility /> }.into_any(),
        Route::Components => view! { <Components /> }.into_any(),
        Route::Licences => view! { <Licences /> }.into_any(),
        _ => not_found(),
    }
}
