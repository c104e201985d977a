//! The canvas behind the map of the app. It is larger than the map: while fingers move it, the browser moves what it has painted, because
//! to paint the streets anew takes several frames. It is painted anew where the map shows more than it has, when the fingers have changed its
//! scale, and in a rest after they have moved it.

use web_sys::{Element, HtmlCanvasElement, window};

use super::page::{after, document};
use super::palette::{palette_of, style_of};
use super::sheet::Sheet;
use super::{City, with_city};
use crate::picture::Drawing;
use crate::picture::browser::number;
use crate::picture::styles::Palette;
use crate::picture::view::{Area, Pixel, View};
use crate::plane::Spot;

/// The sides of the canvas, in those of the map.
const LARGER: f64 = 2.0;
/// A new canvas is as large as the map, with a pixel to each of CSS, so that it is painted soon; after so many milliseconds it becomes
/// larger and sharp.
const LARGER_AFTER_MS: i32 = 300;
/// How long nothing moves the map until it is painted around its new middle, in milliseconds: the next finger does not wait for that.
const REST_MS: i32 = 300;
/// More pixels than two to one of CSS are not seen, and cost a phone frames.
const MOST_RATIO: f64 = 2.0;
/// The height of the letters of street names, as a part of the height of letters on the page.
const LETTER: f64 = 0.67;

/// The canvas that was drawn on last.
#[derive(Default)]
pub struct Map {
    sheet: Option<Sheet>,
    /// The size of the map in CSS pixels, as it was before fingers moved it: to ask for it costs a layout.
    window: (f64, f64),
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
    /// How often it was asked for.
    asked: u32,
}

impl City {
    /// Shows the city behind a map: around `x`, `y`, with a scale and with a direction up.
    pub fn draw(&mut self, map: &Element, [x, y, m_per_px, up]: [f64; 4], taken: &[f64], moving: bool) {
        let Map { sheet, window, taken: areas, painted, shown, size, way, asked, .. } = &mut self.map;
        // Of a map that is gone the canvas is gone too.
        if sheet.as_ref().is_none_or(|sheet| sheet.element.parent_element().as_ref() != Some(map)) {
            (*sheet, *painted) = (Sheet::in_map(map), None);
        }
        let Some(Sheet { element, .. }) = sheet else { return };
        *shown = View { centre: Spot { x, y }, m_per_px, up };
        *asked = asked.wrapping_add(1);
        let covering = painted.filter(|before| before.covers(*size, *shown, *window));
        if moving && painted.is_some() {
            return match covering {
                Some(before) => place(element, before, *shown),
                None => self.paint(map, false),
            };
        }
        let seen = (f64::from(map.client_width()), f64::from(map.client_height()));
        let taken: Vec<Area> = taken.chunks_exact(4).map(area).collect();
        let is_as_painted = (*window, *way, &*areas) == (seen, self.trip.found, &taken);
        let moved = covering.filter(|before| is_as_painted && (before.m_per_px, before.up) == (m_per_px, up));
        (*window, *areas) = (seen, taken);
        match moved {
            Some(before) => {
                place(element, before, *shown);
                let asked = *asked;
                after(REST_MS, move || with_city(|city| city.draw_in_rest(asked)));
            }
            None => self.paint(map, true),
        }
    }

    /// Paints what the map shows, as it is now. `anew`: in the colours and letters that the page has now.
    fn paint(&mut self, map: &Element, anew: bool) {
        let Map { sheet, window: seen, palette, letter_px, taken, painted, shown, size, way, .. } = &mut self.map;
        let Some(sheet) = sheet else { return };
        let ratio = window().map_or(1.0, |window| window.device_pixel_ratio()).clamp(1.0, MOST_RATIO);
        let (times, ratio) = if painted.is_some() { (LARGER, ratio) } else { (1.0, 1.0) };
        let sides = if painted.is_some() { ["200%", "-50%"] } else { ["100%", "0"] };
        for (property, side) in [("width", 0), ("height", 0), ("left", 1), ("top", 1)] {
            let _ = sheet.element.style().set_property(property, sides[side]);
        }
        *size = (seen.0 * times, seen.1 * times);
        sheet.resize(((size.0 * ratio) as u32, (size.1 * ratio) as u32));
        if anew {
            *palette = palette_of(map);
            *letter_px = letter_of_page() * LETTER;
        }
        *way = self.trip.found;
        let line = self.trip.line();
        let drawing = Drawing { view: *shown, size: *size, ratio, palette, letter_px: *letter_px, way: line, taken };
        self.picture.draw(&self.layer, &mut sheet.canvas, &drawing);
        sheet.show();
        place(&sheet.element, *shown, *shown);
        if painted.replace(*shown).is_none() {
            after(LARGER_AFTER_MS, || with_city(City::draw_again));
        }
    }

    /// Paints the map anew, if a way was found since.
    pub fn draw_new_way(&mut self) {
        if self.map.way != self.trip.found {
            self.draw_again();
        }
    }

    /// Paints around the middle of what is shown, if nothing has moved the map since.
    fn draw_in_rest(&mut self, asked: u32) {
        if self.map.asked == asked {
            self.draw_again();
        }
    }

    fn draw_again(&mut self) {
        let Map { sheet: Some(Sheet { element, .. }), .. } = &self.map else { return };
        if let Some(map) = element.parent_element().filter(|map| map.is_connected()) {
            self.paint(&map, true);
        }
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

/// The height of the letters of the page, in pixels: larger for those who ask for larger letters.
fn letter_of_page() -> f64 {
    let root = document().and_then(|document| document.document_element());
    let height = root.map(|root| style_of(&root, "font-size")).unwrap_or_default();
    let whole = height.split(['.', 'p']).next().and_then(|whole| whole.parse::<u32>().ok());
    whole.map_or(18.0, f64::from)
}
