//! What each page is called and how it describes itself: for the builder's head tags and for the document's title.

use crate::content::pack::Pack;
use crate::content::place::Place;

use super::{about, campaigns, help, home, more, not_found, offline, plan};

/// The name of the app.
pub const APP: &str = "Safe Night Canterbury";

/// A page of the site.
#[derive(Clone, Debug, PartialEq)]
pub struct Page {
    /// Its address: `/places/police-station`.
    pub path: String,
    /// The name of the screen.
    pub title: String,
    pub description: String,
}

/// The document's title for a screen of this name.
pub fn document_title(screen: &str) -> String {
    format!("{screen} · {APP}")
}

/// Every page of the site, the one for unknown addresses last.
pub fn all(pack: &Pack) -> Vec<Page> {
    let fixed = |path: &str, (title, description): (&str, &str)| Page {
        path: path.into(),
        title: title.into(),
        description: description.into(),
    };
    let mut pages = vec![
        fixed("/", home::HEAD),
        fixed("/help", help::HEAD),
        fixed("/campaigns", campaigns::HEAD),
        fixed("/plan", plan::HEAD),
        fixed("/more", more::HEAD),
        fixed("/offline", offline::HEAD),
        fixed("/about", about::HEAD),
    ];
    pages.extend(pack.places.iter().map(|place| Page {
        path: format!("/places/{}", place.id),
        title: place.name.clone(),
        description: place_description(place),
    }));
    pages.push(fixed("/404", not_found::HEAD));
    pages
}

fn place_description(place: &Place) -> String {
    let about = place.way_in.as_ref().or(place.address.as_ref()).or(place.note.as_ref());
    match about {
        Some(about) => format!("{} in Canterbury at night. {about}", place.name),
        None => format!("{} in Canterbury at night: where it is and how we know.", place.name),
    }
}
