//! Takes in another phone: by the camera, or typed.

use app::browser::ends;
use app::components::elements::{a, announced, button, element, follow, hidden_while, main_button, p, views};
use js_sys::{Function, Reflect};
use leptos::html;
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};

use crate::counts::Counts;
use crate::handover::{HandOver, code, typed};
use crate::program::fields::long_field;
use crate::program::host::{Host, Scan};
use crate::program::record::Record;
use crate::program::view::View;
use crate::program::words::number_of;
use crate::writer::Writer;

/// What the camera does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Camera {
    Off,
    Starting,
    On,
    /// On, and all that it sees is black: a finger may be on the lens.
    Black,
    Told(&'static str),
}

const BLACK: &str = "The picture is black. Is something on the lens?";
const TOLD: [(&str, &str); 5] = [
    (
        "refused",
        "You said no to the camera, or the phone did. Type the code, or allow the camera in the browser's settings.",
    ),
    ("none", "This phone gives no camera. Type the code."),
    ("busy", "Another app has the camera. Close it, then try again."),
    ("policy", "This page was saved without the camera. Open it once with a signal, or type the code."),
    ("lost", "The camera has stopped."),
];

pub fn scan() -> Vec<AnyView> {
    let record: Record = expect_context();
    let host: StoredValue<Host, LocalStorage> = expect_context();
    let camera = RwSignal::new(Camera::Off);
    let said = RwSignal::new(String::new());
    let running = StoredValue::new_local(None::<Scan>);
    let video = NodeRef::<html::Video>::new();
    // The code that was read last: while it stays in sight, what was said of it stays too.
    let last = StoredValue::new(String::new());

    let take = move |hand_over: HandOver| said.set(take_in(record, hand_over));
    let own_host = location().host().unwrap_or_default();
    let found = Closure::<dyn Fn(String)>::wrap(Box::new(move |text: String| {
        if last.try_update_value(|last| std::mem::replace(last, text.clone())).is_none_or(|last| last == text) {
            return;
        }
        match code::read(&text, &own_host) {
            Ok(hand_over) => take(hand_over),
            Err(other) => said.set(other.in_words().into()),
        }
    }))
    .into_js_value();
    let tell = Closure::<dyn Fn(String)>::wrap(Box::new(move |what: String| {
        let told = TOLD.iter().find(|(known, _)| *known == what);
        let otherwise = if what == "black" { Camera::Black } else { Camera::On };
        let _ = camera.try_set(told.map_or(otherwise, |(_, words)| Camera::Told(words)));
    }))
    .into_js_value();
    let stop = move || {
        if let Some(scan) = running.try_update_value(Option::take).flatten() {
            scan.stop();
        }
        ends::note("camera", None);
        let _ = camera.try_set(Camera::Off);
    };
    let start = move || {
        let Some(video) = video.get_untracked() else { return };
        // One that had failed may wait for its camera still.
        stop();
        last.set_value(String::new());
        camera.set(Camera::Starting);
        let (found, tell) = (found.clone(), tell.clone());
        let Some(host) = host.try_with_value(Host::clone) else { return };
        spawn_local(async move {
            let scan = host.start_scan(&video, found.unchecked_ref(), tell.unchecked_ref()).await;
            let is_wanted = camera.try_get_untracked().is_some_and(|camera| camera != Camera::Off);
            match scan {
                // It was left while its reader was loaded.
                Some(scan) if !is_wanted => scan.stop(),
                Some(scan) => {
                    note_end(&scan);
                    running.try_update_value(|running| *running = Some(scan));
                }
                None => drop(camera.try_set(Camera::Told("The reader of codes is not on this phone. Type the code."))),
            }
        });
    };
    on_cleanup(stop);
    let other = move || running.with_value(|scan| scan.iter().for_each(Scan::other));
    let again = {
        let start = start.clone();
        move || match running.with_value(Option::is_some) {
            true => running.with_value(|scan| scan.iter().for_each(Scan::again)),
            // Its reader was not there.
            false => start(),
        }
    };
    let is_off = Signal::derive(move || matches!(camera.get(), Camera::Off | Camera::Told(_)));
    let is_on = Signal::derive(move || !is_off.get());
    let told = Signal::derive(move || match camera.get() {
        Camera::Off => String::new(),
        Camera::Starting => "Asking for the camera.".into(),
        Camera::On => "Hold the other phone still in front of it.".into(),
        Camera::Black => BLACK.into(),
        Camera::Told(words) => words.to_owned(),
    });
    let retry = Signal::derive(move || !matches!(camera.get(), Camera::Black | Camera::Told(_)));
    let written = RwSignal::new(String::new());
    let typed = move || match typed::read(&written.get_untracked()) {
        Ok(hand_over) => {
            written.set(String::new());
            take(hand_over);
        }
        Err(mistyped) => said.set(mistyped.in_words()),
    };
    let phones = follow(move || {
        let others = record.shift().map(|shift| shift.others.len()).unwrap_or_default();
        (others > 0).then(|| p("note", [&*number_of(others, "phone"), " taken in."].concat())).into_iter().collect()
    });
    views![
        super::bar::bar(View::Scan),
        element("h2", &[("tabindex", "-1")], "Take in another phone"),
        p("", "On the other phone: End, then Hand over by a code."),
        hidden_while(is_on, main_button("Use the camera", start)),
        view! { <video class="scan" node_ref=video hidden=is_off playsinline muted aria-label="What the camera sees"></video> }.into_any(),
        announced("note", told),
        hidden_while(is_off, p("buttons", views![
            button(views!["Other camera"], other),
            button(views!["Stop the camera"], stop),
        ])),
        hidden_while(retry, button(views!["Try again"], again)),
        announced("lead", said.into()),
        phones,
        element("label", &[("for", "code")], "Or type the code"),
        long_field("code", 4000, written),
        p("buttons", views![button(views!["Take it in"], typed), a("button", View::End.link(), "Back to the end")]),
    ]
}

/// What came of it, in words.
fn take_in(record: Record, hand_over: HandOver) -> String {
    let (part, of) = hand_over.part;
    let Some(shift) = record.shift() else { return "Start a shift first, then take it in.".into() };
    let mut is_new = false;
    let (mut is_full, mut is_copied) = (false, false);
    for (writer, number, counts) in hand_over.tellings {
        let is_known = |known: &(Writer, u32, Counts)| *known == (writer, number, counts.clone());
        if writer == shift.writer {
            is_copied |= record.hear(writer, number, &counts);
            continue;
        }
        if shift.others.iter().any(is_known) {
            continue;
        }
        let is_taken = record.merge(writer, number, counts);
        is_new |= is_taken;
        is_full |= !is_taken;
    }
    let more =
        if of > 1 { [" Code ", &part.to_string(), " of ", &of.to_string(), "."].concat() } else { String::new() };
    if is_copied {
        return "That phone counts as this one: its browser was copied. From now on they count apart. Look at the sum."
            .into();
    }
    let words = match (is_new, is_full) {
        (true, _) => "Taken in. Look at the sum under End.",
        (false, true) => "It is not taken in: see above why.",
        (false, false) => "This was taken in before. Nothing has changed.",
    };
    [words, &more].concat()
}

/// The exit ends the camera too, also where the program has stopped.
fn note_end(scan: &JsValue) {
    let stop = Reflect::get(scan, &"stop".into()).ok().and_then(|stop| stop.dyn_into::<Function>().ok());
    ends::note("camera", stop.as_ref());
}
