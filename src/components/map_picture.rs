//! The picture of the map: what is drawn of places, of the person and of the scale.

use leptos::prelude::*;

use crate::components::pen::{Pen, circle, number, whole};
use crate::content::place::{Kind, Place, Purpose};
use crate::logic::geo::location::Fix;
use crate::logic::map::labels::{Area, LINE, Labels, Side, Spot, lines_of, name_area, place_labels};
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
fn rank_of(place: &Place, chosen: Option<&Place>) -> u8 {
    match place.kind {
        _ if chosen.is_some_and(|chosen| chosen.id == place.id) => 0,
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

/// From how far outside, in pixels, a name may reach into the picture.
const NAME: f64 = 100.0;
/// Half the width of the sign of the person.
const YOU: f64 = 9.0;
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
pub const SIZE: (f64, f64) = (352.0, 504.0);
/// The height of letters in the picture of the finished page, in pixels: of 18 on the page, see `style/map.css`.
pub const LETTER: f64 = 12.6;

/// The points of all places.
pub fn points(places: &[Place]) -> Vec<Point> {
    places.iter().filter_map(point_of).collect()
}

/// The part of the plane of the picture that is shown: 0, 0 is in its middle.
pub fn view_box((width, height): (f64, f64)) -> String {
    [&whole(-width / 2.0), " ", &whole(-height / 2.0), " ", &whole(width), " ", &whole(height)].concat()
}

/// Begins a layer of the picture, in this size.
pub fn begin_layer(pen: &mut Pen, class: &str, size: (f64, f64)) {
    pen.begin("svg");
    pen.set("class", class);
    pen.set("viewBox", &view_box(size));
    pen.set("font-size", &number(LETTER));
    pen.set("aria-hidden", "true");
}

/// The picture of all places in the finished page. The program draws its own.
pub fn picture() -> AnyView {
    #[cfg(feature = "ssr")]
    {
        let mut pen = Pen::new();
        let knowledge = crate::state::knowledge::use_facts();
        let view = View::of(&points(&knowledge.places), SIZE);
        draw_all(&mut pen, &Scene { linked: true, ..Scene::of(&knowledge.places, view) }, SIZE);
        pen.into_view()
    }
    #[cfg(not(feature = "ssr"))]
    ().into_any()
}

/// The point of a place. `None`: nobody has published where it is.
pub fn point_of(place: &Place) -> Option<Point> {
    place.position.map(|position| project(position.into()))
}

/// What the picture is drawn from.
pub struct Scene<'a> {
    pub places: &'a [Place],
    pub view: View,
    pub letter_px: f64,
    pub chosen: Option<&'a Place>,
    pub fix: Option<Fix>,
    /// Whether signs are links, for people without the program. In the program a tap chooses.
    pub linked: bool,
    /// The size of the picture if nothing is drawn that is out of sight. `None`: it can be moved.
    pub size: Option<(f64, f64)>,
}

impl<'a> Scene<'a> {
    /// All places, in the letters of the finished page.
    pub fn of(places: &'a [Place], view: View) -> Scene<'a> {
        Scene { places, view, letter_px: LETTER, chosen: None, fix: None, linked: false, size: None }
    }

    /// Whether a point is in sight, or a name there.
    fn shows(&self, point: Point) -> bool {
        let at = self.view.pixel(point);
        self.size.is_none_or(|(width, height)| at.x.abs() < width / 2.0 + NAME && at.y.abs() < height / 2.0 + NAME)
    }

    /// Which signs and names have room.
    pub fn labels(&self) -> Labels {
        let mut spots = Vec::new();
        for (place, of) in self.places.iter().enumerate() {
            if let Some(point) = point_of(of).filter(|point| self.shows(*point)) {
                let (at, sign, lines) = (self.view.turned(point), look(of.kind).1, lines_of(&of.name));
                spots.push(Spot { place, at, sign, lines, rank: rank_of(of, self.chosen) });
            }
        }
        let mut besides = Vec::new();
        if let Some(fix) = self.fix {
            besides.push(Area::around(self.view.turned(project(fix.at)), YOU));
        }
        place_labels(spots, besides, self.letter_px)
    }

    /// Draws what lies on the ground.
    pub fn draw(&self, pen: &mut Pen, labels: &Labels) {
        // From the centre of the city to the middle of the picture.
        let Pixel { x, y } = self.view.turned(self.view.centre);
        pen.begin("g");
        pen.set("transform", &translate(Pixel { x: -x, y: -y }));
        // The layer for streets.
        pen.group("streets");
        pen.end();
        let (mut known_to, mut dots) = (String::new(), String::new());
        for spot in &labels.spots {
            let Some(place) = self.places.get(spot.place) else { continue };
            let radius = place.position.map_or(0.0, |position| position.accuracy_m) / self.view.m_per_px;
            if radius > spot.sign + 2.0 {
                known_to += &circle(spot.at.x, spot.at.y, radius);
            }
        }
        pen.path("known-to", &known_to);
        let said = self.draw_rings(pen, labels);
        for (spot, drawn) in labels.spots.iter().zip(&labels.drawn) {
            if !drawn.sign {
                dots += &["M", &whole(spot.at.x), " ", &whole(spot.at.y), "h0"].concat();
            }
        }
        pen.path("dots", &dots);
        // The first in rank is drawn last, over the others.
        for index in labels.order.iter().rev() {
            if let (Some(spot), Some(drawn)) = (labels.spots.get(*index), labels.drawn.get(*index))
                && drawn.sign
            {
                self.draw_sign(pen, spot, drawn.name);
            }
        }
        pen.group("minutes");
        for (x, y, words) in said {
            pen.text(x, y, "middle", &words);
        }
        pen.end();
        if let Some(fix) = self.fix {
            let Pixel { x, y } = self.view.turned(project(fix.at));
            pen.group(if fix.is_old() { "you old" } else { "you" });
            pen.path("around", &circle(x, y, fix.accuracy_m / self.view.m_per_px));
            pen.path("", &circle(x, y, YOU));
            pen.end();
        }
        pen.end();
    }

    /// The sign of a place with its name, where wanted a link. The list has the link too, so that keys pass over this one.
    fn draw_sign(&self, pen: &mut Pen, spot: &Spot, name: Option<Side>) {
        let Some(place) = self.places.get(spot.place) else { return };
        pen.begin(if self.linked { "a" } else { "g" });
        let chosen = if spot.rank == 0 { " chosen" } else { "" };
        pen.set("class", &[look(place.kind).0, chosen].concat());
        pen.set("data-place", &place.id);
        pen.set("transform", &translate(spot.at));
        if self.linked {
            pen.set("href", &place.path());
            pen.set("tabindex", "-1");
        }
        pen.path("", &circle(0.0, 0.0, spot.sign));
        draw_icon(pen, sign_of(place.kind), spot.sign * 1.3);
        if let Some(side) = name {
            let area = name_area(spot, side, self.letter_px);
            let (x, anchor) = match side {
                Side::Right => (area.left, ""),
                Side::Left => (area.right, "end"),
                Side::Below | Side::Above => (spot.at.x, "middle"),
            };
            let mut baseline = area.top - spot.at.y + 0.82 * LINE * self.letter_px;
            for line in &spot.lines {
                pen.text(x - spot.at.x, baseline, anchor, line);
                baseline += LINE * self.letter_px;
            }
        }
        pen.end();
    }

    /// The rings around the person, or around the chosen place without them. Returns their words, each with where it covers neither a sign
    /// nor a name.
    fn draw_rings(&self, pen: &mut Pen, labels: &Labels) -> Vec<(f64, f64, String)> {
        let mut words = Vec::new();
        let place = self.chosen.and_then(|place| Some((point_of(place)?, place.position?.accuracy_m)));
        let Some((middle, off_by_m)) = self.fix.map(|fix| (project(fix.at), fix.accuracy_m)).or(place) else {
            return words;
        };
        let (centre, letter_px) = (self.view.turned(middle), self.letter_px);
        let mut lines = String::new();
        for (minutes, radius_m) in rings(self.view.m_per_px, off_by_m) {
            let radius = radius_m / self.view.m_per_px;
            lines += &circle(centre.x, centre.y, radius);
            let said = minutes_in_words(minutes);
            let half = letter_px * 0.34 * said.len() as f64;
            // All round, from the top.
            for turn in 0..16 {
                let (sin, cos) = (f64::from(turn) * std::f64::consts::TAU / 16.0).sin_cos();
                let (x, y) = (centre.x + radius * sin, centre.y - radius * cos);
                let high = letter_px * 0.7;
                if !labels.covers(&Area { left: x - half, right: x + half, top: y - high, bottom: y + high }) {
                    words.push((x, y + letter_px * 0.35, said));
                    break;
                }
            }
        }
        pen.path("rings", &lines);
        words
    }
}

fn translate(at: Pixel) -> String {
    ["translate(", &whole(at.x), " ", &whole(at.y), ")"].concat()
}

/// A drawing of the sprite around a point.
fn draw_icon(pen: &mut Pen, name: &'static str, width: f64) {
    #[cfg(feature = "ssr")]
    crate::components::icon::note_drawing(name);
    pen.begin("use");
    pen.set("href", &["#i-", name].concat());
    for (side, length) in [("x", width / -2.0), ("y", width / -2.0), ("width", width), ("height", width)] {
        pen.set(side, &whole(length));
    }
    pen.end();
}

/// Draws a whole picture of this size: the ground, which fingers move, and above it what stands still.
pub fn draw_all(pen: &mut Pen, scene: &Scene, size: (f64, f64)) {
    begin_layer(pen, "ground", size);
    scene.draw(pen, &scene.labels());
    pen.end();
    begin_layer(pen, "still", size);
    draw_scale(pen, scene.view, size);
    pen.end();
}

/// Draws the scale bar at the upper left, and the arrow to the north at the upper right.
pub fn draw_scale(pen: &mut Pen, view: View, (width, height): (f64, f64)) {
    let (left, top) = (width / -2.0 + 12.0, height / -2.0 + 14.0);
    let (metres, length) = scale_bar(view.m_per_px, 100.0);
    let (from, bar, down) = (whole(left), whole(length), whole(top));
    let (corner, over, wide) = (whole(left - 6.0), whole(top - 8.0), whole(length.max(50.0) + 12.0));
    let right = whole(width / 2.0 - 38.0);
    pen.path(
        "back",
        &["M", &corner, " ", &over, "h", &wide, "v36H", &corner, "zM", &right, " ", &over, "h32v36h-32z"].concat(),
    );
    pen.path("bar", &["M", &from, " ", &down, "v6h", &bar, "v-6"].concat());
    pen.text(left + 2.0, top + 22.0, "", &length_in_words(metres));
    let place = translate(Pixel { x: width / 2.0 - 22.0, y: top + 12.0 });
    pen.group("north");
    pen.set("transform", &[&place, " rotate(", &whole(-view.up), ")"].concat());
    pen.path("", "M0-6-5 8 0 5 5 8z");
    pen.text(0.0, -9.0, "middle", "N");
    pen.end();
}

/// The transform in CSS that moves the ground from how it is drawn to how it is shown, in the same direction.
pub fn transform(drawn: View, shown: View) -> String {
    let Pixel { x, y } = shown.pixel(drawn.centre);
    let scale = number(drawn.m_per_px / shown.m_per_px);
    ["translate(", &number(x), "px,", &number(y), "px) scale(", &scale, ")"].concat()
}
