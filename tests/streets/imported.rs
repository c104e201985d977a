//! Ways over a network that was imported: that of the made-up town, and of the real city where its extract is at hand.

use streets::layer::Layer;
use streets::plane::{Frame, Spot};
use streets::route::closed::edges_of;
use streets::route::rules::{Closure, Rules};
use streets::route::{PACE, Router};
use streets::way::{Choice, Way};

use crate::closures::daily;
use crate::extract::city;
use crate::reference::CHOICES;
use crate::sketch::spot;
use crate::town::town;

const NOON: u16 = 12 * 60;
const THREE_AT_NIGHT: u16 = 27 * 60;

fn names<'a>(layer: &'a Layer, way: &Way) -> Vec<&'a str> {
    let mut names: Vec<&str> =
        way.legs.iter().filter_map(|leg| layer.network.name_of(&layer.network.edges[leg.edge as usize])).collect();
    names.dedup();
    names
}

#[test]
fn the_park_of_the_town_is_crossed_by_day_and_gone_round_by_night() {
    let (layer, _) = crate::import::imported(&town()).expect("a layer");
    assert_eq!(layer.network.hours, ["07:00-21:00"]);
    let mut rules = Rules { hours: vec![Some(daily(7, 21))], ..Rules::default() };
    // The path is unlit and unpaved; somebody who fears neither.
    rules.costs.unlit = 1.0;
    let router = Router::new(&layer, &rules);
    let way = |choice, minute| router.way(spot(100.0, 2.0), spot(100.0, -152.0), choice, minute).expect("a way");
    for choice in CHOICES {
        let (day, night) = (way(choice, NOON), way(choice, THREE_AT_NIGHT));
        assert!(names(&layer, &day).contains(&"Lime Walk") && day.metres < 170.0, "{day:?}");
        assert!(!names(&layer, &night).contains(&"Lime Walk") && night.metres > 300.0, "{night:?}");
        assert!(way(choice, 20 * 60 + 49).metres > 300.0, "it would shut while one is in it, within the margin");
    }
    // Steps are taken for the short way, never where they are barred.
    let up = |choice| router.way(spot(100.0, 20.0), spot(100.0, 120.0), choice, NOON).expect("a way");
    assert!(names(&layer, &up(Choice::Shortest)).contains(&"Castle Steps"));
    assert!(!names(&layer, &up(Choice::NoSteps)).contains(&"Castle Steps"));
}

/// Places of the content, in degrees.
const PLACES: [(f64, f64); 8] = [
    (51.28147, 1.07573),
    (51.2767, 1.08048),
    (51.27511, 1.08131),
    (51.27957, 1.08856),
    (51.28427, 1.0753),
    (51.2668614, 1.0867001),
    (51.297792, 1.06731),
    (51.2938218, 1.108651),
];

#[test]
fn in_the_real_city_both_searches_agree_and_the_night_is_another_way() {
    let Some((layer, _)) = city() else { return };
    let arcades = ["Marlowe Arcade", "Rose Square", "Whitefriars Passage"];
    let closures = arcades.map(|name| Closure {
        name: name.into(),
        assumed: true,
        edges: edges_of(&layer.network, Some(name), None),
        shut: daily(22, 30),
    });
    let rules = Rules { closures: closures.into(), ..Rules::default() };
    assert_eq!(rules.check(), Ok(()));
    let router = Router::new(layer, &rules);
    let mut spots: Vec<Spot> = PLACES.iter().map(|&(lat, lon)| Frame::CANTERBURY.spot(lat, lon)).collect();
    spots.extend(layer.network.nodes.iter().step_by(layer.network.nodes.len() / 16 + 1).map(|&node| Spot::from(node)));
    let mut other = 0;
    for choice in CHOICES {
        for &from in &spots {
            for minute in [NOON, THREE_AT_NIGHT] {
                let many = router.places(from, &spots, choice, minute);
                for (&to, seconds) in spots.iter().zip(many) {
                    let way = router.way(from, to, choice, minute);
                    let whole = way.as_ref().map(|way| way.seconds + (way.before_m + way.after_m) / PACE);
                    // A way has some hundred edges, each rounded to a millisecond.
                    assert_eq!(whole.is_some(), seconds.is_some(), "{from:?} {to:?}");
                    assert!((whole.unwrap_or(0.0) - seconds.unwrap_or(0.0)).abs() < 0.5, "{whole:?} {seconds:?}");
                    let through = way.is_some_and(|way| names(layer, &way).iter().any(|name| arcades.contains(name)));
                    assert!(!(through && minute == THREE_AT_NIGHT));
                    other += usize::from(through);
                }
            }
        }
        let places = router.places(spots[0], &spots[..PLACES.len()], choice, THREE_AT_NIGHT);
        assert!(places.iter().all(Option::is_some), "{places:?}");
    }
    assert!(other > 0, "some ways lead through the arcades by day");
}
