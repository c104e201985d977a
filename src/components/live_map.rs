//! The picture of the map as the program moves it. It is drawn by hand: as views each part of it would cost WebAssembly bytes, and each
//! movement a comparison.

use std::cell::RefCell;
use std::rc::Rc;
use std::sync::Arc;

use leptos::prelude::*;
use leptos::web_sys::{Element, KeyboardEvent, SvgElement};
use wasm_bindgen::JsCast;

use crate::browser::find;
use crate::browser::fragment::set_fragment;
use crate::browser::pointers::{Act, Pointer, follow_pointers, listen};
use crate::browser::streets;
use crate::components::map_picture::{
    LETTER, SIZE, Scene, begin_layer, draw_scale, point_of, points, transform, view_box,
};
use crate::components::pen::{Pen, number};
use crate::content::knowledge::Knowledge;
use crate::logic::geo::heading::turn;
use crate::logic::geo::location::{Fix, far_from_canterbury};
use crate::logic::map::fingers::Fingers;
use crate::logic::map::labels::{Area, Labels, tapped};
use crate::logic::map::projection::{Point, project};
use crate::logic::map::view::{Pixel, View};

/// Metres to a pixel around the person and around a place: three quarters of a kilometre across a phone.
pub const NEAR: f64 = 2.2;
/// How far the middle of the picture may be moved from the centre of the city, in metres.
const REACH_M: f64 = 5_000.0;
/// How far an arrow key moves it, in pixels.
const STEP: f64 = 60.0;
/// What a button makes larger or smaller.
pub const TIMES: f64 = 1.6;
/// The picture turns with the phone by steps of so many degrees: names would flicker with each.
const TURN: f64 = 8.0;
/// How far off the scale bar may be while fingers move, as a part of it.
const SLACK: f64 = 0.1;
/// The reach of a finger on a street, in pixels.
const FINGER: f64 = 16.0;
/// A place that is nearer to the edge, in pixels, is moved to the middle when it is chosen.
const MARGIN: f64 = 30.0;

/// The map on the page.
pub struct LiveMap {
    state: RefCell<State>,
    pub signals: Signals,
}

/// What the picture depends on.
#[derive(Clone, Copy)]
pub struct Signals {
    pub knowledge: RwSignal<Arc<Knowledge>>,
    pub fix: Memo<Option<Fix>>,
    /// The id of the chosen place. Empty: none.
    pub chosen: RwSignal<String>,
    /// The direction that the phone points to.
    pub heading: Signal<Option<f64>>,
    /// Whether the picture turns with it.
    pub turns: RwSignal<bool>,
    /// See [`Streets::version`](crate::state::streets::Streets::version).
    pub streets: RwSignal<u32>,
    /// The street that was tapped last.
    pub street: RwSignal<String>,
}

struct State {
    size: (f64, f64),
    letter_px: f64,
    /// What is shown now.
    shown: View,
    /// What the ground is drawn for: while fingers move it, it is only moved.
    drawn: View,
    /// The view whose scale and north are drawn.
    scale: View,
    labels: Labels,
    fingers: Fingers,
    /// Whether the person is kept in the middle.
    follows: bool,
    /// Whether nobody has moved it yet.
    untouched: bool,
    /// Whether the next frame shows what the fingers have done.
    waits: bool,
    fix: Option<Fix>,
    chosen: String,
}

impl LiveMap {
    pub fn new(signals: Signals) -> Rc<LiveMap> {
        let shown = View::of(&points(&signals.knowledge.get_untracked().places), SIZE);
        let state = State {
            size: SIZE,
            letter_px: LETTER,
            shown,
            drawn: shown,
            scale: shown,
            labels: Labels::default(),
            fingers: Fingers::default(),
            follows: false,
            untouched: true,
            waits: false,
            fix: None,
            chosen: String::new(),
        };
        Rc::new(LiveMap { state: RefCell::new(state), signals })
    }

    /// Draws it into the page, and follows fingers, keys and the size of the screen.
    pub fn start(self: &Rc<LiveMap>) {
        let Some(element) = find::first::<Element>(MAP) else { return };
        let mut pen = Pen::on(element.clone());
        for layer in ["ground", "still"] {
            begin_layer(&mut pen, layer, SIZE);
            pen.end();
        }
        self.measure();
        let map = self.clone();
        let resized = window_event_listener_untyped("resize", move |_| {
            map.measure();
            map.draw();
        });
        on_cleanup(move || resized.remove());
        let map = self.clone();
        follow_pointers(&element, move |pointer| map.clone().point(pointer));
        let map = self.clone();
        listen(&element, &["keydown"], move |event| {
            let key: &KeyboardEvent = event.unchecked_ref();
            if !(key.ctrl_key() || key.meta_key() || key.alt_key()) && map.press_key(&key.key()) {
                event.prevent_default();
            }
        });
    }

