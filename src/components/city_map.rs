//! The map, and the list that says the same.

use leptos::prelude::*;
use leptos::web_sys::{Element, KeyboardEvent, MouseEvent};

use crate::browser::find;
use crate::browser::fragment::{set_fragment, use_fragment};
use crate::browser::pointers::{Act, Pointer, follow_pointers};
use crate::components::elements::{a, announced, element, follow, follow_ul, h2, items_of, li, list, span, views};
use crate::components::evidence::OUT_OF_DATE;
use crate::components::icon::icon;
use crate::components::locate_button::locate_button;
use crate::components::map_picture::{furniture, ground, layout, person, point_of, sign_of, transform};
use crate::components::place_card::{kind_word, place_card};
use crate::components::place_list::ranking;
use crate::components::shape::{Shape, redraw};
use crate::content::place::{Kind, Need, Place};
use crate::logic::geo::distance::{LatLon, distance_m};
use crate::logic::geo::location::{CITY, Fix, far_from_canterbury};
use crate::logic::map::fingers::Fingers;
use crate::logic::map::labels::tapped;
use crate::logic::map::projection::{Point, project};
use crate::logic::map::view::{Pixel, View};
use crate::state::clock::Clock;
use crate::state::heading::use_heading;
use crate::state::knowledge::CurrentKnowledge;
use crate::state::location::Locator;
use crate::words::answer::location_in_words;
use crate::words::way::way_in_words;

/// The size of the picture in the finished page, in pixels: that of a common phone.
const SIZE: (f64, f64) = (354.0, 506.0);
/// The height of letters in the picture, in pixels, as a share of that of the page, and in the finished page.
const LETTERS: f64 = 0.7;
const LETTER: f64 = 12.6;
/// Metres to a pixel around the person and around a place: three quarters of a kilometre across a phone.
pub const NEAR: f64 = 2.2;
/// How far the middle of the picture may be moved from the centre of the city, in metres.
const REACH_M: f64 = 5_000.0;
/// How far an arrow key moves it, in pixels.
const STEP: f64 = 60.0;
/// What a button makes larger or smaller.
const TIMES: f64 = 1.6;
/// The picture turns with the phone by steps of so many degrees: names would flicker with each.
const TURN: f64 = 8.0;

