//! The titles of screens, and their kinds.

use strum::IntoEnumIterator;

use crate::APP_NAME;
use crate::content::knowledge::Knowledge;
#[cfg(feature = "ssr")]
use crate::documents::{accessibility, components, licences, patrol, print};
use crate::routes::{PageKind, Route};
use crate::screens::about::{self, gaps, sources};
use crate::screens::help::{self, numbers};
use crate::screens::{
    alarm, campaigns, freshers, home, keep, map, more, not_found, offline, plan, search, settings, share, sights, tell,
    walk, r#where,
};
use crate::state::shareable::Choice;

/// The title and the description of a screen. Empty: each of its items has its own.
// Inlined, so that the program, which needs the titles alone, has no descriptions.
#[inline(always)]
pub fn head(route: &Route) -> (&'static str, &'static str) {
    match route {
        Route::Home => home::HEAD,
        Route::Where => r#where::HEAD,
        Route::Map => map::HEAD,
        Route::Tell => tell::HEAD,
        Route::Walk => walk::HEAD,
        Route::Alarm => alarm::HEAD,
        Route::Help => help::HEAD,
        Route::Numbers => numbers::HEAD,
        Route::Campaigns => campaigns::HEAD,
        Route::Freshers => freshers::HEAD,
        Route::Plan => plan::HEAD,
        Route::More => more::HEAD,
        Route::Search => search::HEAD,
        Route::Offline => offline::HEAD,
        Route::Keep => keep::HEAD,
        Route::Settings => settings::HEAD,
        Route::About => about::HEAD,
        Route::Sources => sources::HEAD,
        Route::HelpSources => sources::HELP_HEAD,
        Route::Gaps => gaps::HEAD,
        Route::Sights => sights::HEAD,
        Route::NotFound => not_found::HEAD,
        Route::Place(_) | Route::Situation(_) | Route::Card(_) | Route::Campaign(_) | Route::Priority(_) => ("", ""),
        Route::Share => share::HEAD,
        #[cfg(feature = "ssr")]
        Route::Print => print::HEAD,
        #[cfg(feature = "ssr")]
        Route::Patrol => patrol::HEAD,
        #[cfg(feature = "ssr")]
        Route::Accessibility => accessibility::HEAD,
        #[cfg(feature = "ssr")]
        Route::Components => components::HEAD,
        #[cfg(feature = "ssr")]
        Route::Licences => licences::HEAD,
        #[cfg(not(feature = "ssr"))]
        Route::Print | Route::Patrol | Route::Accessibility | Route::Components | Route::Licences => ("", ""),
    }
}

/// The name of a screen. An unknown id has that of the screen for unknown addresses.
pub fn title(route: &Route, knowledge: &Knowledge) -> String {
    known_title(route, knowledge).unwrap_or(not_found::HEAD.0).to_owned()
}

/// The name of a screen. `None`: the knowledge has no item with its id.
pub fn known_title<'a>(route: &Route, knowledge: &'a Knowledge) -> Option<&'a str> {
    let of_item = match route {
        Route::Place(id) => knowledge.place(id).map(|place| &place.name),
        Route::Situation(id) => knowledge.situation(id).map(|situation| &situation.title),
        Route::Card(id) => knowledge.card(id).map(|card| &card.title),
        Route::Campaign(id) => knowledge.campaign(id).map(|campaign| &campaign.title),
        Route::Priority(id) => knowledge.priority(id).map(|priority| &priority.title),
        fixed => return Some(head(fixed).0),
    };
    of_item.map(String::as_str)
}

/// The kind of a screen. Which situations have *Exit this page* is content.
pub fn kind(route: &Route, knowledge: &Knowledge) -> PageKind {
    match route {
        Route::Situation(id) if knowledge.situation(id).is_some_and(|situation| situation.quick_exit) => PageKind::Exit,
        route => route.kind(),
    }
}

/// The document's title. The page that *Exit this page* leads to does not name the app.
pub fn document_title(kind: PageKind, title: &str) -> String {
    if kind == PageKind::Neutral { title.to_owned() } else { [title, " · ", APP_NAME].concat() }
}

/// The pages that can be shared: the app itself, then every page of a group.
pub fn shareable(knowledge: &Knowledge) -> Vec<Choice> {
    let app = Choice { group: None, path: "/".into(), title: APP_NAME.into() };
    let routes = Route::iter().flat_map(|route| each_of(route, knowledge));
    let pages = routes.filter_map(|route| {
        let (group, path, title) = (Some(route.share_group()?), route.path(), title(&route, knowledge));
        // The program does not know the titles of plain documents.
        (!title.is_empty()).then_some(Choice { group, path, title })
    });
    [app].into_iter().chain(pages).collect()
}

/// A fixed route, or the routes of all items of its kind.
pub fn each_of(route: Route, knowledge: &Knowledge) -> Vec<Route> {
    match route {
        Route::Place(_) => knowledge.places.iter().map(|place| Route::Place(place.id.clone())).collect(),
        Route::Situation(_) => knowledge.situations.iter().map(|item| Route::Situation(item.id.clone())).collect(),
        Route::Card(_) => knowledge.cards.iter().map(|card| Route::Card(card.id.clone())).collect(),
        Route::Campaign(_) => {
            // One with a screen of its own has that alone.
            let campaigns = knowledge.campaigns.iter().map(|campaign| Route::parse(&campaign.path()));
            campaigns.filter(|route| !route.is_fixed()).collect()
        }
        Route::Priority(_) => {
            knowledge.plan.priorities.iter().map(|priority| Route::Priority(priority.id.clone())).collect()
        }
        fixed => vec![fixed],
    }
}
