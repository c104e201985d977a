//! What the service worker saves after the app, part after part: the app is whole without it.

use crate::build::bundle;
use crate::build::patrol::PATROL_FILES;
use crate::build::precache::comes_later;
use crate::build::streets::Streets;
use crate::hosting::files::Files;

/// The file of the page of a patrol.
const PATROL_PAGE: &str = "/patrol/";

/// A part of the site with a cache of its own.
pub struct Part {
    /// The name of its cache after `safe-night-`. Newer versions take over what they have in common.
    pub name: &'static str,
    /// What `/offline` calls it.
    pub title: &'static str,
    /// What is saved: a clause without a full stop.
    pub saved: String,
    /// What holds until then, in whole sentences.
    pub missing: &'static str,
    /// The addresses of its files, in the order in which they are fetched. A page is saved at its address, with the headers of its host.
    pub files: Vec<String>,
}

/// The parts of a site, in the order in which they are saved: the pages that few need at night, with the files that they alone load, the
/// streets, and the page of a patrol.
pub fn parts(files: &Files, streets: Option<&Streets>) -> Vec<Part> {
    let bundle = bundle::page_bundle_path(files, bundle::LATER);
    let beside = files.keys().filter(|address| comes_later(address) && !bundle::is_bundled(address));
    let pages = Part {
        name: "later",
        title: "Pages that can wait",
        saved: "how we know, the plan, the licences and more".into(),
        missing: "They come by themselves, with a signal.",
        files: bundle.into_iter().chain(beside).cloned().collect(),
    };
    let streets = streets.map(|Streets { script, wasm, layer, date }| Part {
        name: "streets",
        title: "The streets",
        saved: format!("the streets of the city, as mapped on {date}"),
        missing: "The map and all distances work without them, in straight lines.",
        files: vec![script.clone(), wasm.clone(), layer.clone()],
    });
    let of_patrol = |address: &&String| address.starts_with(PATROL_FILES) || address.starts_with(PATROL_PAGE);
    let patrol = Part {
        name: "patrol",
        title: "On patrol",
        saved: "the page of a patrol, with its tally".into(),
        missing: "It needs a signal.",
        files: files.keys().filter(of_patrol).cloned().collect(),
    };
    [pages].into_iter().chain(streets).chain([patrol]).collect()
}