/// The map, what is chosen on it, what its signs mean, and the list that says the same.
pub fn city_map() -> AnyView {
    let CurrentKnowledge { knowledge, .. } = expect_context();
    let locator: Locator = expect_context();
    let Locator { location, fix, request, chosen: sight, .. } = locator;
    // Where there is none on the map, there is none.
    let fix = Memo::new(move |_| fix.get().filter(|fix| far_from_canterbury(*fix).is_none()));
    let heading = use_heading();
    let chosen = use_fragment();
    let place_named = move |id: &str| knowledge.with(|knowledge| knowledge.place(id).cloned());

    let whole = move |size| knowledge.with_untracked(|knowledge| View::of(&points(&knowledge.places), size));
    let (size, letter) = (RwSignal::new(SIZE), RwSignal::new(LETTER));
    // What is shown now, and in which scale and direction the ground is drawn: while fingers move it, it is only moved.
    let shown = RwSignal::new(whole(SIZE));
    let drawn = RwSignal::new(shown.get_untracked());
    // Whether the picture follows the person, and turns with them; whether it is still as it opened.
    let (follows, turns, untouched) = (RwSignal::new(false), RwSignal::new(false), StoredValue::new(true));
    let fingers = StoredValue::new(Fingers::default());
    let settle = move || {
        let (now, before) = (shown.get_untracked(), drawn.get_untracked());
        if (now.m_per_px, now.up) != (before.m_per_px, before.up) {
            drawn.set(now);
        }
    };
    let show = move |view: View| {
        untouched.set_value(false);
        shown.set(view.within(REACH_M));
    };
    let go = move |view: View| {
        show(view);
        settle();
    };
    let go_to = move |point: Point| {
        let view = shown.get_untracked();
        go(View { centre: point, m_per_px: view.m_per_px.min(NEAR), ..view });
    };

    let layout = Memo::new(move |_| {
        chosen.with(|id| knowledge.with(|knowledge| layout(&knowledge.places, drawn.get(), letter.get(), Some(id))))
    });
    let shapes = move || {
        let (view, letter) = (drawn.get(), letter.get());
        layout.with(|layout| {
            knowledge.with(|knowledge| {
                chosen.with(|id| {
                    let mut shapes = ground(&knowledge.places, layout, view, letter, Some(id), None);
                    shapes.extend(person(layout, view, letter, fix.get(), knowledge.place(id)));
                    shapes
                })
            })
        })
    };
    let picture = picture(&shapes, shown.get_untracked());

    Effect::new(move || {
        let Some(frame) = find::first::<Element>(FRAME) else { return };
        let measure = move || {
            let Some(frame) = find::first::<Element>(FRAME) else { return };
            let (width, height) = (f64::from(frame.client_width()), f64::from(frame.client_height()));
            if width < 1.0 || height < 1.0 {
                return;
            }
            let _ = frame.set_attribute("viewBox", &view_box((width, height)));
            size.set((width, height));
            letter.set(root_letter() * LETTERS);
            if untouched.get_value() {
                shown.set(whole((width, height)));
                settle();
            }
        };
        redraw(&frame, &["ground", "still"].map(|layer| Shape::group(layer, Vec::new())));
        measure();
        let resized = window_event_listener(leptos::ev::resize, move |_| measure());
        on_cleanup(move || resized.remove());
        follow_pointers(
            &frame,
            hand_over(fingers, shown, follows, show, move |at: Option<Pixel>| {
                settle();
                let Some(at) = at else { return };
                let view = shown.get_untracked();
                let centre = view.turned(view.centre);
                let meant = layout.with_untracked(|layout| {
                    let spots: Vec<Pixel> = layout
                        .drawn
                        .iter()
                        .map(|(_, at, _)| Pixel { x: at.x - centre.x, y: at.y - centre.y })
                        .collect();
                    let id = chosen.get_untracked();
                    knowledge.with_untracked(|knowledge| {
                        let is_chosen = |(index, ..): &(usize, _, _)| {
                            knowledge.places.get(*index).is_some_and(|place| place.id == id)
                        };
                        let index = layout.drawn.get(tapped(&spots, at, layout.drawn.iter().position(is_chosen))?)?.0;
                        Some(knowledge.places.get(index)?.id.clone())
                    })
                });
                set_fragment(&meant.unwrap_or_default());
            }),
        );
    });
    // The ground, when it is drawn anew.
    Effect::new(move || {
        let shapes = shapes();
        if let Some(ground) = find::first::<Element>(GROUND) {
            #[cfg(feature = "csr")]
            crate::components::icon::add_drawings();
            redraw(&ground, &shapes);
        }
    });
    // The ground, when it is moved, and what stands still above it.
    Effect::new(move || {
        let (shown, drawn, size) = (shown.get(), drawn.get(), size.get());
        if let Some(ground) = find::first::<Element>(GROUND) {
            let _ = ground.set_attribute("transform", &transform(drawn, shown));
        }
        if let Some(still) = find::first::<Element>(STILL) {
            redraw(&still, &furniture(shown, size));
        }
    });
    // The person, as long as the picture follows them.
    Effect::new(move || {
        if let (Some(fix), true) = (fix.get(), follows.get())
            && fingers.with_value(Fingers::none)
        {
            go_to(project(fix.at));
        }
    });
    // At first the person, if it is known where they are.
    Effect::new(move || follows.set(fix.get_untracked().is_some() && chosen.with_untracked(String::is_empty)));
    // A place that a link leads to, or that is not in sight.
    Effect::new(move || {
        let Some(point) = chosen.with(|id| place_named(id)).as_ref().and_then(point_of) else { return };
        let (view, (width, height)) = (shown.get_untracked(), size.get_untracked());
        let at = view.pixel(point);
        if untouched.get_value() || at.x.abs() > width / 2.0 - MARGIN || at.y.abs() > height / 2.0 - MARGIN {
            follows.set(false);
            go_to(point);
            window().scroll_to_with_x_and_y(0.0, 0.0);
        }
    });
    Effect::new(move || {
        let up = heading.get().filter(|_| turns.get()).unwrap_or_default();
        let view = shown.get_untracked();
        let off = (up - view.up + 180.0).rem_euclid(360.0) - 180.0;
        if (off.abs() >= TURN || !turns.get_untracked() && off != 0.0) && fingers.with_value(Fingers::none) {
            go(View { up, ..view });
        }
    });

    let keys = move |event: KeyboardEvent| {
        if event.ctrl_key() || event.meta_key() || event.alt_key() {
            return;
        }
        let by = |x: f64, y: f64| {
            follows.set(false);
            let view = shown.get_untracked();
            go(view.dragged(Pixel::default(), Pixel { x, y }, view.m_per_px));
        };
        match event.key().as_str() {
            "ArrowLeft" => by(STEP, 0.0),
            "ArrowRight" => by(-STEP, 0.0),
            "ArrowUp" => by(0.0, STEP),
            "ArrowDown" => by(0.0, -STEP),
            "+" | "=" => go(shown.get_untracked().enlarged(TIMES)),
            "-" => go(shown.get_untracked().enlarged(1.0 / TIMES)),
            _ => return,
        }
        event.prevent_default();
    };
    // The program chooses a place where it is tapped. Without it, its sign is a link.
    let choose_only = move |event: MouseEvent| {
        if !(event.ctrl_key() || event.meta_key() || event.shift_key()) {
            event.prevent_default();
        }
    };
    let me = move || {
        follows.set(true);
        if fix.with_untracked(Option::is_none) {
            request.run(());
        }
    };
    let no_heading = Signal::derive(move || heading.get().is_none());
    let turned = Signal::derive(move || turns.get().to_string());
    let zoom = move |times: f64| move |_| go(shown.get_untracked().enlarged(times));
    let buttons = view! {
        <button type="button" class="button" aria-pressed=turned hidden=no_heading on:click=move |_| turns.update(|turns| *turns = !*turns)>
            {icon("way")}
            {span("visually-hidden", "Turn with me")}
        </button>
        {locate_button("button", "Me", me)}
        <button type="button" class="button" aria-label="Smaller" on:click=zoom(1.0 / TIMES)>{text("−")}</button>
        <button type="button" class="button" aria-label="Larger" on:click=zoom(TIMES)>{text("+")}</button>
    };
    let rank = ranking(Need::SomewhereSafe);
    let message = Signal::derive(move || {
        let sight = sight.get().and_then(|id| Some(place_named(&id)?.name));
        knowledge.with(|knowledge| {
            rank.with(|rank| location_in_words(location.get(), sight.as_deref(), rank, &knowledge.places))
        })
    });
    let chosen_place = Memo::new(move |_| chosen.with(|id| place_named(id)));
    views![
        view! {
            <div class="map" role="group" aria-label="Map of Canterbury. The list below says the same." tabindex="0" on:keydown=keys on:click=choose_only on:dragstart=move |event| event.prevent_default()>
                {picture}
            </div>
        }
        .into_any(),
        element("div", &[("class", "map-buttons needs-program")], buttons.into_any()),
        announced("status", message),
        follow(move || {
            let card = chosen_place.get().map(place_card);
            card.map(|card| list("ul", "places", items_of([card]))).into_iter().collect()
        }),
        legend(),
        all_places(fix),
    ]
    .into_any()
}

