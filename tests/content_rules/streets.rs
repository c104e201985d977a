//! What ways cost and when they are shut: what the build refuses, and what it means on a made-up town.

use std::fs;

use safe_night_canterbury::authoring::streets::read::read_streets;
use safe_night_canterbury::authoring::streets::rules::rules;
use safe_night_canterbury::authoring::streets::written::StreetsContent;
use safe_night_canterbury::content::edited::STREETS;
use serde_json::{Value, json};
use streets::layer::{Edge, Ground, Header, Kind, Layer, Network, Traits};
use streets::plane::{Frame, Point, Spot};
use streets::route::Router;
use streets::route::rules::{Costs, Span, WEEK_MIN};
use streets::way::Choice;
use tempfile::TempDir;

use crate::content_rules::{WHOLE_FILE, edited, folder, only_fault, refused_by_both, with_item};
use crate::support::editions::real_content;

const PARK_GATE: &str = "shut way \"park-gate\"";
const MILL_YARD: &str = "shut way \"mill-yard\"";

fn park_gate(edit: impl FnOnce(&mut Value)) -> Value {
    with_item(STREETS, "shut", "park-gate", edit)
}

fn mill_yard(edit: impl FnOnce(&mut Value)) -> Value {
    with_item(STREETS, "shut", "mill-yard", edit)
}

/// The content of the frozen file with this list of ways that are shut.
fn content(shut: Value) -> StreetsContent {
    let file = edited(STREETS, |file| file["shut"] = shut);
    let copy = TempDir::new().expect("a folder");
    fs::write(copy.path().join(STREETS), file.to_string()).expect("it is written");
    read_streets(copy.path()).unwrap_or_else(|faults| panic!("{faults:#?}"))
}

fn entry(id: &str, ways: Value, area: Value, open: &str) -> Value {
    let mut entry = json!({ "id": id, "name": id, "ways": ways, "area": area, "open": open, "assumed": "For a test." });
    entry.as_object_mut().expect("fields").retain(|_, value| !value.is_null());
    entry
}

/// A straight way: the name, the kind, and both ends in metres.
type Drawn<'a> = (&'a str, Kind, [(i32, i32); 2]);

/// A town of straight ways.
fn town(ways: &[Drawn], hours: &[&str]) -> Layer {
    let mut network = Network { hours: hours.iter().map(|text| text.to_string()).collect(), ..Network::default() };
    for (name, kind, ends) in ways {
        let ends = ends.map(|(x, y)| {
            let at = Point { x, y };
            let known = network.nodes.iter().position(|node| *node == at);
            known.unwrap_or_else(|| {
                network.nodes.push(at);
                network.nodes.len() - 1
            }) as u32
        });
        let [a, b] = ends.map(|node| Spot::from(network.nodes[node as usize]));
        let name = (!name.is_empty()).then(|| {
            let known = network.names.iter().position(|known| known == name);
            known.unwrap_or_else(|| {
                network.names.push(name.to_string());
                network.names.len() - 1
            }) as u16
        });
        let length_dm = ((a.x - b.x).hypot(a.y - b.y) * 10.0).ceil() as u32;
        network.edges.push(Edge {
            ends,
            length_dm,
            kind: *kind,
            traits: Traits::default(),
            name,
            hours: None,
            shape: 0..0,
        });
    }
    let corners = [Point { x: -1000, y: -1000 }, Point { x: 1000, y: 1000 }];
    let (date, attribution) = ("2026-07-01".into(), "nobody".into());
    let header = Header { frame: Frame::CANTERBURY, date, attribution, corners };
    Layer { header, network, ground: Ground::default() }
}

/// The corners of a rectangle in metres, in degrees.
fn area(west: f64, south: f64, east: f64, north: f64) -> Value {
    let corners = [(west, south), (east, south), (east, north), (west, north)];
    json!(corners.map(|(x, y)| {
        let (lat, lon) = Frame::CANTERBURY.position(Spot { x, y });
        [lat, lon]
    }))
}

