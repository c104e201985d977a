//! The title and the description of each page, for its head tags.

use strum::IntoEnumIterator;

use crate::content::campaign::Campaign;
use crate::content::knowledge::Knowledge;
use crate::content::place::Place;
use crate::content::plan::Priority;
use crate::content::situation::{Card, Situation};
use crate::routes::{PageKind, Route};
use crate::state::build::Page;

use crate::documents::accessibility;
use crate::documents::components;
use crate::documents::licences;
use crate::documents::print;
use crate::screens::about::{self, gaps, sources};
use crate::screens::help::{self, numbers};
use crate::screens::share;
use crate::screens::{campaigns, home, keep, more, not_found, offline, plan, search, settings, sights};

/// Every page of the site, the one for unknown addresses last.
pub fn all_pages(knowledge: &Knowledge) -> Vec<Page> {
    Route::iter().flat_map(|route| pages_of(route, knowledge)).collect()
}

/// The page of a route, or one page for each item if the route has an id.
fn pages_of(route: Route, knowledge: &Knowledge) -> Vec<Page> {
    let page = |route: Route, title: &str, description: String| {
        let (path, kind) = (route.path(), route.kind());
        Page { route, path, title: title.into(), description, kind }
    };
    match route {
        Route::Place(_) => {
            let places = knowledge.places.iter();
            places.map(|place| page(Route::Place(place.id.clone()), &place.name, place_description(place))).collect()
        }
        Route::Situation(_) => {
            let situations = knowledge.situations.iter();
            let to_page = |situation: &Situation| {
                let route = Route::Situation(situation.id.clone());
                let kind = if situation.quick_exit { PageKind::Exit } else { route.kind() };
                let words =
                    format!("{} What to do now and whom to call. {}", with_full_stop(&situation.title), situation.line);
                Page { kind, ..page(route, &situation.title, words) }
            };
            situations.map(to_page).collect()
        }
        Route::Card(_) => {
            let words = |card: &Card| format!("A card to hold up to staff: {}", card.words.join(" "));
            knowledge.cards.iter().map(|card| page(Route::Card(card.id.clone()), &card.title, words(card))).collect()
        }
        Route::Campaign(_) => {
            let words = |campaign: &Campaign| format!("{} in Canterbury. {}", campaign.title, campaign.line);
            knowledge
                .campaigns
                .iter()
                .map(|campaign| page(Route::Campaign(campaign.id.clone()), &campaign.title, words(campaign)))
                .collect()
        }
        Route::Priority(_) => {
            let words = |priority: &Priority| {
                format!("{}: why, and what the partnership promises. {}", priority.title, priority.line)
            };
            let priorities = knowledge.plan.priorities.iter();
            priorities
                .map(|priority| page(Route::Priority(priority.id.clone()), &priority.title, words(priority)))
                .collect()
        }
        fixed => {
            let (title, description) = head(&fixed);
            vec![page(fixed, title, description.into())]
        }
    }
}

/// The title and the description of a screen. Empty: each of its items has its own.
pub fn head(route: &Route) -> (&'static str, &'static str) {
    match route {
        Route::Home => home::HEAD,
        Route::Help => help::HEAD,
        Route::Numbers => numbers::HEAD,
        Route::Campaigns => campaigns::HEAD,
        Route::Plan => plan::HEAD,
        Route::More => more::HEAD,
        Route::Search => search::HEAD,
        Route::Offline => offline::HEAD,
        Route::Keep => keep::HEAD,
        Route::Share => share::HEAD,
        Route::Print => print::HEAD,
        Route::Settings => settings::HEAD,
        Route::Accessibility => accessibility::HEAD,
        Route::About => about::HEAD,
        Route::Components => components::HEAD,
        Route::Sources => sources::HEAD,
        Route::HelpSources => sources::HELP_HEAD,
        Route::Gaps => gaps::HEAD,
        Route::Licences => licences::HEAD,
        Route::Sights => sights::HEAD,
        Route::NotFound => not_found::HEAD,
        Route::Place(_) | Route::Situation(_) | Route::Card(_) | Route::Campaign(_) | Route::Priority(_) => ("", ""),
    }
}

/// A title with a full stop.
fn with_full_stop(title: &str) -> String {
    format!("{}.", title.trim_end_matches('.'))
}

fn place_description(place: &Place) -> String {
    let about = place.way_in.as_ref().or(place.address.as_ref()).or(place.note.as_ref());
    match about {
        Some(about) => format!("{} in Canterbury at night. {about}", place.name),
        None => format!("{} in Canterbury at night: where it is and how we know.", place.name),
    }
}
