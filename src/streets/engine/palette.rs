//! The colours of the picture, from the style of the page.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, window};

use super::page::add;
use crate::picture::styles::Palette;

/// A property as it holds for an element. Empty: it has none.
pub fn style_of(element: &Element, property: &str) -> String {
    let style = window().and_then(|window| window.get_computed_style(element).ok().flatten());
    style.and_then(|style| style.get_property_value(property).ok()).unwrap_or_default()
}

/// The colours that stand on an element as `--map-…`. Each is read as the colour of an element that is not shown: of a property of one's own
/// a browser may tell the text, `light-dark(…)`, in place of the colour.
pub fn palette_of(map: &Element) -> Palette {
    let probe = add(map, "i", "").and_then(|probe| {
        let probe: HtmlElement = probe.dyn_into().ok()?;
        probe.set_hidden(true);
        Some((window()?.get_computed_style(&probe).ok()??, probe))
    });
    let colour = |name: &str| {
        let Some((computed, probe)) = &probe else { return String::new() };
        let _ = probe.style().set_property("color", &["var(--map-", name, ")"].concat());
        computed.get_property_value("color").unwrap_or_default()
    };
    let palette = Palette {
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
    };
    if let Some((_, probe)) = probe {
        probe.remove();
    }
    palette
}
