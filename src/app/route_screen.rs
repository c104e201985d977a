//! The screen of each route, drawn by the builder and by the program.

use leptos::prelude::*;

use crate::app::pages::head;
use crate::components::screen::Up;
use crate::routes::Route;
use crate::screens::about::about;
use crate::screens::about::gaps::gaps;
use crate::screens::about::sources::{help_sources, sources};
use crate::screens::alarm::alarm;
use crate::screens::campaigns::campaign::campaign;
use crate::screens::campaigns::campaigns;
use crate::screens::freshers::freshers;
use crate::screens::help::help;
use crate::screens::help::numbers::numbers;
use crate::screens::help::situation::situation;
use crate::screens::home::home;
use crate::screens::keep::keep;
use crate::screens::map::map;
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
use crate::screens::tell::tell;
use crate::screens::walk::walk;
use crate::screens::r#where::where_screen;

/// The screen of a route. An unknown id gives the screen for unknown addresses. `None`: a plain document.
pub fn route_screen(route: &Route) -> Option<AnyView> {
    provide_up(route);
    Some(match route {
        Route::Home => home(),
        Route::Where => where_screen(),
        Route::Map => map(),
        Route::Tell => tell(),
        Route::Walk => walk(),
        Route::Alarm => alarm(),
        Route::Help => help(),
        Route::Numbers => numbers(),
        Route::Campaigns => campaigns(),
        Route::Freshers => freshers(),
        Route::Plan => plan(),
        Route::More => more(),
        Route::Search => search_screen(),
        Route::Offline => offline(),
        Route::Keep => keep(),
        Route::Share => share(),
        Route::Settings => settings(),
        Route::About => about(),
        Route::Sources => sources(),
        Route::HelpSources => help_sources(),
        Route::Gaps => gaps(),
        Route::Sights => sights(),
        Route::Place(id) => place(id),
        Route::Situation(id) => situation(id),
        Route::Card(id) => show(id),
        Route::Campaign(id) => campaign(id),
        Route::Priority(id) => priority(id),
        Route::NotFound => not_found(),
        Route::Print | Route::Patrol | Route::Accessibility | Route::Components | Route::Licences => return None,
    })
}

/// Provides the route, and the screen above it for the link up.
pub fn provide_up(route: &Route) {
    provide_context(route.clone());
    if let Some(parent) = route.parent() {
        provide_context(Up { path: parent.path(), name: head(&parent).0 });
    }
}
