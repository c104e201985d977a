//! The canvas behind a map. It is painted on another one that nobody sees, and shows that as one bitmap: where a phone draws without its
//! graphics chip, a canvas that is painted on is copied anew for each frame in which it is moved, a bitmap is not.

use wasm_bindgen::JsCast;
use web_sys::{CanvasRenderingContext2d, Element, HtmlCanvasElement, ImageBitmapRenderingContext, OffscreenCanvas};

use super::page::document;
use super::palette::style_of;
use crate::picture::browser::BrowserCanvas;

pub struct Sheet {
    /// On the page.
    pub element: HtmlCanvasElement,
    /// What is painted on.
    pub canvas: BrowserCanvas,
    /// `None`: the browser has no such canvas (Safari before 16.4), and the one on the page is painted on.
    unseen: Option<(OffscreenCanvas, ImageBitmapRenderingContext)>,
}

impl Sheet {
    /// A new one as the lowest of the map's layers.
    pub fn in_map(map: &Element) -> Option<Sheet> {
        let element: HtmlCanvasElement = document()?.create_element("canvas").ok()?.dyn_into().ok()?;
        element.set_attribute("class", "city").ok()?;
        element.set_attribute("aria-hidden", "true").ok()?;
        map.insert_before(&element, map.first_child().as_ref()).ok()?;
        let (context, unseen) = match unseen_for(&element) {
            Some((context, unseen)) => (context, Some(unseen)),
            None => (element.get_context("2d").ok()??.dyn_into().ok()?, None),
        };
        let canvas = BrowserCanvas::new(context, &style_of(map, "font-family"));
        Some(Sheet { element, canvas, unseen })
    }

    /// Gives it so many pixels to paint on.
    pub fn resize(&self, (width, height): (u32, u32)) {
        if (self.element.width(), self.element.height()) == (width, height) {
            return;
        }
        self.element.set_width(width);
        self.element.set_height(height);
        if let Some((canvas, _)) = &self.unseen {
            canvas.set_width(width);
            canvas.set_height(height);
        }
    }

    /// Shows what was painted.
    pub fn show(&self) {
        if let Some((canvas, shown)) = &self.unseen
            && let Ok(bitmap) = canvas.transfer_to_image_bitmap()
        {
            shown.transfer_from_image_bitmap(&bitmap);
        }
    }
}

type Unseen = (OffscreenCanvas, ImageBitmapRenderingContext);

/// A canvas that is not on the page, what paints on it, and what shows it in the element.
fn unseen_for(element: &HtmlCanvasElement) -> Option<(CanvasRenderingContext2d, Unseen)> {
    let canvas = OffscreenCanvas::new(1, 1).ok()?;
    // It paints with the same functions.
    let context = canvas.get_context("2d").ok()??.unchecked_into();
    let shown = element.get_context("bitmaprenderer").ok()??.dyn_into().ok()?;
    Some((context, (canvas, shown)))
}
