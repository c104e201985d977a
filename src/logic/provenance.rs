//! What rests on which source. Native only.

use std::collections::BTreeMap;

use crate::content::evidence::{Confidence, Evidence, Source};
use crate::content::guide::Guide;
use crate::content::pack::Pack;

/// An item and its address.
pub type Resting = (String, String);

/// An item, its address and its evidence.
pub type Item<'a> = (String, String, &'a Evidence);

/// Every source of the items with what rests on it, by name.
pub fn by_source(items: Vec<Item>) -> BTreeMap<Source, Vec<Resting>> {
    let mut found: BTreeMap<Source, Vec<Resting>> = BTreeMap::new();
    for (title, path, evidence) in items {
        for source in &evidence.sources {
            found.entry(source.clone()).or_default().push((title.clone(), path.clone()));
        }
    }
    found
}

/// The items that nobody has confirmed.
pub fn not_confirmed(pack: &Pack, guide: &Guide) -> Vec<Resting> {
    let all = of_pack(pack).into_iter().chain(of_guide(guide));
    let reported = all.filter(|(.., evidence)| evidence.confidence == Confidence::Reported);
    reported.map(|(title, path, _)| (title, path)).collect()
}

/// The places and services.
pub fn of_pack(pack: &Pack) -> Vec<Item<'_>> {
    let places = pack.places.iter().map(|place| (place.name.clone(), place.path(), &place.evidence));
    let services = pack.services.iter().map(|service| (service.name.clone(), service.path(), &service.evidence));
    places.chain(services).collect()
}

/// The situations, the campaigns and the plan.
pub fn of_guide(guide: &Guide) -> Vec<Item<'_>> {
    let situations = guide.situations.iter().map(|own| (own.title.clone(), own.path(), &own.evidence));
    let campaigns = guide.campaigns.iter().map(|own| (own.title.clone(), own.path(), &own.evidence));
    let plan = std::iter::once(("The action plan".to_owned(), "/plan".to_owned(), &guide.plan.evidence));
    situations.chain(campaigns).chain(plan).collect()
}
