//! A small map around a place: a picture, and a link to the large one.

use leptos::prelude::*;
use leptos::web_sys::Element;

use crate::browser::effect::effect;
use crate::browser::{find, streets};
use crate::components::elements::element;
use crate::components::live_map::{NEAR, TIMES, sides_of, use_style};
use crate::components::map_picture::{Scene, draw_all, point_of};
use crate::components::pen::Pen;
use crate::content::place::Place;
use crate::logic::geo::location::Fix;
use crate::logic::map::projection::project;
use crate::logic::map::view::{Pixel, View};
use crate::state::knowledge::CurrentKnowledge;
use crate::state::location::Locator;
use crate::state::streets::Streets;

/// The size of the picture, in pixels of a common phone. The style makes it wider and higher.
const SIZE: (f64, f64) = (352.0, 196.0);
/// How far from the edge the person is shown, in pixels.
const MARGIN: f64 = 20.0;
/// How many times the picture is made smaller to show the person too.
const SMALLER: u32 = 5;

/// Whether a point is in the picture, and not at its edge.
fn is_in(at: Pixel) -> bool {
    at.x.abs() < SIZE.0 / 2.0 - MARGIN && at.y.abs() < SIZE.1 / 2.0 - MARGIN
}

/// The map around a place. `None`: nobody has published where it is.
pub fn small_map(place: &Place) -> Option<AnyView> {
    let CurrentKnowledge { knowledge, .. } = expect_context();
    let Locator { fix, streets: Streets { version, .. }, .. } = expect_context();
    let centre = point_of(place)?;
    use_style();
    let (id, address) = (place.id.clone(), ["/map#", &place.id].concat());
    let draw = move |pen: &mut Pen, fix: Option<Fix>| {
        let mut view = View { centre, m_per_px: NEAR, up: 0.0 };
        let mut shown = None;
        for _ in 0..SMALLER {
            if fix.is_some_and(|fix| is_in(view.pixel(project(fix.at)))) {
                shown = fix;
                break;
            }
            view = view.enlarged(1.0 / TIMES);
        }
        if shown.is_none() {
            view.m_per_px = NEAR;
        }
        let knowledge = knowledge.get_untracked();
        let scene =
            Scene { chosen: knowledge.place(&id), fix: shown, size: Some(SIZE), ..Scene::of(&knowledge.places, view) };
        draw_all(pen, &scene, SIZE);
        (view, scene.labels().taken)
    };
    #[cfg(feature = "ssr")]
    let picture = {
        let mut pen = Pen::new();
        draw(&mut pen, None);
        pen.into_view()
    };
    #[cfg(not(feature = "ssr"))]
    let picture = ();
    effect(move || {
        let (fix, version) = (fix.get(), version.get());
        if let Some(map) = find::first::<Element>(".small-map") {
            #[cfg(feature = "csr")]
            crate::components::icon::add_drawings();
            let (View { centre, m_per_px, up }, taken) = draw(&mut Pen::on(map.clone()), fix);
            if version > 0 {
                // The picture is made larger or smaller with the page.
                let times = (f64::from(map.client_width()) / SIZE.0).min(f64::from(map.client_height()) / SIZE.1);
                streets::draw(&map, &[centre.x, centre.y, m_per_px / times, up], &sides_of(&taken, times), false);
            }
        }
    });
    let label = ["Map around ", &place.name].concat();
    Some(element("a", &[("class", "map small-map"), ("href", &address), ("aria-label", &label)], picture))
}