    /// Takes the size of the picture and of letters from the page.
    fn measure(&self) {
        let Some(map) = find::first::<Element>(MAP) else { return };
        let size = (f64::from(map.client_width()), f64::from(map.client_height()));
        if size.0 < 1.0 || size.1 < 1.0 {
            return;
        }
        let mut state = self.state.borrow_mut();
        state.size = size;
        state.letter_px = LETTER / 18.0 * root_letter().unwrap_or(18.0);
        // The scale is drawn anew.
        state.scale = View { m_per_px: f64::INFINITY, ..state.shown };
        for layer in [GROUND, STILL_LAYER] {
            if let Some(layer) = find::first::<Element>(layer) {
                let _ = layer.set_attribute("viewBox", &view_box(size));
                let _ = layer.set_attribute("font-size", &number(state.letter_px));
            }
        }
        if state.untouched {
            state.shown = View::of(&points(&self.signals.knowledge.get_untracked().places), size);
        }
    }

    /// Takes what has changed, and draws anew. Tracks the signals.
    pub fn follow(&self) {
        let Signals { knowledge, fix, chosen, heading, turns, streets, .. } = self.signals;
        if streets.get() == 0 {
            streets::want();
        }
        let (knowledge, chosen) = (knowledge.get(), chosen.get());
        // Whoever is not on the map is not drawn on it.
        let fix = fix.get().filter(|fix| far_from_canterbury(*fix).is_none());
        let up = heading.get().filter(|_| turns.get()).unwrap_or_default();
        let mut state = self.state.borrow_mut();
        if state.untouched && chosen.is_empty() {
            state.follows = true;
        }
        let is_new = state.chosen != chosen;
        let has_moved = fix.is_some() && state.fix != fix;
        state.chosen = chosen;
        state.fix = fix;
        let busy = !state.fingers.none();
        if let Some(point) = knowledge.place(&state.chosen).filter(|_| is_new).and_then(point_of)
            && (state.untouched || !state.sees(point))
        {
            state.follows = false;
            state.go_to(point);
            window().scroll_to_with_x_and_y(0.0, 0.0);
        } else if let (Some(fix), true) = (fix.filter(|_| has_moved && !busy), state.follows) {
            state.go_to(project(fix.at));
        }
        if !busy && (turn(state.shown.up, up).abs() >= TURN || up == 0.0) {
            state.shown.up = up;
        }
        drop(state);
        self.draw();
    }

    /// Draws the ground for the scale and the direction that are shown.
    fn draw(&self) {
        let mut state = self.state.borrow_mut();
        if state.fingers.none() {
            state.drawn = state.shown;
        }
        if let Some(ground) = find::first::<Element>(GROUND) {
            let State { drawn, letter_px, fix, .. } = *state;
            #[cfg(feature = "csr")]
            crate::components::icon::add_drawings();
            let knowledge = self.signals.knowledge.get_untracked();
            let chosen = knowledge.place(&state.chosen);
            let scene = Scene { letter_px, chosen, fix, ..Scene::of(&knowledge.places, drawn) };
            state.labels = scene.labels();
            scene.draw(&mut Pen::on(ground), &state.labels);
        }
        drop(state);
        self.place();
    }

    /// Moves the ground to where it is shown, and draws what stands still above it.
    fn place(&self) {
        let mut state = self.state.borrow_mut();
        let State { shown, drawn, scale, size, .. } = *state;
        if let Some(ground) = find::first::<SvgElement>(GROUND) {
            // By style, so that the browser moves what it has painted.
            let _ = ground.style().set_property("transform", &transform(drawn, shown));
        }
        if let Some(map) = find::first::<Element>(MAP) {
            let View { centre, m_per_px, up } = shown;
            let taken = sides_of(&state.labels.taken, 1.0);
            streets::draw(&map, &[centre.x, centre.y, m_per_px, up], &taken, !state.fingers.none());
        }
        // While fingers are on it the bar may be a little off: to draw it costs more than to move the ground.
        let off = (shown.m_per_px / scale.m_per_px - 1.0).abs();
        let most = if state.fingers.none() { 0.0 } else { SLACK };
        if (off > most || shown.up != scale.up)
            && let Some(still) = find::first::<Element>(STILL_LAYER)
        {
            state.scale = shown;
            draw_scale(&mut Pen::on(still), shown, size);
        }
    }

    /// Makes the picture so many times as large.
    pub fn enlarge(&self, times: f64) {
        let mut state = self.state.borrow_mut();
        state.untouched = false;
        state.shown = state.shown.enlarged(times);
        drop(state);
        self.draw();
    }

    /// Keeps the person in the middle.
    pub fn follow_person(&self) {
        let mut state = self.state.borrow_mut();
        state.follows = true;
        if let Some(fix) = state.fix {
            state.go_to(project(fix.at));
            drop(state);
            self.draw();
        }
    }