#[test]
fn a_cost_out_of_range_is_refused_by_its_row() {
    for row in Kind::ALL.map(Costs::row).into_iter().chain(Costs::ROWS) {
        let (most, mend) = if row == "steps_s" {
            (600.0, "Write seconds from 0 to 600.")
        } else {
            (100.0, "Write a factor from 0 to 100.")
        };
        for value in [-0.5, most + 1.0, 1e300] {
            let file = edited(STREETS, |file| file["costs"][row] = json!(value));
            let fix = refused_by_both(STREETS, &file, WHOLE_FILE, &format!("costs.{row}"));
            assert_eq!(fix, format!("It is {value:?}. {mend}"));
        }
        let file = edited(STREETS, |file| file["costs"][row] = json!("two"));
        refused_by_both(STREETS, &file, WHOLE_FILE, &format!("costs.{row}"));
        let file = edited(STREETS, |file| drop(file["costs"].as_object_mut().expect("rows").remove(row)));
        assert!(refused_by_both(STREETS, &file, WHOLE_FILE, "costs").contains(row));
    }
}

#[test]
fn every_row_of_the_router_has_its_own_value() {
    let file = edited(STREETS, |file| {
        for (index, (_, value)) in file["costs"].as_object_mut().expect("rows").iter_mut().enumerate() {
            *value = json!(index);
        }
    });
    let copy = TempDir::new().expect("a folder");
    fs::write(copy.path().join(STREETS), file.to_string()).expect("it is written");
    let (rules, _) = rules(&read_streets(copy.path()).expect("in order"), &town(&[], &[]));
    let value = |row: &str| file["costs"][row].as_f64().expect("a number") as f32;
    for (kind, cost) in Kind::ALL.into_iter().zip(rules.costs.kinds) {
        assert_eq!(cost, value(Costs::row(kind)), "{kind:?}");
    }
    let Costs { unnamed, tunnel, covered, unlit, hours_unknown, steps_s, .. } = rules.costs;
    assert_eq!([unnamed, tunnel, covered, unlit, hours_unknown, steps_s], Costs::ROWS.map(value));
}

#[test]
fn a_margin_out_of_range_is_refused() {
    for margin in [json!(121), json!(-1), json!(1.5), json!(70_000), json!(null)] {
        let file = edited(STREETS, |file| file["margin_min"] = margin.clone());
        refused_by_both(STREETS, &file, WHOLE_FILE, "margin_min");
    }
    let file = edited(STREETS, |file| file["margin_min"] = json!(121));
    assert_eq!(only_fault(STREETS, &file, WHOLE_FILE, "margin_min"), "It is 121.0. Write minutes from 0 to 120.");
}

#[test]
fn an_entry_that_says_nowhere_is_refused() {
    for ways in [None, Some(json!([]))] {
        let file = park_gate(|shut| match ways {
            Some(ways) => shut["ways"] = ways,
            None => drop(shut.as_object_mut().expect("fields").remove("ways")),
        });
        assert!(only_fault(STREETS, &file, PARK_GATE, "ways").contains("the area, or both"));
    }
    let file = park_gate(|shut| shut["ways"] = json!(["Park Gate", ""]));
    refused_by_both(STREETS, &file, PARK_GATE, "ways[1]");
}

#[test]
fn an_area_that_is_none_is_refused_by_its_corner() {
    for (area, field, words) in [
        (json!([]), "area", "three corners"),
        (json!([[51.28, 1.08], [51.281, 1.081]]), "area", "three corners"),
        (json!([[51.28, 1.08], [51.281, 1.081], [51.28, 1.08]]), "area", "three corners"),
        (json!([[51.28, 1.08], [1.081, 51.281], [51.28, 1.082]]), "area[1]", "swapped"),
        (json!([[51.28, 1.08], [51.281, 1.081], [52.28, 1.082]]), "area[2]", "outside the district"),
        (json!([[51.28, 1.08], [51.282, 1.084], [51.28, 1.084], [51.282, 1.08]]), "area", "corners 1 and 3 cross"),
        (json!([[51.28, 1.08], [51.28, 1.084], [51.282, 1.08], [51.282, 1.084]]), "area", "corners 2 and 4 cross"),
        (json!([[51.28, 1.08], [51.281], [51.28, 1.082]]), "area[1]", "length"),
    ] {
        let file = mill_yard(|shut| shut["area"] = area.clone());
        let fix = only_fault(STREETS, &file, MILL_YARD, field);
        assert!(fix.contains(words), "{area}: {fix}");
    }
    let many: Vec<_> =
        (0..201).map(|n| [51.2 + f64::from(n) / 10_000.0, 1.08 + f64::from(n * n) / 1_000_000.0]).collect();
    let file = mill_yard(|shut| shut["area"] = json!(many));
    assert!(only_fault(STREETS, &file, MILL_YARD, "area").contains("200"));
}

