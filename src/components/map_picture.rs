//! The picture of the map: what is drawn of places, of the person and of the scale. All shapes of [`ground`] and [`person`] are in pixels
//! from the centre of the city, so that a moved picture needs no new ones.

use leptos::prelude::*;

#[cfg(feature = "ssr")]
use crate::components::shape::written;
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

/// The lowest has room first: the chosen one, who helps, then what leads home or tells where one is.
fn rank_of(place: &Place, chosen: Option<&str>) -> u8 {
    match place.kind {
        _ if chosen == Some(&place.id) => 0,
        Kind::SafeHaven | Kind::MentalHealthSafeHaven => 1,
        Kind::Police | Kind::HospitalUtc => 2,
        Kind::CampusSecurity => 3,
        Kind::Station | Kind::BusStation => 4,
        Kind::Landmark => 5,
        Kind::OpenAllNight | Kind::TaxiRank => 6,
        Kind::University => 7,
        Kind::BusStop => 8,
        Kind::Street => LAST,
    }
}

/// Half the width of the sign of the person.
const YOU: f64 = 9.0;
/// The last rank.
pub const LAST: u8 = 9;

/// Every kind with a sign, in the order of the legend.
pub const KINDS: [Kind; 13] = [
    Kind::SafeHaven,
    Kind::Police,
    Kind::CampusSecurity,
    Kind::MentalHealthSafeHaven,
    Kind::HospitalUtc,
    Kind::Station,
    Kind::BusStation,
    Kind::BusStop,
    Kind::TaxiRank,
    Kind::OpenAllNight,
    Kind::University,
    Kind::Landmark,
    Kind::Street,
];

/// The size of the picture in the finished page, in pixels: that of a common phone.
pub const SIZE: (f64, f64) = (354.0, 506.0);
/// The height of letters in the picture of the finished page, in pixels: of 18 on the page, see `style/map.css`.
pub const LETTER: f64 = 12.6;

/// The points of all places.
pub fn points(places: &[Place]) -> Vec<Point> {
    places.iter().filter_map(point_of).collect()
}

/// The part of the plane of the picture that is shown: 0, 0 is in its middle.
pub fn view_box((width, height): (f64, f64)) -> String {
    [-width / 2.0, -height / 2.0, width, height].map(whole).join(" ")
}

/// An SVG picture of this size.
pub fn frame(size: (f64, f64), letter_px: f64, layers: Vec<Shape>) -> Shape {
    Shape::new("svg")
        .with("viewBox", view_box(size))
        .with("font-size", number(letter_px))
        .with("preserveAspectRatio", "xMidYMid slice")
        .with("aria-hidden", "true")
        .around(layers)
}

/// The picture of all places in the finished page. The program draws its own.
pub fn picture() -> AnyView {
    #[cfg(feature = "ssr")]
    {
        let knowledge = crate::state::knowledge::use_facts();
        let view = View::of(&points(&knowledge.places), SIZE);
        let ground = Shape::group("ground", scene(&knowledge.places, view, LETTER, None, None, true).0);
        let still = Shape::group("still", furniture(view, SIZE));
        written(frame(SIZE, LETTER, vec![ground.with("transform", transform(view, view)), still]))
    }
    #[cfg(not(feature = "ssr"))]
    ().into_any()
}

