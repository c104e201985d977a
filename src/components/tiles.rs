//! Tiles and rows with a drawing, each a link.

use leptos::prelude::*;

use crate::components::elements::{button_link, ul};

/// Address, drawing, words.
pub type Tile = (&'static str, &'static str, &'static str);

/// Tiles, side by side where there is room.
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