#[test]
fn hours_that_no_week_has_are_refused() {
    for (open, words) in [
        ("", "cannot be used"),
        ("sunrise-sunset", "cannot be used"),
        ("07:00+", "cannot be used"),
        ("24/7", "never shut"),
        ("Mo-Su 00:00-24:00", "never shut"),
        ("Apr-Sep 07:00-21:00; Oct-Mar 07:00-17:00", "the shortest hours"),
        ("Mo-Su 07:00-20:00; 2026 Dec 25 off", "the shortest hours"),
        ("Mo[1] 07:00-20:00", "the shortest hours"),
    ] {
        let file = park_gate(|shut| shut["open"] = json!(open));
        let fix = only_fault(STREETS, &file, PARK_GATE, "open");
        assert!(fix.contains(words), "{open}: {fix}");
    }
    let file = park_gate(|shut| shut["open"] = json!(["Mo-Su 07:00-20:00"]));
    refused_by_both(STREETS, &file, PARK_GATE, "open");
    let file = park_gate(|shut| shut["open"] = json!("Mo\u{2013}Su 07:00\u{2013}20:00"));
    assert!(super::edited_files::read(&super::texts_with(STREETS, &file)).is_ok(), "dashes are meant");
}

#[test]
fn an_entry_names_its_sources_or_says_why_it_is_assumed() {
    let file = park_gate(|shut| drop(shut.as_object_mut().expect("fields").remove("assumed")));
    assert!(only_fault(STREETS, &file, PARK_GATE, "sources").contains("say in assumed why"));
    let file = mill_yard(|shut| shut["assumed"] = json!("It is likely."));
    assert!(only_fault(STREETS, &file, MILL_YARD, "assumed").contains("Take one of the two out"));
    let file = park_gate(|shut| shut["assumed"] = json!(" "));
    assert!(only_fault(STREETS, &file, PARK_GATE, "assumed").contains("Say why"));
    for (field, value) in [("name", " "), ("date", ""), ("link", "http://example.org")] {
        let file = mill_yard(|shut| shut["sources"][0][field] = json!(value));
        only_fault(STREETS, &file, MILL_YARD, &format!("sources[0].{field}"));
    }
}

#[test]
fn an_entry_has_an_id_of_its_own_and_a_name() {
    let file = park_gate(|shut| shut["id"] = json!("Park Gate"));
    refused_by_both(STREETS, &file, "shut way \"Park Gate\"", "id");
    let file = park_gate(|shut| shut["id"] = json!("mill-yard"));
    only_fault(STREETS, &file, MILL_YARD, "id");
    let file = park_gate(|shut| shut["name"] = json!(""));
    refused_by_both(STREETS, &file, PARK_GATE, "name");
}

