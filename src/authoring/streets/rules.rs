//! What `streets.json` means on a layer of streets: its costs, and which edges are shut when.

use std::collections::BTreeSet;

use streets::layer::{Kind, Layer, Network};
use streets::plane::Spot;
use streets::route::closed::edges_of;
use streets::route::rules::{Closure, Rules, Span};

use crate::authoring::opening_hours::every_week::every_week;
use crate::authoring::streets::check::corners;
use crate::authoring::streets::written::{Shut, StreetsContent};
use crate::content::edited::STREETS;
use crate::content::hours::WEEK;

/// The rules of the router on this layer, and a warning for whatever of the content means nothing on it, or shuts a main road.
pub fn rules(content: &StreetsContent, layer: &Layer) -> (Rules, Vec<String>) {
    let mut warnings = Vec::new();
    let mut closures = Vec::new();
    for shut in &content.shut {
        let mut warn =
            |fix: String| warnings.push(format!("public/content/{STREETS}: shut way \"{}\": {fix}", shut.id));
        let edges = edges_shut(shut, layer, &mut warn);
        if let Some(road) = main_road(&layer.network, &edges) {
            warn(format!("It shuts {road}, a main road. Draw its area smaller, or take the name out."));
        }
        // Hours that cannot be read were refused when the content was.
        let week = every_week(&shut.open.0).unwrap_or_default();
        if !edges.is_empty() {
            let (name, assumed) = (shut.name.clone(), shut.assumed.is_some());
            closures.push(Closure { name, assumed, edges: edges.into_iter().collect(), shut: between(&week) });
        }
    }
    let hours = layer.network.hours.iter().map(|text| every_week(text).ok().map(|week| spans(&week))).collect();
    (Rules { costs: content.costs.costs(), closures, hours, margin_min: content.margin_min }, warnings)
}

/// The edges that an entry is about.
fn edges_shut(shut: &Shut, layer: &Layer, warn: &mut impl FnMut(String)) -> BTreeSet<u32> {
    let frame = layer.header.frame;
    let area: Option<Vec<Spot>> =
        shut.area.as_deref().map(|area| corners(area).iter().map(|[lat, lon]| frame.spot(*lat, *lon)).collect());
    let date = &layer.header.date;
    if shut.ways.is_empty() {
        let edges: BTreeSet<u32> = edges_of(&layer.network, None, area.as_deref()).into_iter().collect();
        if edges.is_empty() {
            warn(format!(
                "No way of the streets of {date} lies inside its area, so it shuts nothing. Draw the area anew, or take the entry out."
            ));
        }
        return edges;
    }
    let mut edges = BTreeSet::new();
    for way in &shut.ways {
        // OpenStreetMap writes straight apostrophes, and phones curly ones.
        let names = [way.clone(), way.replace('\u{2019}', "'")];
        let found: Vec<u32> =
            names.iter().flat_map(|name| edges_of(&layer.network, Some(name), area.as_deref())).collect();
        if found.is_empty() {
            let place = if area.is_some() { " inside its area" } else { "" };
            warn(format!(
                "The streets of {date} have no \"{way}\"{place}, so it is not shut. Correct the name, or take it out."
            ));
        }
        edges.extend(found);
    }
    edges
}

/// A main road among edges, by its name.
fn main_road<'a>(network: &'a Network, edges: &BTreeSet<u32>) -> Option<&'a str> {
    let of = edges.iter().filter_map(|edge| network.edges.get(*edge as usize));
    let mut main = of.filter(|edge| edge.kind <= Kind::Tertiary);
    main.next().map(|edge| network.name_of(edge).unwrap_or("a road without a name"))
}

/// Ranges of a week that may run over its end, as the router counts them.
fn spans(week: &[[u16; 2]]) -> Vec<Span> {
    week.iter().map(|[from, to]| (*from, if *to > WEEK { to - WEEK } else { *to })).collect()
}

/// The time between ranges of a week: shut, where open is told. A night over Sunday midnight is one span.
fn between(open: &[[u16; 2]]) -> Vec<Span> {
    let Some(first) = open.first() else { return vec![(0, WEEK)] };
    let next = open.iter().skip(1).chain([first]);
    let mut shut = Vec::new();
    for ([_, to], [from, _]) in open.iter().zip(next) {
        match (to % WEEK, *from) {
            // From midnight on Sunday to midnight on Monday no time goes by.
            (0, 0) => {}
            (to, 0) => shut.push((to, WEEK)),
            (to, from) => shut.push((to, from)),
        }
    }
    shut
}
