//! Every page of the site, with the title and the description for its head tags.

use strum::IntoEnumIterator;

use crate::app::pages::{head, kind, title};
use crate::content::campaign::Campaign;
use crate::content::knowledge::Knowledge;
use crate::content::place::Place;
use crate::content::plan::Priority;
use crate::content::situation::Situation;
use crate::routes::Route;
use crate::state::build::Page;

/// Every page of the site, the one for unknown addresses last.
pub fn all_pages(knowledge: &Knowledge) -> Vec<Page> {
    Route::iter().flat_map(|route| pages_of(route, knowledge)).collect()
}

/// The page of a route, or one page for each item if the route has an id.
fn pages_of(route: Route, knowledge: &Knowledge) -> Vec<Page> {
    let page = |route: Route, description: String| {
        let (path, title, kind) = (route.path(), title(&route, knowledge), kind(&route, knowledge));
        Page { route, path, title, description, kind }
    };
    match route {
        Route::Place(_) => {
            let places = knowledge.places.iter();
            places.map(|place| page(Route::Place(place.id.clone()), place_description(place))).collect()
        }
        Route::Situation(_) => {
            let words = |situation: &Situation| {
                format!("{} What to do now and whom to call. {}", with_full_stop(&situation.title), situation.line)
            };
            let situations = knowledge.situations.iter();
            situations.map(|situation| page(Route::Situation(situation.id.clone()), words(situation))).collect()
        }
        Route::Card(_) => {
            let cards = knowledge.cards.iter();
            let words = |words: &[String]| format!("A card to hold up to staff: {}", words.join(" "));
            cards.map(|card| page(Route::Card(card.id.clone()), words(&card.words))).collect()
        }
        Route::Campaign(_) => {
            let words = |campaign: &Campaign| format!("{} in Canterbury. {}", campaign.title, campaign.line);
            // One with a screen of its own has that alone.
            let campaigns = knowledge.campaigns.iter().filter(|campaign| !Route::parse(&campaign.path()).is_fixed());
            campaigns.map(|campaign| page(Route::Campaign(campaign.id.clone()), words(campaign))).collect()
        }
        Route::Priority(_) => {
            let words = |priority: &Priority| {
                format!("{}: why, and what the partnership promises. {}", priority.title, priority.line)
            };
            let priorities = knowledge.plan.priorities.iter();
            priorities.map(|priority| page(Route::Priority(priority.id.clone()), words(priority))).collect()
        }
        fixed => {
            let description = head(&fixed).1.to_owned();
            vec![page(fixed, description)]
        }
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
