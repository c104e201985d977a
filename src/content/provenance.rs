//! What rests on which source. Native only.

use std::collections::BTreeMap;

use super::evidence::{Confidence, Evidence, Source};
use super::guide::Guide;
use super::pack::Pack;

/// An item and its address.
pub type Resting = (String, String);

/// Every source with the items that rest on it, by name.
pub fn by_source(pack: &Pack, guide: &Guide) -> BTreeMap<Source, Vec<Resting>> {
    let mut found: BTreeMap<Source, Vec<Resting>> = BTreeMap::new();
    for (title, path, evidence) in items(pack, guide) {
        for source in &evidence.sources {
            found.entry(source.clone()).or_default().push((title.clone(), path.clone()));
        }
    }
    found
}

/// The items that nobody has confirmed.
pub fn not_confirmed(pack: &Pack, guide: &Guide) -> Vec<Resting> {
    let reported = items(pack, guide).into_iter().filter(|(.., evidence)| evidence.confidence == Confidence::Reported);
    reported.map(|(title, path, _)| (title, path)).collect()
}

fn items<'a>(pack: &'a Pack, guide: &'a Guide) -> Vec<(String, String, &'a Evidence)> {
    let places = pack.places.iter().map(|place| (place.name.clone(), place.path(), &place.evidence));
    let services = pack.services.iter().map(|service| (service.name.clone(), service.path(), &service.evidence));
    let situations = guide.situations.iter().map(|own| (own.title.clone(), own.path(), &own.evidence));
    let campaigns = guide.campaigns.iter().map(|own| (own.title.clone(), own.path(), &own.evidence));
    let plan = std::iter::once(("The action plan".to_owned(), "/plan".to_owned(), &guide.plan.evidence));
    places.chain(services).chain(situations).chain(campaigns).chain(plan).collect()
}
