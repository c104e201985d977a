//! The colours of the picture, from the style of the page.

use web_sys::{Element, window};

use crate::picture::styles::Palette;

/// The colours that stand on an element as `--streets-…`.
pub fn palette_of(element: &Element) -> Palette {
    let style = window().and_then(|window| window.get_computed_style(element).ok().flatten());
    let colour = |name: &str| {
        let property = ["--streets-", name].concat();
        let value = style.as_ref().and_then(|style| style.get_property_value(&property).ok()).unwrap_or_default();
        value.trim().to_owned()
    };
    Palette {
        ground: colour("ground"),
        green: colour("green"),
        water: colour("water"),
        building: colour("building"),
        square: colour("square"),
        railway: colour("railway"),
        main: colour("main"),
        street: colour("street"),
        casing: colour("casing"),
        line: colour("line"),
        tunnel: colour("tunnel"),
        way: colour("way"),
        way_casing: colour("way-casing"),
        name: colour("name"),
    }
}
