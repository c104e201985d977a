//! A small map around a place: a picture, and a link to the large one.

use leptos::prelude::*;
use leptos::web_sys::Element;

use crate::browser::find;
use crate::components::elements::element;
use crate::components::live_map::NEAR;
use crate::components::map_picture::{LETTER, frame, furniture, point_of, scene, transform};
use crate::components::shape::{Shape, redraw};
use crate::content::place::Place;
use crate::logic::geo::location::Fix;
use crate::logic::map::projection::project;
use crate::logic::map::view::View;
use crate::state::knowledge::CurrentKnowledge;
use crate::state::location::Locator;

/// The size of the picture, in pixels of a common phone. The style makes it wider and higher.
const SIZE: (f64, f64) = (354.0, 200.0);
/// How far from the edge the person is shown, in pixels.
const MARGIN: f64 = 20.0;
/// The scale is that of the large map, or so many times as small, the largest that shows the person too.
const SMALLER: [f64; 5] = [1.0, 1.6, 2.5, 4.0, 6.4];

/// The map around a place. `None`: nobody has published where it is.
pub fn small_map(place: &Place) -> Option<AnyView> {
    let CurrentKnowledge { knowledge, .. } = expect_context();
    let Locator { fix, .. } = expect_context();
    let centre = point_of(place)?;
    let (id, address) = (place.id.clone(), ["/map#", &place.id].concat());
    let draw = move |fix: Option<Fix>| {
        let views = SMALLER.map(|times| View { centre, m_per_px: NEAR * times, up: 0.0 });
        let shows = |view: &View, fix: Fix| {
            let at = view.pixel(project(fix.at));
            at.x.abs() < SIZE.0 / 2.0 - MARGIN && at.y.abs() < SIZE.1 / 2.0 - MARGIN
        };
        let with_person = fix.and_then(|fix| views.into_iter().find(|view| shows(view, fix)));
        let (view, fix) = with_person.map_or((views[0], None), |view| (view, fix));
        let knowledge = knowledge.get_untracked();
        // Nothing that is out of sight is drawn.
        let near = |place: &&Place| {
            let at = point_of(place).map(|point| view.pixel(point));
            at.is_some_and(|at| at.x.abs() < SIZE.0 && at.y.abs() < SIZE.1)
        };
        let places: Vec<Place> = knowledge.places.iter().filter(near).cloned().collect();
        let shapes = scene(&places, view, LETTER, knowledge.place(&id), fix, false).0;
        let ground = Shape::group("ground", shapes).with("transform", transform(view, view));
        frame(SIZE, LETTER, vec![ground, Shape::group("still", furniture(view, SIZE))])
    };
    #[cfg(feature = "ssr")]
    let picture = crate::components::shape::written(draw(None));
    #[cfg(not(feature = "ssr"))]
    let picture = ();
    Effect::new(move || {
        let shape = draw(fix.get());
        if let Some(map) = find::first::<Element>(".small-map") {
            #[cfg(feature = "csr")]
            crate::components::icon::add_drawings();
            redraw(&map, &[shape]);
        }
    });
    let label = ["Map around ", &place.name].concat();
    Some(element("a", &[("class", "map small-map"), ("href", &address), ("aria-label", &label)], picture))
}