#[test]
fn all_that_is_wrong_is_told_at_once() {
    let file = edited(STREETS, |file| {
        file["costs"]["tunnel"] = json!(-1);
        file["costs"]["steps_s"] = json!(601);
        file["margin_min"] = json!(121);
        file["shut"][0]["open"] = json!("24/7");
        file["shut"][1]["area"][0] = json!([1.08, 51.28]);
    });
    let copy = TempDir::new().expect("a folder");
    fs::write(copy.path().join(STREETS), file.to_string()).expect("it is written");
    let faults = read_streets(copy.path()).expect_err("five things are wrong");
    let fields: Vec<_> = faults.iter().map(|fault| (fault.file, &fault.issue.field[..])).collect();
    assert_eq!(
        fields,
        ["costs.tunnel", "costs.steps_s", "margin_min", "open", "area[0]"].map(|field| (STREETS, field))
    );
    let missing = read_streets(&copy.path().join("nowhere")).expect_err("nothing is there");
    assert!(missing.len() == 1 && missing[0].to_string().contains("Put it back"), "{missing:?}");
}

#[test]
fn the_content_of_both_editions_makes_rules_that_the_router_takes() {
    for folder in [real_content(), folder()] {
        let content = read_streets(&folder).unwrap_or_else(|faults| panic!("{faults:#?}"));
        let park = town(&[("Park Gate", Kind::Footway, [(0, 0), (0, 100)])], &["24/7", "sunset"]);
        let (rules, _) = rules(&content, &park);
        assert_eq!(rules.check(), Ok(()));
        assert_eq!(rules.margin_min, content.margin_min);
    }
}

/// Whether a minute of the week is in one of the spans, each of which may run over Sunday midnight.
fn holds(spans: &[Span], minute: u16) -> bool {
    spans.iter().any(|&(from, to)| if from < to { (from..to).contains(&minute) } else { minute >= from || minute < to })
}

#[test]
fn a_gate_is_shut_whenever_it_is_not_open() {
    let daily = |first: u16, last: u16| {
        (0..7).map(|day| ((day * 1440 + first) % WEEK_MIN, (day * 1440 + last) % WEEK_MIN)).collect()
    };
    for (open, shut) in [
        ("Mo-Su 07:00-20:00", daily(1200, 1860)),
        // Open over midnight, thus also in the night from Sunday to Monday.
        ("Mo-Su 17:00-05:00", daily(1740, 2460)),
        ("Mo-Fr 00:00-24:00", vec![(7200, 10_080)]),
        ("Sa-Su 00:00-24:00", vec![(0, 7200)]),
        ("Su 12:00-24:00", vec![(0, 9360)]),
        ("Mo 00:00-06:00, Su 18:00-24:00", vec![(360, 9720)]),
        ("Mo 08:00-12:00,13:00-18:00", vec![(720, 780), (1080, 480)]),
        ("off", vec![(0, 10_080)]),
    ] {
        let content = content(json!([entry("park-gate", json!(["Park Gate"]), Value::Null, open)]));
        let layer = town(&[("Park Gate", Kind::Footway, [(0, 0), (0, 100)])], &[open]);
        let (rules, warnings) = rules(&content, &layer);
        assert!(warnings.is_empty(), "{warnings:?}");
        let mut spans = rules.closures[0].shut.clone();
        assert_eq!(rules.check(), Ok(()), "{open}: {spans:?}");
        let told = rules.hours[0].as_ref().expect("the same text is understood in the streets");
        for minute in 0..WEEK_MIN {
            assert_ne!(holds(&spans, minute), holds(told, minute), "{open}: minute {minute}: {spans:?} {told:?}");
        }
        let mut shut: Vec<Span> = shut;
        spans.sort_unstable();
        shut.sort_unstable();
        assert_eq!(spans, shut, "{open}");
    }
}

#[test]
fn hours_in_the_streets_are_read_or_not_understood() {
    let texts = [
        ("24/7", Some(vec![(0, 10_080)])),
        ("Su 22:00-02:00", Some(vec![(9960, 120)])),
        ("Mo 09:00-17:00; Tu 10:00-12:00", Some(vec![(540, 1020), (2040, 2160)])),
        ("off", Some(vec![])),
        ("sunrise-sunset", None),
        ("Mo-Su 07:00-20:00; PH off", None),
        ("Apr-Sep Mo-Su 07:00-20:00", None),
        ("7am to dusk", None),
        ("", None),
    ];
    let (rules, _) = rules(&content(json!([])), &town(&[], &texts.clone().map(|(text, _)| text)));
    for ((text, spans), read) in texts.into_iter().zip(rules.hours) {
        assert_eq!(read, spans, "{text}");
    }
}

