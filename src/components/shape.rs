//! Drawings in SVG that change often or have many parts: a tree of shapes, written as markup by the builder and as elements by the
//! program. As views of Leptos each sort of element would cost WebAssembly bytes, and each redrawing a comparison.

use leptos::web_sys::Element;

/// An element of a drawing.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Shape {
    tag: &'static str,
    attributes: Vec<(&'static str, String)>,
    text: String,
    parts: Vec<Shape>,
}

impl Shape {
    pub fn new(tag: &'static str) -> Shape {
        Shape { tag, ..Shape::default() }
    }

    /// A group with a name for the style.
    pub fn group(class: &'static str, parts: Vec<Shape>) -> Shape {
        Shape { parts, ..Shape::new("g") }.with("class", class)
    }

    /// Lines, by SVG path data.
    pub fn path(class: &'static str, data: String) -> Shape {
        Shape::new("path").with("class", class).with("d", data)
    }

    pub fn with(mut self, name: &'static str, value: impl Into<String>) -> Shape {
        self.attributes.push((name, value.into()));
        self
    }

    /// The same as a link. The list has it too, so that keys pass over this one.
    pub fn linking(self, href: String) -> Shape {
        Shape { tag: "a", ..self }.with("href", href).with("tabindex", "-1")
    }

    pub fn saying(self, text: String) -> Shape {
        Shape { text, ..self }
    }

    pub fn around(self, parts: Vec<Shape>) -> Shape {
        Shape { parts, ..self }
    }

    /// As markup.
    #[cfg(feature = "ssr")]
    pub fn markup(&self) -> String {
        use html_escape::{encode_double_quoted_attribute, encode_text};
        let Shape { tag, attributes, text, parts } = self;
        let attributes = attributes.iter().filter(|(_, value)| !value.is_empty());
        let attributes: String =
            attributes.map(|(name, value)| format!(" {name}=\"{}\"", encode_double_quoted_attribute(value))).collect();
        let parts: String = parts.iter().map(Shape::markup).collect();
        format!("<{tag}{attributes}>{}{parts}</{tag}>", encode_text(text))
    }

    /// Adds it to an element of the page. What the browser refuses is left out.
    pub fn add_to(&self, parent: &Element) {
        const SVG: Option<&str> = Some("http://www.w3.org/2000/svg");
        let Ok(element) = leptos::prelude::document().create_element_ns(SVG, self.tag) else { return };
        for (name, value) in self.attributes.iter().filter(|(_, value)| !value.is_empty()) {
            let _ = element.set_attribute(name, value);
        }
        if !self.text.is_empty() {
            element.set_text_content(Some(&self.text));
        }
        self.parts.iter().for_each(|part| part.add_to(&element));
        let _ = parent.append_child(&element);
    }
}

/// A drawing as a view of the builder.
#[cfg(feature = "ssr")]
pub fn written(shape: Shape) -> leptos::prelude::AnyView {
    use leptos::prelude::*;
    leptos::tachys::html::InertElement::new(shape.markup()).into_any()
}

/// Replaces what is in an element of the page by these shapes.
pub fn redraw(element: &Element, shapes: &[Shape]) {
    element.set_text_content(None);
    shapes.iter().for_each(|shape| shape.add_to(element));
}

/// A number for an attribute, to a millionth. Formatting a float costs the program 7 KB.
pub fn number(value: f64) -> String {
    const PARTS: u64 = 1_000_000;
    let parts = (value.abs() * PARTS as f64).round() as u64;
    let sign = if value < 0.0 { "-" } else { "" };
    // The digit before the zeros of the part is cut off.
    [sign, &(parts / PARTS).to_string(), ".", &(PARTS + parts % PARTS).to_string()[1..]].concat()
}

/// A whole number for an attribute.
pub fn whole(value: f64) -> String {
    (value.round() as i32).to_string()
}

/// The path data of a circle, in whole pixels.
pub fn circle(x: f64, y: f64, radius: f64) -> String {
    let radius = radius.round();
    let (r, wide) = (whole(radius), whole(2.0 * radius));
    let half = |way: &str| ["a", &r, " ", &r, " 0 1 0 ", way, &wide, " 0"].concat();
    ["M", &whole(x.round() - radius), " ", &whole(y), &half(""), &half("-")].concat()
}
