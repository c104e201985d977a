//! The way from one place to another.

use streets::layer::{Kind, Traits};
use streets::route::Router;
use streets::route::rules::Rules;
use streets::way::{Choice, Way};

use crate::sketch::{Sketch, spot};

fn edges(way: &Way) -> Vec<u32> {
    way.legs.iter().map(|leg| leg.edge).collect()
}

/// A street round two corners, and a footway, an alley or the like straight across.
fn short_cut(kind: Kind, traits: Traits) -> Router {
    let mut town = Sketch::default();
    let [a, b, c] = [(0, 0), (300, 0), (300, 400)].map(|(x, y)| town.node(x, y));
    town.edge(a, b);
    town.edge(b, c);
    let across = town.edge(a, c);
    (across.kind, across.traits) = (kind, traits);
    Router::new(&town.layer(), &Rules::default())
}

#[test]
fn a_way_keeps_to_streets_where_the_short_cut_is_dear() {
    for (kind, traits, main) in [
        (Kind::Street, Traits::default(), vec![2]),
        (Kind::Pavement, Traits::default(), vec![2]),
        (Kind::Footway, Traits::default(), vec![0, 1]),
        (Kind::Alley, Traits::default(), vec![0, 1]),
        (Kind::Street, Traits::TUNNEL, vec![0, 1]),
        (Kind::Street, Traits::UNLIT, vec![0, 1]),
    ] {
        let router = short_cut(kind, traits);
        let way = |choice| router.way(spot(0.0, 0.0), spot(300.0, 400.0), choice, 0).expect("there is a way");
        assert_eq!(edges(&way(Choice::MainStreets)), main, "{kind:?} {traits:?}");
        assert_eq!(edges(&way(Choice::Shortest)), [2], "{kind:?} {traits:?}");
        assert_eq!(way(Choice::Shortest).metres, 500.0);
        assert_eq!(way(Choice::Shortest).seconds, 375.0);
    }
}