#[test]
fn an_entry_shuts_what_it_names_and_what_lies_in_its_area() {
    let layer = town(
        &[
            ("High Street", Kind::Primary, [(0, 0), (300, 0)]),
            ("Mill Lane", Kind::Street, [(0, 0), (0, 100)]),
            ("Mill Lane", Kind::Street, [(0, 100), (0, 300)]),
            ("", Kind::Footway, [(0, 100), (50, 150)]),
            ("Queen's Yard", Kind::Footway, [(200, 100), (250, 100)]),
        ],
        &[],
    );
    let yard = area(-10.0, 90.0, 60.0, 310.0);
    let night = "Mo-Su 07:00-20:00";
    for (ways, area, edges, warned) in [
        (json!(["Mill Lane"]), Value::Null, vec![1, 2], vec![]),
        (json!(["Mill Lane"]), yard.clone(), vec![2], vec![]),
        (Value::Null, yard.clone(), vec![2, 3], vec![]),
        (json!(["Mill Lane", "Queen\u{2019}s Yard", "Mill Lane"]), Value::Null, vec![1, 2, 4], vec![]),
        (json!(["Mill Lane", "Mil Lane"]), Value::Null, vec![1, 2], vec!["\"Mil Lane\""]),
        (json!(["Queen's Yard"]), yard.clone(), vec![], vec!["inside its area"]),
        (Value::Null, self::area(500.0, 500.0, 600.0, 600.0), vec![], vec!["shuts nothing"]),
        (Value::Null, self::area(-10.0, -10.0, 310.0, 20.0), vec![0], vec!["High Street, a main road"]),
    ] {
        let content = content(json!([entry("mill-yard", ways.clone(), area.clone(), night)]));
        let (rules, warnings) = rules(&content, &layer);
        let shut: Vec<u32> = rules.closures.iter().flat_map(|closure| closure.edges.clone()).collect();
        assert_eq!(shut, edges, "{ways} {area}");
        assert_eq!(rules.closures.len(), usize::from(!edges.is_empty()));
        assert_eq!(warnings.len(), warned.len(), "{warnings:?}");
        for (warning, words) in warnings.iter().zip(warned) {
            let begin = "public/content/streets.json: shut way \"mill-yard\": ";
            assert!(warning.starts_with(begin) && warning.contains(words) && warning.ends_with('.'), "{warning}");
        }
    }
    let content = content(json!([
        entry("a", json!(["Mill Lane"]), Value::Null, night),
        { "id": "b", "name": "The yard", "ways": ["Queen's Yard"], "open": night, "sources": [{ "name": "A notice", "date": "undated" }] },
    ]));
    let (rules, _) = rules(&content, &layer);
    let told: Vec<_> = rules.closures.iter().map(|closure| (&closure.name[..], closure.assumed)).collect();
    assert_eq!(told, [("a", true), ("The yard", false)]);
}

#[test]
fn the_way_goes_round_a_gate_that_is_shut_at_night() {
    let layer = town(
        &[
            ("Park Gate", Kind::Street, [(0, 0), (300, 0)]),
            ("High Street", Kind::Street, [(0, 0), (150, 200)]),
            ("High Street", Kind::Street, [(150, 200), (300, 0)]),
        ],
        &[],
    );
    let content = read_streets(&folder()).expect("the frozen file");
    let router = Router::new(&layer, &rules(&content, &layer).0);
    let edges = |hour: u16| {
        let way = router.way(Spot { x: 0.0, y: 0.0 }, Spot { x: 300.0, y: 0.0 }, Choice::Shortest, hour * 60);
        way.map(|way| way.legs.iter().map(|leg| leg.edge).collect::<Vec<_>>())
    };
    assert_eq!(edges(3), Some(vec![1, 2]), "at night");
    assert!(edges(12).is_some_and(|edges| edges.contains(&0)), "by day");
}
