//! The canvas behind the map of the app. It is larger than the map: while fingers move it, the browser moves what it has painted, because
//! to paint the streets anew takes several frames. It is painted anew where the map shows more than it has, and when the fingers lift.

use wasm_bindgen::JsCast;
use web_sys::{CanvasRenderingContext2d, Element, HtmlCanvasElement, window};

use super::page::{after, document};
use super::palette::palette_of;
use super::{City, with_city};
use crate::picture::Drawing;
use crate::picture::browser::{BrowserCanvas, number};
use crate::picture::styles::Palette;
use crate::picture::view::{Area, Pixel, View};
use crate::plane::Spot;

/// The sides of the canvas, in those of the map.
const LARGER: f64 = 1.5;
/// A new canvas is as large as the map, with a pixel to each of CSS, so that it is painted soon; after so many milliseconds it becomes
/// larger and sharp.
const LARGER_AFTER_MS: i32 = 300;
/// More pixels than two to one of CSS are not seen, and cost a phone frames.
const MOST_RATIO: f64 = 2.0;
/// The height of the letters of street names, as a part of the height of letters on the page.
const LETTER: f64 = 0.67;

/// The canvas that was drawn on last.
#[derive(Default)]
pub struct Map {
    canvas: Option<(HtmlCanvasElement, BrowserCanvas)>,
    palette: Palette,
    letter_px: f64,
    taken: Vec<Area>,
    /// What it was painted for. `None`: nothing yet.
    painted: Option<View>,
    /// What the map shows.
    shown: View,
    /// The size in which it was painted, in CSS pixels.
    size: (f64, f64),
    /// The way that was painted, by the count of ways.
    way: u32,
}

impl City {
    /// Shows the city behind a map: around `x`, `y`, with a scale and with a direction up.
    pub fn draw(&mut self, map: &Element, [x, y, m_per_px, up]: [f64; 4], taken: &[f64], moving: bool) {
        let window_size = (f64::from(map.client_width()), f64::from(map.client_height()));
        let ratio = window().map_or(1.0, |window| window.device_pixel_ratio()).clamp(1.0, MOST_RATIO);
        let Map { canvas, palette, letter_px, taken: areas, painted, shown: last, size: before_size, way: drawn_way } =
            &mut self.map;
        *drawn_way = self.trip.found;
        // Of a map that is gone the canvas is gone too.
        if canvas.as_ref().is_none_or(|(element, _)| element.parent_element().as_ref() != Some(map)) {
            (*canvas, *painted, *before_size) = (canvas_in(map), None, (0.0, 0.0));
        }
        let Some((element, canvas)) = canvas else { return };
        let shown = View { centre: Spot { x, y }, m_per_px, up };
        *last = shown;
        if let Some(before) = painted.filter(|before| moving && before.covers(*before_size, shown, window_size)) {
            return place(element, before, shown);
        }
        let (times, ratio) = if painted.is_some() { (LARGER, ratio) } else { (1.0, 1.0) };
        let size = (window_size.0 * times, window_size.1 * times);
        if *before_size != size {
            let sides = if times > 1.0 { ["150%", "-25%"] } else { ["100%", "0"] };
            for (property, side) in [("width", 0), ("height", 0), ("left", 1), ("top", 1)] {
                let _ = element.style().set_property(property, sides[side]);
            }
        }
        let pixels = ((size.0 * ratio) as u32, (size.1 * ratio) as u32);
        if (element.width(), element.height()) != pixels {
            element.set_width(pixels.0);
            element.set_height(pixels.1);
        }
        if !moving || painted.is_none() {
            *palette = palette_of(map);
            *letter_px = letter_of_page() * LETTER;
            *areas = taken.chunks_exact(4).map(area).collect();
        }
        let way = self.trip.line();
        let drawing = Drawing { view: shown, size, ratio, palette, letter_px: *letter_px, way, taken: areas };
        self.picture.draw(&self.layer, canvas, &drawing);
        place(element, shown, shown);
        *before_size = size;
        if painted.replace(shown).is_none() {
            after(LARGER_AFTER_MS, || with_city(City::draw_again));
        }
    }
}

impl City {
    /// Paints the map anew, if a way was found since.
    pub fn draw_new_way(&mut self) {
        if self.map.way != self.trip.found {
            self.draw_again();
        }
    }

    fn draw_again(&mut self) {
        let Map { canvas: Some((element, _)), shown, taken, .. } = &self.map else { return };
        let Some(map) = element.parent_element().filter(|map| map.is_connected()) else { return };
        let taken: Vec<f64> = taken.iter().flat_map(|area| [area.left, area.top, area.right, area.bottom]).collect();
        let View { centre, m_per_px, up } = *shown;
        self.draw(&map, [centre.x, centre.y, m_per_px, up], &taken, false);
    }
}

/// Moves what is painted to where it is shown.
fn place(canvas: &HtmlCanvasElement, painted: View, shown: View) {
    let Pixel { x, y } = shown.pixel(painted.centre);
    let scale = painted.m_per_px / shown.m_per_px;
    let transform = ["translate(", &number(x), "px,", &number(y), "px) scale(", &number(scale), ")"].concat();
    let _ = canvas.style().set_property("transform", &transform);
}

fn area(sides: &[f64]) -> Area {
    let side = |index: usize| sides.get(index).copied().unwrap_or_default();
    Area { left: side(0), top: side(1), right: side(2), bottom: side(3) }
}

/// A new canvas as the lowest of the map's layers.
fn canvas_in(map: &Element) -> Option<(HtmlCanvasElement, BrowserCanvas)> {
    let canvas: HtmlCanvasElement = document()?.create_element("canvas").ok()?.dyn_into().ok()?;
    canvas.set_attribute("class", "city").ok()?;
    canvas.set_attribute("aria-hidden", "true").ok()?;
    map.insert_before(&canvas, map.first_child().as_ref()).ok()?;
    let context: CanvasRenderingContext2d = canvas.get_context("2d").ok()??.dyn_into().ok()?;
    let family = style_of(map, "font-family");
    Some((canvas, BrowserCanvas::new(context, &family)))
}

fn style_of(element: &Element, property: &str) -> String {
    let style = window().and_then(|window| window.get_computed_style(element).ok().flatten());
    style.and_then(|style| style.get_property_value(property).ok()).unwrap_or_default()
}

/// The height of the letters of the page, in pixels: larger for those who ask for larger letters.
fn letter_of_page() -> f64 {
    let root = document().and_then(|document| document.document_element());
    let height = root.map(|root| style_of(&root, "font-size")).unwrap_or_default();
    let whole = height.split(['.', 'p']).next().and_then(|whole| whole.parse::<u32>().ok());
    whole.map_or(18.0, f64::from)
}
