//! The engine on the phone: what the app calls. Its state lasts as long as the document.
//!
//! Coordinates are metres on the plane of the layer ([`crate::plane`]), directions degrees clockwise from north; a number that is not known
//! is NaN. Times are minutes of the week in London. What is drawn into the page is made of elements and text, never of markup.
//!
//! ```text
//! map.rs        the streets behind the map         sheet.rs     the canvas that shows them
//! palette.rs    its colours, of the page's style
//! panel.rs      the way on foot in words           page.rs      elements of the page
//! trip.rs       the way that somebody looks at     choice.rs    which way they want
//! voice.rs      the voice of the phone           credit.rs    the streets around somebody, and whose data they are
//! ```

mod choice;
mod credit;
mod map;
mod page;
mod palette;
mod panel;
mod sheet;
mod trip;
mod voice;

use std::cell::RefCell;

use js_sys::Date;
use wasm_bindgen::prelude::wasm_bindgen;
use web_sys::Element;

use crate::dusk::is_dark;
use crate::format;
use crate::guide::Landmark;
use crate::layer::Layer;
use crate::near::{NearStreet, Nearby, as_seen, nearest_streets};
use crate::picture::Picture;
use crate::place_on::street_words;
use crate::plane::Spot;
use crate::route::Router;
use crate::route::rules::Rules;
use choice::chosen;
use map::Map;
use trip::Trip;

thread_local! {
    static CITY: RefCell<Option<City>> = const { RefCell::new(None) };
}

/// The city on the phone.
struct City {
    layer: Layer,
    router: Router,
    picture: Picture,
    /// The places of the app, in its order.
    places: Vec<Landmark>,
    map: Map,
    trip: Trip,
    source: Source,
    /// The streets near a point that was asked for with this accuracy: a phone that is turned asks again from there.
    nearby: (Spot, f64, Vec<Nearby>),
}

/// What is told of the layer.
struct Source {
    /// The day of the data, in words.
    date: String,
    attribution: String,
    /// Where the layer can be downloaded.
    address: String,
}

impl City {
    fn is_dark(&self) -> bool {
        let frame = self.layer.header.frame;
        is_dark(Date::now(), frame.lat, frame.lon)
    }
}

/// Calls a function with the city. What it does must not call the app.
fn with_city<T: Default>(act: impl FnOnce(&mut City) -> T) -> T {
    CITY.with_borrow_mut(|city| city.as_mut().map(act).unwrap_or_default())
}

/// Takes up a layer. `address`: where it can be downloaded. `date`: the day of the data, in words. `false`: it is none, or damaged.
#[wasm_bindgen]
pub fn open(bytes: &[u8], address: &str, date: &str) -> bool {
    let Ok((layer, rules)) = format::read(bytes) else { return false };
    let Ok(rules) = (if rules.is_empty() { Ok(Rules::default()) } else { Rules::read(&rules) }) else { return false };
    let (router, picture) = (Router::new(&layer, &rules), Picture::new(&layer));
    let attribution = layer.header.attribution.clone();
    let city = City {
        layer,
        router,
        picture,
        places: Vec::new(),
        map: Map::default(),
        trip: Trip::default(),
        source: Source { date: date.to_owned(), attribution, address: address.to_owned() },
        nearby: (Spot::default(), f64::NAN, Vec::new()),
    };
    CITY.set(Some(city));
    true
}

/// Takes the places of the app: their names, a line each, and of each its point and the accuracy of that in metres.
#[wasm_bindgen]
pub fn know(names: &str, numbers: &[f64]) {
    with_city(|city| {
        let places = names.lines().zip(numbers.chunks_exact(3)).map(|(name, numbers)| Landmark {
            name: name.to_owned(),
            at: Spot { x: numbers[0], y: numbers[1] },
            accuracy_m: numbers[2],
        });
        city.places = places.collect();
        city.trip = Trip::default();
    });
}

