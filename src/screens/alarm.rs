//! `/alarm`: a loud siren and a white light.

use leptos::prelude::*;

use crate::components::alarm_and_light::alarm_and_light;
use crate::components::screen::screen;

pub const HEAD: (&str, &str) =
    ("Alarm and light", "A loud siren and a white light from your phone. They work with no signal.");

pub fn alarm() -> AnyView {
    screen(HEAD.0, vec![alarm_and_light()])
}