const FRAME: &str = ".map > svg";
const GROUND: &str = ".map .ground";
const STILL: &str = ".map .still";
/// A place that is nearer to the edge, in pixels, is moved to the middle when it is chosen.
const MARGIN: f64 = 30.0;

fn text(words: &'static str) -> AnyView {
    words.to_owned().into_any()
}

fn points(places: &[Place]) -> Vec<Point> {
    places.iter().filter_map(point_of).collect()
}

/// The part of the plane of the picture that is shown: its middle is 0, 0.
pub fn view_box((width, height): (f64, f64)) -> String {
    [-width / 2.0, -height / 2.0, width, height].map(crate::components::shape::whole).join(" ")
}

/// The height of the letters of the page in pixels.
fn root_letter() -> f64 {
    let height = || {
        let root = document().document_element()?;
        let style = window().get_computed_style(&root).ok()??;
        style.get_property_value("font-size").ok()?.trim_end_matches("px").parse().ok()
    };
    height().unwrap_or(LETTER / LETTERS)
}

/// The picture. The builder writes what is in it; the program draws it when it is on the page.
fn picture(shapes: &impl Fn() -> Vec<Shape>, view: View) -> AnyView {
    let layers = || {
        let moved = transform(view, view);
        vec![Shape::group("ground", shapes()).with("transform", moved), Shape::group("still", furniture(view, SIZE))]
    };
    svg_of(layers, SIZE)
}

/// An SVG picture of this size with these layers. The program draws them when it is on the page.
pub fn svg_of(layers: impl Fn() -> Vec<Shape>, size: (f64, f64)) -> AnyView {
    let view_box = view_box(size);
    #[cfg(feature = "ssr")]
    {
        let markup: String = layers().iter().map(Shape::markup).collect();
        view! { <svg viewBox=view_box aria-hidden="true" inner_html=markup /> }.into_any()
    }
    #[cfg(not(feature = "ssr"))]
    {
        let _ = layers;
        view! { <svg viewBox=view_box aria-hidden="true" /> }.into_any()
    }
}

