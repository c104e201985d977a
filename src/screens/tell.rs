//! `/tell`: a text for a friend, made on the phone and sent by the person.

use leptos::prelude::*;

use crate::components::elements::element;
use crate::components::page_text::page_text;
use crate::components::screen::screen;
use crate::components::tell_someone::tell_someone;

pub const HEAD: (&str, &str) = (
    "Tell someone",
    "A text for a friend: where you are, where you are going and when you will be there. You send it, nobody else.",
);

pub fn tell() -> AnyView {
    screen(HEAD.0, vec![element("div", &[("data-live", "tell")], tell_someone()), page_text("/tell")])
}