/// How long each place is away on foot, in seconds, by the way that is chosen.
#[wasm_bindgen]
pub fn seconds(x: f64, y: f64, minute: f64) -> Vec<f64> {
    with_city(|city| {
        let goals: Vec<Spot> = city.places.iter().map(|place| place.at).collect();
        let choice = chosen(city.is_dark());
        let times = city.router.places(Spot { x, y }, &goals, choice, minute as u16);
        times.into_iter().map(|time| time.unwrap_or(f64::NAN)).collect()
    })
}

/// Takes a fix of the phone, as often as it tells one. `speed` in metres a second.
#[wasm_bindgen]
pub fn moved(x: f64, y: f64, accuracy: f64, speed: f64) {
    let speed_mps = (!speed.is_nan()).then_some(speed);
    with_city(|city| city.trip.moved(Spot { x, y }, accuracy, Date::now(), speed_mps));
}

/// The street that somebody is on, in words. Empty: it is not known. The app itself tells what is near.
#[wasm_bindgen]
pub fn street(x: f64, y: f64, accuracy: f64) -> String {
    with_city(|city| street_words(&city.layer, Spot { x, y }, accuracy, &[]).unwrap_or_default())
}

/// Tells the streets around somebody, and whose data they are, in a part of the page. `numbers`: the point where they are, its accuracy in
/// metres, and the direction in which they face.
#[wasm_bindgen]
pub fn near(part: &Element, numbers: &[f64]) {
    let &[x, y, accuracy, facing] = numbers else { return };
    let facing = (!facing.is_nan()).then_some(facing);
    with_city(|city| {
        let at = Spot { x, y };
        if (city.nearby.0, city.nearby.1) != (at, accuracy) {
            city.nearby = (at, accuracy, nearest_streets(&city.layer, at, accuracy));
        }
        let streets = as_seen(&city.layer, &city.nearby.2, at, accuracy, facing);
        credit::show(part, streets.iter().map(NearStreet::words).collect(), &city.source);
    });
}

/// The name of the street that a tap means. Empty: none.
#[wasm_bindgen]
pub fn tapped(x: f64, y: f64, radius: f64) -> String {
    with_city(|city| {
        let edge = city.picture.street_at(&city.layer, Spot { x, y }, radius)?;
        city.layer.network.name_of(city.layer.network.edges.get(edge)?).map(str::to_owned)
    })
    .unwrap_or_default()
}

/// Draws the part of the city behind a map of the app. `view`: the point in the middle, metres to a CSS pixel, the direction that is up.
/// `taken`: what no name may cover, as left, top, right and bottom in CSS pixels from the origin of the plane. `moving`: fingers are on it.
#[wasm_bindgen]
pub fn draw(map: &Element, view: &[f64], taken: &[f64], moving: bool) {
    if let Ok(view) = view.try_into() {
        with_city(|city| city.draw(map, view, taken, moving));
    }
}

/// Where the way leads that somebody is walking, in degrees. NaN: nobody walks, or it is not known.
#[wasm_bindgen]
pub fn bearing() -> f64 {
    with_city(|city| city.trip.progress.and_then(|progress| progress.bearing)).unwrap_or(f64::NAN)
}

/// Tells the way on foot to a place, by its index, in a part of the page. `numbers`: the point where somebody is, its accuracy in metres,
/// the minute of the week, and the direction in which they face. `led`: they are walking it. `whole`: with all its turns.
#[wasm_bindgen]
pub fn show(part: &Element, place: u32, numbers: &[f64], led: bool, whole: bool) {
    let &[x, y, accuracy, minute, facing] = numbers else { return };
    panel::show(panel::Asked {
        part: part.clone(),
        place: place as usize,
        from: Spot { x, y },
        accuracy,
        minute: minute as u16,
        facing: (!facing.is_nan()).then_some(facing),
        led,
        whole,
    });
}
