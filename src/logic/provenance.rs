//! Which items rest on which source.

use crate::content::evidence::{Confidence, Evidence, Source};
use crate::content::knowledge::Knowledge;

/// An item and its address.
pub type Resting = (String, String);

/// An item, its address and its evidence.
pub type Item<'a> = (String, String, &'a Evidence);

/// Groups the items by source, sources in order of name.
pub fn by_source(items: Vec<Item>) -> Vec<(Source, Vec<Resting>)> {
    let mut resting: Vec<(Source, Vec<Resting>)> = Vec::new();
    for (title, path, evidence) in items {
        for source in &evidence.sources {
            let item = (title.clone(), path.clone());
            match resting.binary_search_by(|(known, _)| known.cmp(source)) {
                Ok(at) => resting[at].1.push(item),
                Err(at) => resting.insert(at, (source.clone(), vec![item])),
            }
        }
    }
    resting
}

/// The items whose confidence is `Reported`.
pub fn not_confirmed(knowledge: &Knowledge) -> Vec<Resting> {
    let all = of_facts(knowledge).into_iter().chain(of_texts(knowledge));
    let reported = all.filter(|(.., evidence)| evidence.confidence == Confidence::Reported);
    reported.map(|(title, path, _)| (title, path)).collect()
}

/// The places and services.
pub fn of_facts(knowledge: &Knowledge) -> Vec<Item<'_>> {
    let places = knowledge.places.iter().map(|place| (place.name.clone(), place.path(), &place.evidence));
    let services = knowledge.services.iter().map(|service| (service.name.clone(), service.path(), &service.evidence));
    places.chain(services).collect()
}

/// The pages about the app that state facts, so have evidence.
fn of_pages(knowledge: &Knowledge) -> impl Iterator<Item = Item<'_>> {
    let sourced = knowledge.pages.iter().filter_map(|page| Some((page, page.evidence.as_ref()?)));
    sourced.map(|(page, evidence)| {
        let name = knowledge.entries.iter().find(|entry| entry.path == page.path).map(|entry| entry.title.clone());
        (name.unwrap_or_default(), page.path.clone(), evidence)
    })
}

/// The situations, the campaigns, the plan and the pages with evidence.
pub fn of_texts(knowledge: &Knowledge) -> Vec<Item<'_>> {
    let situations =
        knowledge.situations.iter().map(|situation| (situation.title.clone(), situation.path(), &situation.evidence));
    let campaigns =
        knowledge.campaigns.iter().map(|campaign| (campaign.title.clone(), campaign.path(), &campaign.evidence));
    let plan = std::iter::once(("The action plan".to_owned(), "/plan".to_owned(), &knowledge.plan.evidence));
    situations.chain(campaigns).chain(plan).chain(of_pages(knowledge)).collect()
}
