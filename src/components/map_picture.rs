//! The picture of the map: what is drawn of places, of the person and of the scale. All shapes of [`ground`] and [`person`] are in pixels
//! from the centre of the city, so that a moved picture needs no new ones.

use crate::components::shape::{Shape, circle, number, whole};
use crate::content::place::{Kind, Place, Purpose};
use crate::logic::geo::distance::LatLon;
use crate::logic::geo::location::Fix;
use crate::logic::map::labels::{Area, Drawn, LINE, Side, Spot, lines_of, name_area, place_labels};
use crate::logic::map::projection::{Point, project};
use crate::logic::map::rings::rings;
use crate::logic::map::scale_bar::scale_bar;
use crate::logic::map::view::{Pixel, View};
use crate::words::map::{length_in_words, minutes_in_words};

/// The drawing of a kind of place.
pub fn sign_of(kind: Kind) -> &'static str {
    match kind {
        Kind::SafeHaven => "haven",
        Kind::CampusSecurity => "guard",
        Kind::Police => "police",
        Kind::MentalHealthSafeHaven => "text",
        Kind::HospitalUtc => "hospital",
        Kind::TaxiRank => "taxi",
        Kind::Station => "train",
        Kind::BusStation | Kind::BusStop => "bus",
        Kind::OpenAllNight => "night",
        Kind::University => "university",
        Kind::Landmark => "landmark",
        Kind::Street => "street",
    }
}

/// The name of the style of a place, and half the width of its sign in pixels.
fn look(kind: Kind) -> (&'static str, f64) {
    match kind.purpose() {
        Purpose::Help => ("safe", 12.0),
        Purpose::WarmAndOpen => ("warm", 11.0),
        Purpose::WayHome => ("home", 11.0),
        Purpose::Landmark => ("mark", 10.0),
    }
}

/// The lowest is drawn first: who helps, then what leads home or tells where one is.
fn rank(kind: Kind) -> u8 {
    match kind {
        Kind::SafeHaven | Kind::MentalHealthSafeHaven => 1,
        Kind::Police | Kind::HospitalUtc => 2,
        Kind::CampusSecurity => 3,
        Kind::Station | Kind::BusStation => 4,
        Kind::Landmark => 5,
        Kind::OpenAllNight | Kind::TaxiRank => 6,
        Kind::University => 7,
        Kind::BusStop => 8,
        Kind::Street => 9,
    }
}

/// The point of a place. `None`: nobody has published where it is.
pub fn point_of(place: &Place) -> Option<Point> {
    place.position.map(|position| project(LatLon { lat: position.lat, lon: position.lon }))
}

/// Which signs and names are shown at a scale, and what they take up.
#[derive(Clone, Default, PartialEq)]
pub struct Layout {
    /// The places, by their index in the knowledge, and how each is drawn.
    pub drawn: Vec<(usize, Pixel, Drawn)>,
    /// What signs and names cover.
    taken: Vec<Area>,
}

/// The layout of the places at a scale. `chosen`: the id of the place that comes first.
pub fn layout(places: &[Place], view: View, letter_px: f64, chosen: Option<&str>) -> Layout {
    let spots = places.iter().enumerate().filter_map(|(index, place)| {
        let at = view.turned(point_of(place)?);
        let rank = if chosen == Some(&place.id) { 0 } else { rank(place.kind) };
        Some((index, Spot { at, sign: look(place.kind).1, lines: lines_of(&place.name), rank }))
    });
    let (indices, spots): (Vec<usize>, Vec<Spot>) = spots.unzip();
    let drawn = place_labels(&spots, letter_px);
    let taken = spots.iter().zip(&drawn).filter(|(_, drawn)| drawn.sign).flat_map(|(spot, drawn)| {
        let name = drawn.name.map(|side| name_area(spot, side, letter_px));
        [Some(Area::around(spot.at, spot.sign)), name].into_iter().flatten()
    });
    let taken = taken.collect();
    let drawn =
        indices.into_iter().zip(spots).zip(drawn).map(|((index, spot), drawn)| (index, spot.at, drawn)).collect();
    Layout { drawn, taken }
}

/// The ground: how well places are known, dots, signs with names. The first layer is for streets.
pub fn ground(
    places: &[Place],
    layout: &Layout,
    view: View,
    letter_px: f64,
    chosen: Option<&str>,
    width: Option<f64>,
) -> Vec<Shape> {
    let (mut known_to, mut dots, mut signs) = (String::new(), String::new(), Vec::new());
    // The first in rank is drawn last, over the others.
    let mut order: Vec<_> =
        layout.drawn.iter().filter_map(|(index, at, drawn)| Some((places.get(*index)?, at, drawn))).collect();
    if let Some(width) = width {
        order.retain(|(_, at, _)| at.x.abs() < width && at.y.abs() < width);
    }
    order.sort_by_key(|(place, ..)| std::cmp::Reverse((chosen != Some(&place.id), rank(place.kind))));
    for (place, at, drawn) in order {
        let radius = place.position.map_or(0.0, |position| position.accuracy_m) / view.m_per_px;
        if radius > look(place.kind).1 + 2.0 {
            known_to += &circle(at.x, at.y, radius);
        }
        if drawn.sign {
            signs.push(sign(place, *at, drawn.name, letter_px, chosen == Some(&place.id)));
        } else {
            dots += &["M", &whole(at.x), " ", &whole(at.y), "h0"].concat();
        }
    }
    vec![
        Shape::group("streets", Vec::new()),
        Shape::path("known-to", known_to),
        Shape::path("dots", dots),
        Shape::group("places", signs),
    ]
}

