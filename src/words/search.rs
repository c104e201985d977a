//! The titles of the lists of results.

use crate::logic::search::{Group, Results};

pub fn results_title(results: Results) -> &'static str {
    match results {
        Results::Best => "Best matches",
        Results::Of(Group::Help) => "What to do",
        Results::Of(Group::Call) => "Whom to call",
        Results::Of(Group::Place) => "Places",
        Results::Of(Group::Campaign) => "Campaigns",
        Results::Of(Group::Plan) => "The plan",
    }
}
