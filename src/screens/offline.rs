//! `/offline`: what is saved on this phone, and whether it is complete.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::browser::effect::effect;
use crate::browser::offline_copy::{OfflineCopy, mend, offline_copy, request_persistence};
use crate::components::elements::{a, announced, button, buttons, element, follow, h2, p, views};
use crate::components::screen::screen;
use crate::state::clock::Clock;
use crate::state::knowledge::CurrentKnowledge;
use crate::state::updates::Updates;
use crate::words::clock::moment_in_words;
use crate::words::room::in_megabytes;

pub const HEAD: (&str, &str) =
    ("Saved on this phone", "Whether the app is whole on this phone, so that it works with no signal.");

pub fn offline() -> AnyView {
    let keep = views![
        h2("Keep it on your phone"),
        p("", "Safari on an iPhone clears what you have not opened for seven days. On the home screen it stays."),
        p("", "Opened inside another app? There it cannot stay. Open it in your own browser first."),
        a("row", "/keep", "How to put it on your home screen"),
    ];
    screen(HEAD.0, views![element("div", &[("data-live", "status")], status()), element("section", &[], keep)])
}

/// The status of the saved program and facts.
pub fn status() -> AnyView {
    let CurrentKnowledge { knowledge, message, .. } = expect_context();
    let updates: Updates = expect_context();
    let Clock(now) = expect_context();
    let (program, result) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let parts = RwSignal::new((Vec::new(), String::new()));
    let show = move |saved: OfflineCopy| {
        result.set(verdict(&saved));
        let time = now.get_untracked().map_or_else(String::new, |now| moment_in_words(now, now));
        program.set(program_in_words(&saved, &time));
        if let OfflineCopy::Version { parts: words, .. } = saved {
            parts.set((words, time));
        }
    };
    let look = move || spawn_local(async move { show(offline_copy().await) });
    // A tap here shows that the person cares.
    let tapped = move || {
        request_persistence();
        look();
    };
    let mend = move || {
        request_persistence();
        result.set("Mending. Stay online for a moment.".into());
        spawn_local(async move { show(mend().await) });
    };
    effect(move || {
        look();
        let told = window_event_listener_untyped("safe-night-saved", move |_| look());
        on_cleanup(move || told.remove());
    });
    let or_unknown = |words: RwSignal<String>| {
        Signal::derive(move || words.with(|words| if words.is_empty() { UNKNOWN.into() } else { words.clone() }))
    };
    let edition = Signal::derive(move || {
        format!("Edition of the facts in use: {}.", String::from(knowledge.get().edition.clone()))
    });
    vec![
        announced("verdict", result.into()),
        buttons(vec![
            button(vec!["Ready for tonight?".to_owned().into_any()], tapped),
            button(vec!["Mend it".to_owned().into_any()], mend),
        ]),
        h2("The program"),
        p("", or_unknown(program)),
        follow(move || {
            let take = || {
                let words = p("", "A newer version is ready.");
                [words, buttons(vec![button(vec!["Use it".to_owned().into_any()], move || updates.take())])]
            };
            updates.is_waiting.get().then(take).into_iter().flatten().collect()
        }),
        follow(move || {
            let (parts, time) = parts.get();
            let words = |part: &[String]| [h2(part[0].clone()), p("", [&part[1], " Looked at ", &time, "."].concat())];
            parts.chunks_exact(2).flat_map(words).collect()
        }),
        h2("The facts"),
        p("", or_unknown(message)),
        p("note", edition),
    ]
    .into_any()
}

const UNKNOWN: &str = "This page needs scripts to look at what is saved. The other pages work without them.";

fn verdict(program: &OfflineCopy) -> String {
    match program {
        OfflineCopy::Nothing { state, detail } => match state.as_str() {
            "full" => format!("Not saved: the phone has no room. It needs {detail}. Delete something, then come back."),
            "refused" => {
                "This browser does not save the app. A private window, an app inside another app, or a browser that blocks cookies, cannot.".into()
            }
            "altered" => format!("Not saved: {} Then it saves by itself.", changed(detail)),
            _ => "Not saved yet. Stay online for a moment, then look again.".into(),
        },
        OfflineCopy::Version { missing, .. } if missing.is_empty() => "Saved: the app works without signal.".into(),
        OfflineCopy::Version { altered, .. } if !altered.is_empty() => {
            format!("Saved, but not whole. {}", changed(altered))
        }
        OfflineCopy::Version { no_room, .. } if *no_room > 0.0 => {
            "Saved, but not whole: the phone has no room. Delete something, then tap Mend it.".into()
        }
        OfflineCopy::Version { .. } => "Saved, but not whole. Tap Mend it where you have a signal.".into(),
    }
}

/// What those who run a host can do about a file that it changes.
fn changed(file: &str) -> String {
    let file = if file == "/" { "/index.html" } else { file };
    format!("This host changes {file}. Who runs it: turn off what changes files there, or upload all of them again.")
}

/// `time`: when it was looked at.
fn program_in_words(program: &OfflineCopy, time: &str) -> String {
    let OfflineCopy::Version { version, files, missing, persisted, no_room, free, .. } = program else {
        return "Nothing of the program is saved on this phone.".into();
    };
    let whole = match missing.len() {
        0 => format!("At {time} all {files} files were opened, and are whole."),
        some => format!("At {time} {some} of {files} files were missing or spoilt: {}.", missing.join(", ")),
    };
    let kept = if *persisted {
        "The browser keeps them for sure."
    } else {
        "When the phone is full, the browser may clear them."
    };
    let space = if *no_room > 0.0 {
        format!(" A newer version waits for room: it needs {}.", in_megabytes(*no_room))
    } else if *free > 0.0 && *free < ENOUGH {
        " There is little space left on the phone.".into()
    } else {
        String::new()
    };
    format!("{whole} {kept}{space} Version {version}.")
}

/// The space in bytes that a newer version needs beside this one, with a margin.
const ENOUGH: f64 = 8e6;
