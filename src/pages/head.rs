//! What each page is called and how it describes itself: for the builder's head tags and for the document's title.

use crate::components::exit::NEUTRAL;
use crate::content::guide::Guide;
use crate::content::pack::Pack;
use crate::content::place::Place;

use super::about::{self, components, gaps, sources};
use super::help::{self, numbers};
use super::share::{self, print};
use super::{accessibility, campaigns, home, keep, more, not_found, offline, plan, search, settings, sights};

/// The name of the app.
pub const APP: &str = "Safe Night Canterbury";

/// What sort of screen a page is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sort {
    Usual,
    /// It can be left fast.
    Exit,
    /// A card to hold up.
    Card,
    /// Where the pages that are left fast lead to.
    Neutral,
}

impl Sort {
    /// What the style calls it, in the `data-sort` of the document: asked of each page when it is built, because style that
    /// looks for a part inside of the page (`:has()`) is paid for at every change of the page. `None`: nothing is special.
    pub fn name(self) -> Option<&'static str> {
        match self {
            Sort::Usual => None,
            Sort::Exit => Some("exit"),
            Sort::Card => Some("card"),
            Sort::Neutral => Some("neutral"),
        }
    }

    /// Whether the script that leaves a page fast comes with it.
    pub fn quick_exit(self) -> bool {
        matches!(self, Sort::Exit | Sort::Neutral)
    }
}

/// A page of the site.
#[derive(Clone, Debug, PartialEq)]
pub struct Page {
    /// Its address: `/places/police-station`.
    pub path: String,
    /// The name of the screen.
    pub title: String,
    pub description: String,
    pub sort: Sort,
    /// Whether search engines may list it.
    pub listed: bool,
}

impl Page {
    /// The document's title. The page that *Exit this page* leads to does not name the app.
    pub fn document_title(&self) -> String {
        if self.path == NEUTRAL { self.title.clone() } else { format!("{} · {APP}", self.title) }
    }
}

/// Every page of the site, the one for unknown addresses last.
pub fn all(pack: &Pack, guide: &Guide) -> Vec<Page> {
    let page = |path: String, title: &str, description: String| Page {
        path,
        title: title.into(),
        description,
        sort: Sort::Usual,
        listed: true,
    };
    let fixed = |path: &str, (title, description): (&str, &str)| page(path.into(), title, description.into());
    let mut pages = vec![
        fixed("/", home::HEAD),
        fixed("/help", help::HEAD),
        fixed("/help/numbers", numbers::HEAD),
        fixed("/campaigns", campaigns::HEAD),
        fixed("/plan", plan::HEAD),
        fixed("/more", more::HEAD),
        fixed("/search", search::HEAD),
        fixed("/offline", offline::HEAD),
        fixed("/keep", keep::HEAD),
        fixed("/share", share::HEAD),
        fixed("/share/print", print::HEAD),
        fixed("/settings", settings::HEAD),
        fixed("/accessibility", accessibility::HEAD),
        fixed("/about", about::HEAD),
        Page { listed: false, ..fixed("/about/components", components::HEAD) },
        fixed("/about/sources", sources::HEAD),
        fixed("/about/sources/help", sources::HELP_HEAD),
        fixed("/about/gaps", gaps::HEAD),
        Page { sort: Sort::Neutral, listed: false, ..fixed(NEUTRAL, sights::HEAD) },
    ];
    pages.extend(pack.places.iter().map(|place| page(place.path(), &place.name, place_description(place))));
    pages.extend(guide.situations.iter().map(|own| Page {
        sort: if own.quick_exit { Sort::Exit } else { Sort::Usual },
        ..page(own.path(), &own.title, format!("{} What to do now and whom to call. {}", stop(&own.title), own.line))
    }));
    pages.extend(guide.cards.iter().map(|card| {
        let words = format!("A card to hold up to staff: {}", card.words.join(" "));
        Page { sort: Sort::Card, ..page(card.path(), &card.title, words) }
    }));
    pages.extend(
        guide
            .campaigns
            .iter()
            .map(|own| page(own.path(), &own.title, format!("{} in Canterbury. {}", own.title, own.line))),
    );
    pages.extend(guide.plan.priorities.iter().map(|own| {
        page(own.path(), &own.title, format!("{}: why, and what the partnership promises. {}", own.title, own.line))
    }));
    pages.push(Page { listed: false, ..fixed("/404", not_found::HEAD) });
    pages
}

/// A title as a sentence.
fn stop(title: &str) -> String {
    format!("{}.", title.trim_end_matches('.'))
}

fn place_description(place: &Place) -> String {
    let about = place.way_in.as_ref().or(place.address.as_ref()).or(place.note.as_ref());
    match about {
        Some(about) => format!("{} in Canterbury at night. {about}", place.name),
        None => format!("{} in Canterbury at night: where it is and how we know.", place.name),
    }
}