    /// `false`: it does nothing.
    fn press_key(&self, key: &str) -> bool {
        let (x, y) = match key {
            "ArrowLeft" => (STEP, 0.0),
            "ArrowRight" => (-STEP, 0.0),
            "ArrowUp" => (0.0, STEP),
            "ArrowDown" => (0.0, -STEP),
            "+" | "=" => {
                self.enlarge(TIMES);
                return true;
            }
            "-" => {
                self.enlarge(1.0 / TIMES);
                return true;
            }
            _ => return false,
        };
        let mut state = self.state.borrow_mut();
        let view = state.shown;
        state.show(view.dragged(Pixel::default(), Pixel { x, y }, view.m_per_px));
        drop(state);
        self.place();
        true
    }

    fn point(self: Rc<LiveMap>, Pointer { id, act, at }: Pointer) {
        let mut state = self.state.borrow_mut();
        if let Act::Move = act {
            if state.fingers.moved(id, at) && !state.waits {
                state.waits = true;
                drop(state);
                request_animation_frame(move || {
                    self.state.borrow_mut().waits = false;
                    if self.state.borrow_mut().catch_up() {
                        self.place();
                    }
                });
            }
            return;
        }
        state.catch_up();
        let shown = state.shown;
        if let Act::Press { first } = act {
            state.fingers.press(id, at, first, shown);
            return;
        }
        if state.fingers.none() {
            return;
        }
        let tap = state.fingers.lift(id, shown).filter(|_| act == Act::Lift);
        let is_last = state.fingers.none();
        let scaled = state.drawn.m_per_px != state.shown.m_per_px;
        drop(state);
        match tap {
            Some(at) => {
                let place = self.tapped(at);
                self.signals.street.set(if place.is_none() { street_at(shown, at) } else { String::new() });
                set_fragment(&place.unwrap_or_default());
            }
            None if is_last && scaled => self.draw(),
            None => self.place(),
        }
    }

    /// The id of the place that a tap means.
    fn tapped(&self, at: Pixel) -> Option<String> {
        let state = self.state.borrow();
        let knowledge = self.signals.knowledge.get_untracked();
        let (centre, spots) = (state.shown.turned(state.shown.centre), &state.labels.spots);
        let id = |spot: usize| Some(&knowledge.places.get(spots.get(spot)?.place)?.id);
        let chosen = (0..spots.len()).find(|spot| id(*spot) == Some(&state.chosen));
        id(tapped(spots, Pixel { x: at.x + centre.x, y: at.y + centre.y }, chosen)?).cloned()
    }
}

/// The sides of areas, so many times as large: left, top, right and bottom of each.
pub fn sides_of(areas: &[Area], times: f64) -> Vec<f64> {
    let mut sides = Vec::new();
    for Area { left, top, right, bottom } in areas {
        sides.extend([left * times, top * times, right * times, bottom * times]);
    }
    sides
}

/// The street that a tap means. Empty: none.
fn street_at(view: View, at: Pixel) -> String {
    let Point { x, y } = view.point(at);
    streets::tapped(x, y, FINGER * view.m_per_px)
}

impl State {
    fn show(&mut self, view: View) {
        self.untouched = false;
        self.follows = false;
        self.shown = view.within(REACH_M);
    }

    /// Shows a point in the middle, near enough.
    fn go_to(&mut self, centre: Point) {
        self.untouched = false;
        self.shown = View { centre, m_per_px: self.shown.m_per_px.min(NEAR), ..self.shown };
    }

    /// Whether a point is shown, not too near to the edge.
    fn sees(&self, point: Point) -> bool {
        let at = self.shown.pixel(point);
        at.x.abs() < self.size.0 / 2.0 - MARGIN && at.y.abs() < self.size.1 / 2.0 - MARGIN
    }

    /// Shows what the fingers have done. `false`: nothing.
    fn catch_up(&mut self) -> bool {
        let view = self.fingers.view().filter(|view| *view != self.shown);
        if let Some(view) = view {
            self.show(view);
        }
        view.is_some()
    }
}

/// Takes up the style of maps and of the other screens of a way (`style/map.css`) in a document that opened with a page without them. It was
/// loaded with the document.
pub fn use_style() {
    if cfg!(feature = "csr")
        && let Some(sheet) = find::first::<Element>("link[media='not all']")
    {
        let _ = sheet.remove_attribute("media");
    }
}

/// The map on the page.
const MAP: &str = ".map";
/// What fingers move of it.
const GROUND: &str = ".map > .ground";
/// What stands still above that.
const STILL_LAYER: &str = ".map > .still";

/// The height of the letters of the page, in pixels.
fn root_letter() -> Option<f64> {
    let root = document().document_element()?;
    let height = window().get_computed_style(&root).ok()??.get_property_value("font-size").ok()?;
    Some(js_sys::Number::parse_float(&height))
}
