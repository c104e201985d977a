use std::collections::HashSet;

use proptest::prelude::*;
use safe_night_canterbury::routes::{PageKind, Route, Tab};
use strum::IntoEnumIterator;

/// The route with this id, if its kind has ids.
fn with_id(route: Route, id: &str) -> Route {
    match route {
        Route::Place(_) => Route::Place(id.into()),
        Route::Situation(_) => Route::Situation(id.into()),
        Route::Card(_) => Route::Card(id.into()),
        Route::Campaign(_) => Route::Campaign(id.into()),
        Route::Priority(_) => Route::Priority(id.into()),
        fixed => fixed,
    }
}

proptest! {
    #[test]
    fn an_address_leads_back_to_its_route(id in "[a-z0-9]{1,12}(-[a-z0-9]{1,8}){0,3}") {
        // The one address below /help that is no situation's: the content check refuses a situation with that id.
        prop_assume!(id != "numbers");
        for route in Route::iter().map(|route| with_id(route, &id)) {
            let path = route.path();
            let slash = if path == "/" { "/".to_owned() } else { format!("{path}/") };
            for address in [
                path.clone(),
                slash.clone(),
                format!("{slash}/"),
                format!("{slash}index.html"),
                format!("{path}?from=freshers"),
                format!("{slash}?a=/help&b"),
                format!("{path}#main"),
                format!("{slash}index.html?x#y"),
            ] {
                prop_assert_eq!(Route::parse(&address), route.clone(), "{}", address);
            }
        }
    }

    #[test]
    fn no_address_causes_a_panic(address in ".{0,80}") {
        let route = Route::parse(&address);
        prop_assert_eq!(Route::parse(&route.path()), route);
    }
}

#[test]
fn invalid_addresses_are_not_found() {
    for address in [
        "/nowhere",
        "/helper",
        "/help/a/b",
        "/places",
        "/places/",
        "/show/",
        "/Help",
        "help",
        "/about/none",
        "/404.html",
    ] {
        assert_eq!(Route::parse(address), Route::NotFound, "{address}");
    }
}

#[test]
fn no_two_routes_have_one_address() {
    let paths: Vec<String> = Route::iter().map(|route| with_id(route, "an-id").path()).collect();
    assert_eq!(paths.iter().collect::<HashSet<_>>().len(), paths.len(), "{paths:?}");
}

#[test]
fn the_way_up_ends_at_a_tab_and_keeps_to_it() {
    for route in Route::iter().map(|route| with_id(route, "an-id")) {
        let mut top = route.clone();
        for _ in 0..4 {
            top = top.parent().unwrap_or(top);
        }
        assert_eq!(top.parent(), None, "{route:?} has no top");
        let full = matches!(route.kind(), PageKind::Card | PageKind::Neutral);
        assert!(full || top.tab().is_some(), "{route:?} is below no tab");
        if let Some(tab) = route.tab() {
            assert_eq!(top.tab(), Some(tab), "{route:?} stands below another tab");
        }
    }
    for tab in Tab::ALL {
        assert!(Route::iter().any(|route| route.tab() == Some(tab) && route.parent().is_none()), "{tab:?}");
    }
}
