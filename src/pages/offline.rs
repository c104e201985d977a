//! `/offline`: what is saved on this phone, and is it whole.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::browser::knowledge::Knowledge;
use crate::browser::saved::{Saved, saved};
use crate::browser::storage::Kept;
use crate::components::screen::Screen;

pub const HEAD: (&str, &str) =
    ("Saved on this phone", "Whether the app is whole on this phone, so that it works with no signal.");

#[component]
pub fn Offline() -> impl IntoView {
    let Knowledge { pack, kept, is_kept } = expect_context();
    let program = RwSignal::new(None::<Saved>);
    let look = move || spawn_local(async move { program.set(Some(saved().await)) });
    Effect::new(move |_| look());
    view! {
        <Screen title=HEAD.0>
            <p class="verdict" role="status">{move || program.get().map(|program| verdict(&program))}</p>
            <h2>"The program"</h2>
            <p>{move || program.get().map_or_else(|| UNKNOWN.into(), |program| program_in_words(&program))}</p>
            <h2>"The facts"</h2>
            <p>{move || kept.get().map_or_else(|| UNKNOWN.into(), |kept| facts_in_words(&kept, is_kept.get() == Some(true)))}</p>
            <p class="note">{move || format!("Edition of the facts in use: {}.", String::from(pack.get().edition.clone()))}</p>
            <p class="buttons">
                <button class="button" on:click=move |_| look()>"Look again"</button>
            </p>
        </Screen>
    }
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

fn facts_in_words(kept: &Kept, is_kept: bool) -> String {
    let now = if is_kept { "The facts are kept on this phone." } else { "The facts come with the program." };
    match kept {
        Kept::Nothing | Kept::Pack(_) => now.into(),
        Kept::Spoilt(reason) => format!("The kept facts could not be trusted, so they were put aside: {reason} {now}"),
        Kept::Refused => "This browser keeps no facts: storage is off. The facts come with the program.".into(),
    }
}
