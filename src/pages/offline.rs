//! `/offline`: what is saved on this phone, and is it whole.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::browser::knowledge::Knowledge;
use crate::browser::saved::{Saved, saved};
use crate::components::text::{announced, button, heading, live};

pub const HEAD: (&str, &str) =
    ("Saved on this phone", "Whether the app is whole on this phone, so that it works with no signal.");

#[cfg(feature = "ssr")]
#[component]
pub fn Offline() -> impl IntoView {
    use crate::components::screen::Screen;
    view! { <Screen title=HEAD.0><div data-live="status">{status()}</div></Screen> }
}

/// What is saved, and is it whole.
pub fn status() -> AnyView {
    let Knowledge { pack, told } = expect_context();
    let (program, result) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let look = move || {
        spawn_local(async move {
            let saved = saved().await;
            result.set(verdict(&saved).into());
            program.set(program_in_words(&saved));
        })
    };
    Effect::new(look);
    let or_unknown = |words: RwSignal<String>| {
        Signal::derive(move || words.with(|words| if words.is_empty() { UNKNOWN.into() } else { words.clone() }))
    };
    let edition =
        Signal::derive(move || format!("Edition of the facts in use: {}.", String::from(pack.get().edition.clone())));
    vec![
        announced("verdict", result.into()),
        heading("The program"),
        live("", or_unknown(program)),
        heading("The facts"),
        live("", or_unknown(told)),
        live("note", edition),
        button(vec!["Look again".to_owned().into_any()], look),
    ]
    .into_any()
}

const UNKNOWN: &str = "This page needs scripts to look at what is saved. The other pages work without them.";

fn verdict(program: &Saved) -> &'static str {
    match program {
        Saved::Nothing => "Not saved yet. Stay online for a moment, then look again.",
        Saved::Generation { missing, .. } if missing.is_empty() => "Saved. It works with no signal.",
        Saved::Generation { .. } => "Saved, but not whole. Open the app once with a signal.",
    }
}

fn program_in_words(program: &Saved) -> String {
    match program {
        Saved::Nothing => "This browser has not saved the program. A private window, or an app inside another app, may not be able to.".into(),
        Saved::Generation { version, files, missing } if missing.is_empty() => {
            format!("All {files} files are here. Version {version}.")
        }
        Saved::Generation { version, files, missing } => {
            format!("{} of {files} files are missing: {}. Version {version}.", missing.len(), missing.join(", "))
        }
    }
}
