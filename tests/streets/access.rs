//! Who may walk where, as the data says it: rules for cars are no rules for feet, and the specific beats the general.

use streets::layer::{Edge, Kind, Layer, Traits};

use crate::import::layer_of;
use crate::pbf::{Pbf, Tags};

/// What comes of something between a street of 200 m and one of 100 m.
#[derive(Debug, PartialEq)]
enum Between {
    Open,
    Shut,
    /// As it stands in the layer.
    Hours(&'static str),
}

fn seen(layer: &Layer) -> Between {
    let metres: f64 = layer.network.edges.iter().map(|edge| f64::from(edge.length_dm) / 10.0).sum();
    if metres < 250.0 {
        return Between::Shut;
    }
    match &layer.network.hours[..] {
        [] => Between::Open,
        [hours] => Between::Hours(Box::leak(hours.clone().into_boxed_str())),
        more => panic!("{more:?}"),
    }
}

/// One node between two streets.
fn past_node(tags: Tags) -> Between {
    let mut pbf = Pbf::default();
    pbf.node(1, -200.0, 0.0, &[]).node(2, 0.0, 0.0, tags).node(3, 100.0, 0.0, &[]);
    pbf.way(1, &[1, 2], &[("highway", "residential")]).way(2, &[2, 3], &[("highway", "residential")]);
    seen(&layer_of(&pbf))
}

/// One way between two streets, 10 m long.
fn over_way(tags: Tags) -> (Between, Option<Edge>) {
    let mut pbf = Pbf::default();
    pbf.node(1, -200.0, 0.0, &[]).node(2, 0.0, 0.0, &[]).node(3, 10.0, 0.0, &[]).node(4, 110.0, 0.0, &[]);
    pbf.way(1, &[1, 2], &[("highway", "residential"), ("name", "Long Street")]).way(2, &[2, 3], tags);
    pbf.way(3, &[3, 4], &[("highway", "residential"), ("name", "Short Street")]);
    let layer = layer_of(&pbf);
    let edge = layer.network.edges.iter().find(|edge| edge.length_dm <= 101).cloned();
    (seen(&layer), edge)
}

#[test]
fn a_node_between_two_streets_lets_pass_whom_the_data_lets_pass() {
    let gate = ("barrier", "gate");
    let rows: &[(Tags, Between)] = &[
        (&[("barrier", "bollard")], Between::Open),
        (&[("barrier", "lift_gate")], Between::Open),
        (&[("barrier", "cycle_barrier")], Between::Open),
        (&[("barrier", "kissing_gate")], Between::Open),
        (&[gate], Between::Open),
        (&[("barrier", "never_heard_of")], Between::Open),
        (&[gate, ("motor_vehicle", "private")], Between::Open),
        (&[gate, ("vehicle", "no")], Between::Open),
        (&[gate, ("access", "private"), ("foot", "yes")], Between::Open),
        (&[gate, ("locked", "yes"), ("foot", "yes")], Between::Open),
        (&[gate, ("access", "private")], Between::Shut),
        (&[gate, ("access", "no")], Between::Shut),
        (&[gate, ("locked", "yes")], Between::Shut),
        (&[gate, ("foot", "no")], Between::Shut),
        (&[gate, ("foot", "private"), ("access", "yes")], Between::Shut),
        (&[gate, ("opening_hours", "07:00-21:00")], Between::Hours("07:00-21:00")),
        (&[gate, ("opening_hours", "24/7")], Between::Open),
        (&[gate, ("foot:conditional", "no @ (21:00-07:00)")], Between::Hours("24/7; 21:00-07:00 off")),
        (
            &[gate, ("access", "private"), ("foot:conditional", "yes @ (sunrise-sunset)")],
            Between::Hours("sunrise-sunset"),
        ),
        (&[gate, ("foot:conditional", "no @ (wet)")], Between::Open),
        (&[gate, ("access", "private"), ("opening_hours", "07:00-21:00")], Between::Shut),
        // What is no barrier bars nobody.
        (&[("amenity", "parking"), ("access", "private")], Between::Open),
    ];
    for (tags, right) in rows {
        assert_eq!(&past_node(tags), right, "{tags:?}");
    }
}

#[test]
fn a_way_between_two_streets_lets_pass_whom_the_data_lets_pass() {
    let street = ("highway", "residential");
    let rows: &[(Tags, Between)] = &[
        (&[street], Between::Open),
        (&[street, ("access", "no"), ("foot", "yes")], Between::Open),
        (&[street, ("motor_vehicle", "no")], Between::Open),
        (&[street, ("vehicle", "private")], Between::Open),
        (&[street, ("access", "private")], Between::Shut),
        (&[street, ("access", "private"), ("sidewalk", "both")], Between::Shut),
        (&[street, ("foot", "no")], Between::Shut),
        (&[street, ("foot", "private"), ("access", "yes")], Between::Shut),
        (&[("highway", "service"), ("access", "private")], Between::Shut),
        (&[("highway", "service"), ("access", "private"), ("foot", "permissive")], Between::Open),
        (&[("highway", "service"), ("access", "customers")], Between::Open),
        (&[("highway", "motorway"), ("foot", "yes")], Between::Shut),
        (&[("highway", "motorway_link")], Between::Shut),
        (&[("highway", "trunk")], Between::Open),
        (&[("highway", "trunk"), ("ref", "A28")], Between::Open),
        (&[("highway", "trunk"), ("ref", "A2")], Between::Shut),
        (&[("highway", "trunk_link"), ("ref", "A28;A2")], Between::Shut),
        (&[("highway", "trunk"), ("ref", "A2050")], Between::Open),
        (&[("highway", "trunk"), ("ref", "A2"), ("foot", "yes")], Between::Open),
        (&[("highway", "construction")], Between::Shut),
        (&[("highway", "proposed"), ("foot", "yes")], Between::Shut),
        (&[("highway", "never_heard_of")], Between::Shut),
        (&[("railway", "rail")], Between::Shut),
        (&[("highway", "cycleway")], Between::Open),
        (&[("highway", "bridleway")], Between::Open),
        (&[("highway", "footway"), ("opening_hours", "Mo-Su 06:00-22:00")], Between::Hours("Mo-Su 06:00-22:00")),
        (&[street, ("access", "no"), ("foot:conditional", "yes @ (08:00-18:00)")], Between::Hours("08:00-18:00")),
        (&[street, ("access:conditional", "no @ (22:00-06:00)")], Between::Hours("24/7; 22:00-06:00 off")),
        (&[street, ("foot", "yes"), ("access:conditional", "no @ (22:00-06:00)")], Between::Open),
    ];
    for (tags, right) in rows {
        assert_eq!(&over_way(tags).0, right, "{tags:?}");
    }
}

#[test]
fn one_way_streets_are_one_way_for_wheels() {
    let one_way = |tags: Tags| {
        let mut all = vec![("highway", "footway"), ("lit", "yes")];
        all.extend_from_slice(tags);
        let (_, edge) = over_way(&all);
        edge.expect("it is open").traits.has(Traits::ONE_WAY)
    };
    for both in [
        &[("oneway", "yes")][..],
        &[("oneway", "-1")],
        &[("oneway:bicycle", "yes")],
        &[("highway", "residential"), ("oneway", "yes")],
        &[("oneway:foot", "no")],
        &[("conveying", "reversible")],
        &[("conveying", "yes")],
    ] {
        assert!(!one_way(both), "{both:?}");
    }
    for one in [&[("oneway:foot", "yes")][..], &[("oneway:foot", "-1")], &[("foot:backward", "no")]] {
        assert!(one_way(one), "{one:?}");
    }
    assert!(over_way(&[("highway", "steps"), ("conveying", "forward")]).1.unwrap().traits.has(Traits::ONE_WAY));
}

/// From which end a one-way edge leads to which.
#[test]
fn a_one_way_edge_leads_the_way_that_one_walks() {
    for (value, east) in [("yes", true), ("-1", false)] {
        let mut pbf = Pbf::default();
        pbf.node(1, -200.0, 0.0, &[]).node(2, 0.0, 0.0, &[]).node(3, 10.0, 3.0, &[]).node(4, 110.0, 0.0, &[]);
        pbf.way(1, &[1, 2], &[("highway", "residential")]).way(3, &[3, 4], &[("highway", "residential")]);
        pbf.way(2, &[2, 3], &[("highway", "footway"), ("oneway:foot", value)]);
        let network = layer_of(&pbf).network;
        let edge = network.edges.iter().find(|edge| edge.traits.has(Traits::ONE_WAY)).expect("one");
        let [from, to] = edge.ends.map(|end| network.nodes[end as usize].x);
        assert_eq!((from, to), if east { (0, 10) } else { (10, 0) }, "{value}");
    }
}

#[test]
fn each_kind_and_trait_is_what_the_data_says() {
    let kind = |tags: Tags| over_way(tags).1.map(|edge| edge.kind);
    let footway = ("highway", "footway");
    for (tags, right) in [
        (&[("highway", "trunk")][..], Kind::Trunk),
        (&[("highway", "primary_link")], Kind::Primary),
        (&[("highway", "living_street"), ("lit", "no")], Kind::Street),
        (&[("highway", "service")], Kind::Service),
        (&[("highway", "service"), ("service", "parking_aisle")], Kind::Service),
        (&[("highway", "service"), ("service", "driveway")], Kind::Driveway),
        (&[("highway", "service"), ("service", "alley")], Kind::Alley),
        (&[footway, ("footway", "sidewalk")], Kind::Pavement),
        (&[footway, ("footway", "crossing")], Kind::Crossing),
        (&[("highway", "path"), ("footway", "sidewalk")], Kind::Pavement),
        (&[("highway", "cycleway"), ("cycleway", "crossing")], Kind::Crossing),
        (&[("highway", "steps")], Kind::Steps),
        (&[("highway", "track")], Kind::Track),
        (&[("highway", "pedestrian")], Kind::Pedestrian),
    ] {
        assert_eq!(kind(tags), Some(right), "{tags:?}");
    }
    let traits = |tags: Tags| over_way(tags).1.map(|edge| edge.traits);
    for (tag, right) in [
        (("tunnel", "yes"), Traits::TUNNEL),
        (("tunnel", "building_passage"), Traits::COVERED),
        (("covered", "arcade"), Traits::COVERED),
        (("bridge", "viaduct"), Traits::BRIDGE),
        (("lit", "yes"), Traits::LIT),
        (("lit", "no"), Traits::UNLIT),
        (("surface", "gravel"), Traits::UNPAVED),
        (("wheelchair", "yes"), Traits::WHEELCHAIR),
        (("wheelchair", "no"), Traits::NO_WHEELCHAIR),
        (("access", "destination"), Traits::NO_THROUGH),
        (("name", "Nothing said"), Traits::default()),
        (("bridge", "no"), Traits::default()),
        (("lit", "limited"), Traits::default()),
        (("surface", "asphalt"), Traits::default()),
    ] {
        assert_eq!(traits(&[("highway", "path"), ("width", "2"), tag]), Some(right), "{tag:?}");
    }
    assert_eq!(traits(&[("highway", "service"), ("service", "driveway")]), Some(Traits::NO_THROUGH));
}