/// Hands what pointers do to the fingers, and shows what they do once a frame. `done`: the last has gone; with where it has tapped.
fn hand_over(
    fingers: StoredValue<Fingers>,
    shown: RwSignal<View>,
    follows: RwSignal<bool>,
    show: impl Fn(View) + Copy + 'static,
    done: impl Fn(Option<Pixel>) + 'static,
) -> impl Fn(Pointer) {
    let waits = StoredValue::new(false);
    let catch_up = move || {
        if let Some(view) = fingers.try_with_value(Fingers::view).flatten()
            && shown.try_get_untracked().is_some_and(|shown| shown != view)
        {
            follows.set(false);
            show(view);
        }
    };
    move |Pointer { id, act, at }| match act {
        Act::Press { first } => {
            catch_up();
            fingers.update_value(|fingers| fingers.press(id, at, first, shown.get_untracked()));
        }
        Act::Move => {
            let moved = fingers.try_update_value(|fingers| fingers.moved(id, at)).unwrap_or_default();
            if moved && !waits.get_value() {
                waits.set_value(true);
                request_animation_frame(move || {
                    let _ = waits.try_set_value(false);
                    catch_up();
                });
            }
        }
        Act::Lift | Act::Cancel => {
            if fingers.with_value(Fingers::none) {
                return;
            }
            catch_up();
            let view = shown.get_untracked();
            let tap = fingers.try_update_value(|fingers| fingers.lift(id, view)).flatten();
            if fingers.with_value(Fingers::none) {
                done(tap.filter(|_| act == Act::Lift));
            }
        }
    }
}

/// What each sign means: the kinds of the places.
fn legend() -> AnyView {
    let CurrentKnowledge { knowledge, .. } = expect_context();
    follow_ul("legend", move || {
        let mut kinds: Vec<Kind> =
            knowledge.with(|knowledge| knowledge.places.iter().map(|place| place.kind).collect());
        kinds.sort_unstable();
        kinds.dedup();
        kinds.into_iter().map(|kind| li("", None, views![icon(sign_of(kind)), kind_word(kind)])).collect()
    })
}

/// Every place with its kind and the way there, the nearest first: from the person, or from the middle of the city.
fn all_places(fix: Memo<Option<Fix>>) -> AnyView {
    let CurrentKnowledge { knowledge, .. } = expect_context();
    let Clock(now) = expect_context();
    let from = move || fix.get().unwrap_or(Fix { at: CITY, accuracy_m: 0.0, age_min: 0 });
    let order = Memo::new(move |_| {
        knowledge.with(|knowledge| {
            let away = |place: &Place| {
                let position = place.position?;
                Some(distance_m(from().at, LatLon { lat: position.lat, lon: position.lon }))
            };
            let mut order: Vec<(f64, usize)> = knowledge
                .places
                .iter()
                .enumerate()
                .map(|(index, place)| (away(place).unwrap_or(f64::INFINITY), index))
                .collect();
            order.sort_by(|one, two| one.0.total_cmp(&two.0));
            order.into_iter().map(|(_, index)| index).collect::<Vec<usize>>()
        })
    });
    let whence = Signal::derive(move || {
        if fix.get().is_some() { "From where you are, the nearest first." } else { FROM_THE_MIDDLE }.to_owned()
    });
    views![
        h2("Every place on the map"),
        element("p", &[("class", "note")], whence),
        follow_ul("rows icons", move || {
            let order = order.get();
            let knowledge = knowledge.get();
            let places = order.into_iter().filter_map(|index| knowledge.places.get(index).cloned());
            places
                .map(|place| {
                    let line = Signal::derive({
                        let place = place.clone();
                        move || {
                            let old = now.get().is_some_and(|now| place.evidence.out_of_date(now));
                            let way = way_in_words(from(), &place);
                            [
                                kind_word(place.kind),
                                ". ",
                                &way,
                                if old { ". " } else { "" },
                                if old { OUT_OF_DATE } else { "" },
                            ]
                            .concat()
                        }
                    });
                    let words = vec![place.name.clone().into_any(), element("span", &[("class", "note")], line)];
                    li(
                        "",
                        Some(place.id.clone()),
                        a("", place.path(), views![icon(sign_of(place.kind)), span("", words)]),
                    )
                })
                .collect()
        }),
    ]
    .into_any()
}

const FROM_THE_MIDDLE: &str = "From the Clock Tower in the middle of the city, the nearest first.";
