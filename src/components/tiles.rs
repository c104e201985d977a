//! Big targets, two by two, and rows with a drawing: each leads to a page.

use leptos::prelude::*;

use crate::components::elements::{button_link, ul};

/// Where it leads, its drawing and its words.
pub type Tile = (&'static str, &'static str, &'static str);

/// Tiles, as many side by side as there is room for.
pub fn tiles(tiles: &[Tile]) -> AnyView {
    ul("tiles", tiles.iter().map(tile))
}

/// The same as rows, one below the other.
pub fn icon_rows(rows: &[Tile]) -> AnyView {
    ul("rows icons", rows.iter().map(tile))
}

fn tile((href, drawing, words): &Tile) -> AnyView {
    button_link("", (*href).to_owned(), drawing, (*words).to_owned())
}