/// All that is drawn on the ground, and the layout of it. `linked`: signs are links.
pub fn scene(
    places: &[Place],
    view: View,
    letter_px: f64,
    chosen: Option<&Place>,
    fix: Option<Fix>,
    linked: bool,
) -> (Vec<Shape>, Layout) {
    let id = chosen.map(|place| place.id.as_str());
    let layout = layout(places, view, letter_px, id, fix);
    let mut shapes = ground(places, &layout, view, letter_px, id, linked);
    let mut person = person(&layout, view, letter_px, fix, chosen).into_iter();
    // The rings lie below the signs.
    shapes.splice(2..2, person.next());
    shapes.extend(person);
    (shapes, layout)
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
/// `person`: where they are, which no name covers.
pub fn layout(places: &[Place], view: View, letter_px: f64, chosen: Option<&str>, person: Option<Fix>) -> Layout {
    let spots = places.iter().enumerate().filter_map(|(index, place)| {
        let at = view.turned(point_of(place)?);
        let rank = rank_of(place, chosen);
        Some((index, Spot { at, sign: look(place.kind).1, lines: lines_of(&place.name), rank }))
    });
    let (indices, spots): (Vec<usize>, Vec<Spot>) = spots.unzip();
    let person = person.map(|fix| Area::around(view.turned(project(fix.at)), YOU));
    let drawn = place_labels(&spots, person.as_slice(), letter_px);
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
    linked: bool,
) -> Vec<Shape> {
    let (mut known_to, mut dots, mut signs) = (String::new(), String::new(), Vec::new());
    for (place, at, drawn) in in_order(places, layout, chosen) {
        let radius = place.position.map_or(0.0, |position| position.accuracy_m) / view.m_per_px;
        if radius > look(place.kind).1 + 2.0 {
            known_to += &circle(at.x, at.y, radius);
        }
        if drawn.sign {
            let sign = sign(place, at, drawn.name, letter_px, chosen == Some(&place.id));
            signs.push(if linked { sign.linking(place.path()) } else { sign });
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

/// The places with where and how each is drawn: the first in rank last, over the others.
fn in_order<'a>(
    places: &'a [Place],
    layout: &'a Layout,
    chosen: Option<&str>,
) -> impl Iterator<Item = (&'a Place, Pixel, Drawn)> {
    (0..=LAST).rev().flat_map(move |turn| {
        layout.drawn.iter().filter_map(move |(index, at, drawn)| {
            let place = places.get(*index)?;
            (rank_of(place, chosen) == turn).then_some((place, *at, *drawn))
        })
    })
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
    let class = if chosen { [look, " chosen"].concat() } else { look.to_owned() };
    Shape::new("g").with("class", class).with("transform", translate(at)).around(parts)
}

fn text(x: f64, y: f64, words: String) -> Shape {
    Shape::new("text").with("x", whole(x)).with("y", whole(y)).saying(words)
}

/// A drawing of the sprite around a point.
fn drawing(name: &'static str, width: f64) -> Shape {
    #[cfg(feature = "ssr")]
    crate::components::icon::note_drawing(name);
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
        shapes.push(Shape::group(old, vec![around, Shape::path("", circle(centre.x, centre.y, YOU))]));
    }
    shapes
}

/// The scale bar at the upper left, and the arrow to the north at the upper right, of a picture of this size.
pub fn furniture(view: View, (width, height): (f64, f64)) -> Vec<Shape> {
    let (left, top) = (-width / 2.0 + 12.0, -height / 2.0 + 14.0);
    let (metres, length) = scale_bar(view.m_per_px, 100.0);
    let (from, bar, down) = (whole(left), whole(length), whole(top));
    let back = |left: f64, wide: f64| {
        ["M", &whole(left), " ", &whole(top - 8.0), "h", &whole(wide), "v36h-", &whole(wide), "z"].concat()
    };
    let backs = [back(left - 6.0, length.max(50.0) + 12.0), back(width / 2.0 - 38.0, 32.0)].concat();
    let line = ["M", &from, " ", &down, "v6h", &bar, "v-6"].concat();
    let corner = Pixel { x: width / 2.0 - 22.0, y: top + 12.0 };
    let turn = [translate(corner), " rotate(".into(), whole(-view.up), ")".into()].concat();
    let north =
        vec![Shape::path("", "M0-6-5 8 0 5 5 8z".into()), text(0.0, -9.0, "N".into()).with("text-anchor", "middle")];
    vec![
        Shape::path("back", backs),
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
