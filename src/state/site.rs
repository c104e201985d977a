//! The public address of the site, which codes and shared links begin with.

use leptos::prelude::*;

/// `https://example.org`. Empty: not known, so links begin with the address that the app was opened at.
#[derive(Clone)]
pub struct Site(pub String);

impl Site {
    /// Reads the address that the builder has written into every page, in the picture of its shared links.
    #[cfg(feature = "csr")]
    pub fn of_page() -> Site {
        let picture = document().query_selector("meta[property='og:image']").ok().flatten();
        let address = picture.and_then(|picture| picture.get_attribute("content")).unwrap_or_default();
        let site = address.split_once("/pictures/").map_or("", |(site, _)| site);
        Site(if site.is_empty() { location().origin().unwrap_or_default() } else { site.to_owned() })
    }

    /// The absolute address of a page.
    pub fn address(&self, path: &str) -> String {
        [&self.0, path].concat()
    }

    /// The same without the scheme, as people read it.
    pub fn in_words(&self, path: &str) -> String {
        let address = self.address(path);
        address.split_once("://").map_or(address.clone(), |(_, rest)| rest.to_owned())
    }
}

/// The address of the site that this screen is of.
pub fn use_site() -> Site {
    expect_context()
}
