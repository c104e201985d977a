//! The canvas of a browser.

use js_sys::Array;
use wasm_bindgen::JsValue;
use web_sys::{CanvasRenderingContext2d, Path2d};

use crate::picture::canvas::{Canvas, Lettering, Stroke};

/// A canvas element, and the paths that its browser has made ready.
pub struct BrowserCanvas {
    context: CanvasRenderingContext2d,
    paths: Vec<Option<Path2d>>,
    /// The path that was begun last.
    begun: Option<Path2d>,
    /// The typeface of names.
    family: String,
}

impl BrowserCanvas {
    /// `family`: the typeface of names, as CSS writes it.
    pub fn new(context: CanvasRenderingContext2d, family: &str) -> BrowserCanvas {
        BrowserCanvas { context, paths: Vec::new(), begun: None, family: family.to_owned() }
    }

    fn path(&self, path: usize) -> Option<&Path2d> {
        self.paths.get(path)?.as_ref()
    }
}

impl Canvas for BrowserCanvas {
    fn has(&self, path: usize) -> bool {
        self.path(path).is_some()
    }

    fn begin(&mut self, path: usize) {
        self.begun = Path2d::new().ok();
        if path >= self.paths.len() {
            self.paths.resize(path + 1, None);
        }
        if let Some(kept) = self.paths.get_mut(path) {
            kept.clone_from(&self.begun);
        }
    }

    fn move_to(&mut self, x: f64, y: f64) {
        if let Some(path) = &self.begun {
            path.move_to(x, y);
        }
    }

    fn line_to(&mut self, x: f64, y: f64) {
        if let Some(path) = &self.begun {
            path.line_to(x, y);
        }
    }

    fn close(&mut self) {
        if let Some(path) = &self.begun {
            path.close_path();
        }
    }

    fn transform(&mut self, [a, b, c, d, e, f]: [f64; 6]) {
        // It fails for none of these numbers.
        let _ = self.context.set_transform(a, b, c, d, e, f);
    }

    fn clear(&mut self, colour: &str) {
        self.context.set_fill_style_str(colour);
        self.transform([1.0, 0.0, 0.0, 1.0, 0.0, 0.0]);
        // More than any canvas has.
        self.context.fill_rect(0.0, 0.0, 32_768.0, 32_768.0);
    }

    fn fill(&mut self, path: usize, colour: &str) {
        if let Some(path) = self.path(path) {
            self.context.set_fill_style_str(colour);
            self.context.fill_with_path_2d(path);
        }
    }

    fn stroke(&mut self, path: usize, Stroke { colour, width, dash, round }: Stroke) {
        let Some(path) = self.path(path) else { return };
        let dashes = Array::new();
        for length in dash.iter().flatten() {
            dashes.push(&JsValue::from_f64(*length));
        }
        let _ = self.context.set_line_dash(&dashes);
        self.context.set_line_cap(if round { "round" } else { "butt" });
        self.context.set_line_join(if round { "round" } else { "bevel" });
        self.context.set_line_width(width);
        self.context.set_stroke_style_str(colour);
        self.context.stroke_with_path(path);
    }

    fn letters(&mut self, Lettering { colour, halo, size, halo_width }: Lettering) {
        let _ = self.context.set_line_dash(&Array::new());
        self.context.set_line_join("round");
        self.context.set_line_width(2.0 * halo_width);
        self.context.set_stroke_style_str(halo);
        self.context.set_fill_style_str(colour);
        self.context.set_text_align("center");
        self.context.set_text_baseline("middle");
        self.context.set_font(&["500 ", &number(size), "px ", &self.family].concat());
    }

    fn halo(&mut self, words: &str, width: f64) {
        let _ = self.context.stroke_text_with_max_width(words, 0.0, 0.0, width);
    }

    fn text(&mut self, words: &str, width: f64) {
        let _ = self.context.fill_text_with_max_width(words, 0.0, 0.0, width);
    }
}

/// A number as CSS writes it, to a thousandth: to write a float costs 7 KB.
pub fn number(value: f64) -> String {
    let thousandths = (value.abs() * 1000.0).round() as u32;
    let (whole, part) = (thousandths / 1000, thousandths % 1000 + 1000);
    let (sign, part) = (if value < 0.0 { "-" } else { "" }, part.to_string());
    [sign, &whole.to_string(), ".", part.get(1..).unwrap_or_default()].concat()
}
