//! The canvas behind the map of the app.

use wasm_bindgen::JsCast;
use web_sys::{CanvasRenderingContext2d, Element, HtmlCanvasElement, window};

use super::City;
use super::page::document;
use super::palette::palette_of;
use crate::picture::Drawing;
use crate::picture::browser::BrowserCanvas;
use crate::picture::styles::Palette;
use crate::picture::view::{Area, View};
use crate::plane::Spot;

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
}

impl City {
    /// Draws the city behind a map: around `x`, `y`, with a scale and with a direction up.
    pub fn draw(&mut self, map: &Element, [x, y, m_per_px, up]: [f64; 4], taken: &[f64], moving: bool) {
        let size = (f64::from(map.client_width()), f64::from(map.client_height()));
        let ratio = window().map_or(1.0, |window| window.device_pixel_ratio()).clamp(1.0, MOST_RATIO);
        let Map { canvas, palette, letter_px, taken: areas } = &mut self.map;
        let pixels = ((size.0 * ratio) as u32, (size.1 * ratio) as u32);
        // Of a map that is gone the canvas is gone too.
        if canvas.as_ref().is_none_or(|(element, _)| element.parent_element().as_ref() != Some(map)) {
            *canvas = canvas_in(map);
        }
        let Some((element, canvas)) = canvas else { return };
        if (element.width(), element.height()) != pixels {
            element.set_width(pixels.0);
            element.set_height(pixels.1);
        }
        if !moving || palette.ground.is_empty() {
            *palette = palette_of(map);
            *letter_px = letter_of_page() * LETTER;
            *areas = taken.chunks_exact(4).map(area).collect();
        }
        let view = View { centre: Spot { x, y }, m_per_px, up };
        let way = self.trip.line();
        let drawing = Drawing { view, size, ratio, palette, letter_px: *letter_px, way, taken: areas };
        self.picture.draw(&self.layer, canvas, &drawing);
    }
}

fn area(sides: &[f64]) -> Area {
    let side = |index: usize| sides.get(index).copied().unwrap_or_default();
    Area { left: side(0), top: side(1), right: side(2), bottom: side(3) }
}

/// A new canvas as the lowest of the map's layers.
fn canvas_in(map: &Element) -> Option<(HtmlCanvasElement, BrowserCanvas)> {
    let canvas: HtmlCanvasElement = document()?.create_element("canvas").ok()?.dyn_into().ok()?;
    canvas.set_attribute("class", "streets").ok()?;
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
    height.trim_end_matches("px").parse().unwrap_or(18.0)
}
