//! `/where`: where the person is, to read aloud to 999 or to a friend.

use leptos::prelude::*;

use crate::components::elements::element;
use crate::components::page_text::page_text;
use crate::components::screen::screen;
use crate::components::where_am_i::where_am_i;

pub const HEAD: (&str, &str) =
    ("Where am I", "Where you are, in words and as a grid reference to read aloud, with no signal.");

pub fn where_screen() -> AnyView {
    screen(HEAD.0, vec![element("div", &[("data-live", "where")], where_am_i()), page_text("/where")])
}
