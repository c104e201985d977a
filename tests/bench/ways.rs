//! Twenty ways between places of the content, at noon and at 3 a.m., for whoever looks at them after the streets were made anew: how long,
//! how far, and along which streets. On the streets of the owner; left out where there are none.

use safe_night_canterbury::authoring::streets::read::read_streets;
use safe_night_canterbury::authoring::streets::rules::rules;
use streets::format::read;
use streets::guide::label::name;
use streets::guide::words::sum;
use streets::layer::Network;
use streets::plane::{Frame, Spot};
use streets::route::Router;
use streets::way::{Choice, Way};

use crate::support::editions::{built_in, project, real_content};

const WAYS: [(&str, &str); 20] = [
    ("marlowe-theatre", "whitefriars-refuge-point"),
    ("westgate-towers", "whitefriars-refuge-point"),
    ("cathedral", "whitefriars-refuge-point"),
    ("st-georges-tower", "police-station"),
    ("marlowe-theatre", "police-station"),
    ("beaney", "cccu-security"),
    ("whitefriars-clock-tower", "cccu-security"),
    ("canterbury-west", "cccu-security"),
    ("canterbury-east", "cccu-security"),
    ("westgate-towers", "canterbury-west"),
    ("st-georges-tower", "canterbury-east"),
    ("cathedral", "canterbury-west"),
    ("marlowe-theatre", "taxi-rank-whitefriars"),
    ("bus-station", "kent-and-canterbury-utc"),
    ("westgate-towers", "kent-and-canterbury-utc"),
    ("westgate-towers", "kent-campus-security"),
    ("canterbury-west", "keynes-college-stop"),
    ("whitefriars-clock-tower", "university-of-kent"),
    ("cccu-security", "kent-campus-security"),
    ("canterbury-west", "sturry-road-park-and-ride"),
];
/// Minutes of the week, of a Wednesday.
const NOON: u16 = 2 * 1440 + 12 * 60;
const THREE: u16 = 2 * 1440 + 3 * 60;

pub fn tell() {
    let path = project("target/streets/streets.layer");
    let Ok(bytes) = std::fs::read(&path) else {
        println!("ways: left out, because {} is not there: `make streets` makes it", path.display());
        return;
    };
    let (layer, _) = read(&bytes).expect("a layer of this version");
    let content = read_streets(&real_content()).expect("rules in order");
    let router = Router::new(&layer, &rules(&content, &layer).0);
    let knowledge = built_in();
    let spot = |id: &str| -> Spot {
        let place = knowledge.place(id).unwrap_or_else(|| panic!("no place {id}: choose another"));
        let at = place.position.as_ref().unwrap_or_else(|| panic!("{id} has no position: choose another"));
        Frame::CANTERBURY.spot(at.lat, at.lon)
    };
    for (from, to) in WAYS {
        let way = |minute| router.way(spot(from), spot(to), Choice::MainStreets, minute);
        let (Some(noon), Some(night)) = (way(NOON), way(THREE)) else {
            println!("{from} to {to}: no way");
            continue;
        };
        println!("{from} to {to}: {}, {:.0} m: {}", sum(&noon), noon.metres, along(&layer.network, &noon));
        if noon.legs != night.legs {
            println!("    at 3 a.m.: {}, {:.0} m: {}", sum(&night), night.metres, along(&layer.network, &night));
        }
    }
}

/// The names of the streets in their order.
fn along(network: &Network, way: &Way) -> String {
    let edges = way.legs.iter().map(|leg| &network.edges[leg.edge as usize]);
    let mut names: Vec<&str> =
        edges.filter_map(|edge| Some(network.names[usize::from(name(network, edge)?)].as_str())).collect();
    names.dedup();
    names.join(", ")
}