fn translate(at: Pixel) -> String {
    ["translate(", &whole(at.x), " ", &whole(at.y), ")"].concat()
}

/// The sign of a place with its name, a link to its page for people without the program.
fn sign(place: &Place, at: Pixel, name: Option<Side>, letter_px: f64, chosen: bool) -> Shape {
    let (look, half) = look(place.kind);
    let mut parts = vec![Shape::path("", circle(0.0, 0.0, half)), drawing(sign_of(place.kind), half * 1.3)];
    if let Some(side) = name {
        let spot = Spot { at: Pixel::default(), sign: half, lines: lines_of(&place.name), rank: 0 };
        let area = name_area(&spot, side, letter_px);
        let (x, anchor) = match side {
            Side::Right => (area.left, ""),
            Side::Left => (area.right, "end"),
            Side::Below | Side::Above => (0.0, "middle"),
        };
        parts.extend(spot.lines.into_iter().enumerate().map(|(line, words)| {
            let baseline = area.top + (line as f64 + 0.82) * LINE * letter_px;
            text(x, baseline, words).with("text-anchor", anchor)
        }));
    }
    Shape::new("a")
        .with("class", if chosen { [look, " chosen"].concat() } else { look.to_owned() })
        .with("href", place.path())
        .with("tabindex", "-1")
        .with("transform", translate(at))
        .around(parts)
}

fn text(x: f64, y: f64, words: String) -> Shape {
    Shape::new("text").with("x", whole(x)).with("y", whole(y)).saying(words)
}

/// A drawing of the sprite around a point.
fn drawing(name: &'static str, width: f64) -> Shape {
    let (corner, width) = (whole(-width / 2.0), whole(width));
    Shape::new("use")
        .with("href", ["#i-", name].concat())
        .with("x", corner.clone())
        .with("y", corner)
        .with("width", width.clone())
        .with("height", width)
}

/// The person with the accuracy of their position, and the rings around them, or around the chosen place without them.
pub fn person(layout: &Layout, view: View, letter_px: f64, fix: Option<Fix>, chosen: Option<&Place>) -> Vec<Shape> {
    let at = fix.map(|fix| (project(fix.at), fix.accuracy_m));
    let middle = at.or_else(|| chosen.and_then(|place| Some((point_of(place)?, place.position?.accuracy_m))));
    let Some((middle, off_by_m)) = middle else { return Vec::new() };
    let centre = view.turned(middle);
    let (mut lines, mut words) = (String::new(), Vec::new());
    for (minutes, radius_m) in rings(view.m_per_px, off_by_m) {
        let radius = radius_m / view.m_per_px;
        lines += &circle(centre.x, centre.y, radius);
        let said = minutes_in_words(minutes);
        let half = letter_px * 0.34 * said.len() as f64;
        // Where the words cover neither a sign nor a name: all round, from the top.
        let free = (0..16).map(|turn| f64::from(turn) * std::f64::consts::TAU / 16.0).find_map(|turn| {
            let (sin, cos) = turn.sin_cos();
            let (x, y) = (centre.x + radius * sin, centre.y - radius * cos);
            let area = Area { left: x - half, right: x + half, top: y - letter_px * 0.7, bottom: y + letter_px * 0.7 };
            (!layout.taken.iter().any(|other| other.overlaps(&area))).then_some((x, y))
        });
        words.extend(free.map(|(x, y)| text(x, y + letter_px * 0.35, said).with("text-anchor", "middle")));
    }
    let mut shapes = vec![Shape::path("rings", lines), Shape::group("minutes", words)];
    if let Some(fix) = fix {
        let old = if fix.is_old() { "you old" } else { "you" };
        let radius = fix.accuracy_m / view.m_per_px;
        let around = Shape::path("around", circle(centre.x, centre.y, radius.max(1.0)));
        shapes.push(Shape::group(old, vec![around, Shape::path("", circle(centre.x, centre.y, 8.0))]));
    }
    shapes
}

/// The scale bar at the upper left, and the arrow to the north at the upper right, of a picture of this size.
pub fn furniture(view: View, (width, height): (f64, f64)) -> Vec<Shape> {
    let (left, top) = (-width / 2.0 + 12.0, -height / 2.0 + 14.0);
    let (metres, length) = scale_bar(view.m_per_px, 100.0);
    let (from, bar, down) = (whole(left), whole(length), whole(top));
    let line = ["M", &from, " ", &down, "v6h", &bar, "v-6"].concat();
    let corner = Pixel { x: width / 2.0 - 22.0, y: top + 12.0 };
    let turn = [translate(corner), " rotate(".into(), whole(-view.up), ")".into()].concat();
    let north =
        vec![Shape::path("", "M0-6-5 8 0 5 5 8z".into()), text(0.0, -9.0, "N".into()).with("text-anchor", "middle")];
    vec![
        Shape::path("bar", line),
        text(left + 2.0, top + 22.0, length_in_words(metres)),
        Shape::group("north", north).with("transform", turn),
    ]
}

/// The transform that moves the ground, drawn at one scale, to where it is shown.
pub fn transform(drawn: View, shown: View) -> String {
    let Pixel { x, y } = shown.turned(shown.centre);
    let move_by = ["translate(", &number(-x), " ", &number(-y), ")"].concat();
    let scale = drawn.m_per_px / shown.m_per_px;
    if scale == 1.0 { move_by } else { [&move_by, " scale(", &number(scale), ")"].concat() }
}
