//! What kind of way it is, and what else the data says of it.

use super::file::Tags;
use crate::layer::{Kind, Traits};

/// The kind of a `highway`. `None`: no way that is walked.
pub fn of(tags: &Tags) -> Option<Kind> {
    let highway = tags.get("highway")?;
    Some(match highway {
        "trunk" | "trunk_link" => Kind::Trunk,
        "primary" | "primary_link" => Kind::Primary,
        "secondary" | "secondary_link" => Kind::Secondary,
        "tertiary" | "tertiary_link" => Kind::Tertiary,
        "residential" | "unclassified" | "living_street" | "road" => Kind::Street,
        "pedestrian" => Kind::Pedestrian,
        "service" => match tags.get("service") {
            Some("driveway") => Kind::Driveway,
            Some("alley") => Kind::Alley,
            _ => Kind::Service,
        },
        "steps" => Kind::Steps,
        "track" => Kind::Track,
        "bridleway" => Kind::Path,
        "footway" | "path" | "cycleway" => match tags.get(highway).or_else(|| tags.get("footway")) {
            Some("sidewalk") => Kind::Pavement,
            Some("crossing" | "traffic_island") => Kind::Crossing,
            _ if highway == "footway" => Kind::Footway,
            _ if highway == "path" => Kind::Path,
            _ => Kind::Cycleway,
        },
        _ => return None,
    })
}

const UNPAVED: &[&str] = &[
    "unpaved",
    "compacted",
    "fine_gravel",
    "gravel",
    "pebblestone",
    "ground",
    "dirt",
    "earth",
    "grass",
    "mud",
    "sand",
    "woodchips",
    "rock",
    "grass_paver",
];

/// What the data says of a way besides. Nothing is inferred: no `lit` is neither lit nor unlit.
pub fn traits(tags: &Tags) -> Traits {
    let said = |key: &str| tags.get(key).is_some_and(|value| value != "no");
    let under_a_house = tags.is("tunnel", &["building_passage"]);
    [
        (said("tunnel") && !under_a_house, Traits::TUNNEL),
        (said("bridge"), Traits::BRIDGE),
        (under_a_house || said("covered") || tags.is("indoor", &["yes"]), Traits::COVERED),
        (tags.is("lit", &["yes", "24/7", "automatic", "sunset-sunrise", "dusk-dawn"]), Traits::LIT),
        (tags.is("lit", &["no", "disused"]), Traits::UNLIT),
        (tags.is("surface", UNPAVED), Traits::UNPAVED),
        (tags.is("wheelchair", &["yes", "designated"]), Traits::WHEELCHAIR),
        (tags.is("wheelchair", &["no"]), Traits::NO_WHEELCHAIR),
    ]
    .into_iter()
    .filter(|(is, _)| *is)
    .fold(Traits::default(), |all, (_, one)| all.with(one))
}

/// Whether it is a railway with trains on it.
pub fn is_railway(tags: &Tags) -> bool {
    tags.is("railway", &["rail", "light_rail", "tram", "narrow_gauge", "preserved"])
}
