//! `/share`: the QR code of any page for a friend to scan, its link, and the code as a picture. `/share#/help` shares `/help`.

use leptos::prelude::*;

use crate::components::elements::element;
use crate::components::screen::screen;
use crate::components::share_page::share_page;
use crate::components::tiles::icon_rows;

pub const HEAD: (&str, &str) =
    ("Share", "A QR code for any page of this app: let a friend scan it from your screen, with no signal, or save it.");

pub fn share() -> AnyView {
    screen(
        HEAD.0,
        vec![
            element("div", &[("class", "share"), ("data-live", "share")], share_page()),
            icon_rows(&[("/share/print", "show", "Posters and cards to print")]),
        ],
    )
}
