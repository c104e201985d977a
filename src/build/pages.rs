//! Every page of the site, with the title and the description for its head tags.

use strum::IntoEnumIterator;

use crate::app::pages::{each_of, head, kind, title};
use crate::content::knowledge::Knowledge;
use crate::content::place::Place;
use crate::routes::Route;
use crate::state::build::Page;

/// Every page of the site, the one for unknown addresses last.
pub fn all_pages(knowledge: &Knowledge) -> Vec<Page> {
    Route::iter().flat_map(|route| pages_of(route, knowledge)).collect()
}

/// The page of a route, or one page for each item if the route has an id.
fn pages_of(route: Route, knowledge: &Knowledge) -> Vec<Page> {
    let page = |route: Route| {
        let (path, title, kind) = (route.path(), title(&route, knowledge), kind(&route, knowledge));
        let description = description(&route, knowledge);
        Page { route, path, title, description, kind }
    };
    each_of(route, knowledge).into_iter().map(page).collect()
}

/// What a page is about, for search engines and shared links.
fn description(route: &Route, knowledge: &Knowledge) -> String {
    let of_item = match route {
        Route::Place(id) => knowledge.place(id).map(place_description),
        Route::Situation(id) => knowledge.situation(id).map(|situation| {
            format!("{} What to do now and whom to call. {}", with_full_stop(&situation.title), situation.line)
        }),
        Route::Card(id) => {
            knowledge.card(id).map(|card| format!("A card to hold up to staff: {}", card.words.join(" ")))
        }
        Route::Campaign(id) => {
            knowledge.campaign(id).map(|campaign| format!("{} in Canterbury. {}", campaign.title, campaign.line))
        }
        Route::Priority(id) => knowledge
            .priority(id)
            .map(|priority| format!("{}: why, and what the partnership promises. {}", priority.title, priority.line)),
        fixed => Some(head(fixed).1.to_owned()),
    };
    of_item.unwrap_or_default()
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
