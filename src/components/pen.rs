//! Draws SVG that has many parts or changes often: as markup in the builder, as elements of the page in the program. As views of Leptos
//! each sort of element would cost WebAssembly bytes, and each movement a comparison.

use leptos::web_sys::Element;

/// Draws element by element, each within the one that was begun and not ended.
pub struct Pen {
    #[cfg(feature = "ssr")]
    open: Vec<&'static str>,
    #[cfg(feature = "ssr")]
    markup: String,
    /// The elements that were begun, the last within the others.
    #[cfg(not(feature = "ssr"))]
    open: Vec<Element>,
}

#[cfg(feature = "ssr")]
impl Pen {
    /// A pen of the builder.
    pub fn new() -> Pen {
        Pen { open: Vec::new(), markup: String::new() }
    }

    /// No page is there to draw in.
    pub fn on(_: Element) -> Pen {
        Pen::new()
    }

    pub fn begin(&mut self, tag: &'static str) {
        self.close_tag();
        self.open.push(tag);
        self.markup += &["<", tag].concat();
    }

    /// Sets an attribute of the element that was just begun. An empty one is left out.
    pub fn set(&mut self, name: &str, value: &str) {
        if !value.is_empty() {
            let value = html_escape::encode_double_quoted_attribute(value);
            self.markup += &[" ", name, "=\"", &value, "\""].concat();
        }
    }

    pub fn say(&mut self, words: &str) {
        self.close_tag();
        self.markup += &html_escape::encode_text(words);
    }

    pub fn end(&mut self) {
        self.close_tag();
        self.markup += &["</", self.open.pop().unwrap_or_default(), ">"].concat();
    }

    fn close_tag(&mut self) {
        let tag = self.markup.rfind('<').unwrap_or_default();
        if !self.markup[tag..].contains('>') && !self.markup.is_empty() {
            self.markup.push('>');
        }
    }

    pub fn markup(self) -> String {
        self.markup
    }

    /// What was drawn as a view.
    pub fn into_view(self) -> leptos::prelude::AnyView {
        use leptos::prelude::*;
        leptos::tachys::html::InertElement::new(self.markup).into_any()
    }
}

#[cfg(feature = "ssr")]
impl Default for Pen {
    fn default() -> Self {
        Pen::new()
    }
}

#[cfg(not(feature = "ssr"))]
impl Pen {
    /// A pen that draws in an element of the page, in place of what is there.
    pub fn on(element: Element) -> Pen {
        element.set_text_content(None);
        Pen { open: vec![element] }
    }

    pub fn begin(&mut self, tag: &'static str) {
        const SVG: Option<&str> = Some("http://www.w3.org/2000/svg");
        if let (Ok(element), Some(parent)) = (leptos::prelude::document().create_element_ns(SVG, tag), self.open.last())
        {
            let _ = parent.append_child(&element);
            self.open.push(element);
        }
    }

    /// Sets an attribute of the element that was just begun. An empty one is left out.
    pub fn set(&mut self, name: &str, value: &str) {
        if let Some(element) = self.open.last().filter(|_| !value.is_empty()) {
            let _ = element.set_attribute(name, value);
        }
    }

    pub fn say(&mut self, words: &str) {
        if let Some(element) = self.open.last() {
            element.set_text_content(Some(words));
        }
    }

    pub fn end(&mut self) {
        self.open.pop();
    }
}

impl Pen {
    /// Begins a group with a name for the style.
    pub fn group(&mut self, class: &str) {
        self.begin("g");
        self.set("class", class);
    }

    /// Lines, by SVG path data.
    pub fn path(&mut self, class: &str, data: &str) {
        self.begin("path");
        self.set("class", class);
        self.set("d", data);
        self.end();
    }

    /// A line of words. `anchor`: which part of them stands at the point. Empty: their start.
    pub fn text(&mut self, x: f64, y: f64, anchor: &str, words: &str) {
        self.begin("text");
        self.set("x", &whole(x));
        self.set("y", &whole(y));
        self.set("text-anchor", anchor);
        self.say(words);
        self.end();
    }
}

/// A number for an attribute, to a millionth. Formatting a float costs the program 7 KB.
pub fn number(value: f64) -> String {
    const PARTS: u32 = 1_000_000;
    let whole = value.abs() as u32;
    let part = PARTS + (((value.abs() - f64::from(whole)) * f64::from(PARTS) + 0.5) as u32).min(PARTS - 1);
    let sign = if value < 0.0 { "-" } else { "" };
    // The digit before the zeros of the part is left out.
    [sign, &whole.to_string(), ".", part.to_string().get(1..).unwrap_or_default()].concat()
}

/// A whole number for an attribute.
pub fn whole(value: f64) -> String {
    (value.round() as i32).to_string()
}

/// The path data of a circle, in whole pixels.
pub fn circle(x: f64, y: f64, radius: f64) -> String {
    let radius = radius.round();
    let (r, wide) = (whole(radius), whole(2.0 * radius));
    let arc = ["a", &r, " ", &r, " 0 1 0 "].concat();
    ["M", &whole(x.round() - radius), " ", &whole(y), &arc, &wide, " 0", &arc, "-", &wide, " 0"].concat()
}
