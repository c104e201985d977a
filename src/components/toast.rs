//! The toast above the tabs: news of the app itself, with up to two buttons.

use leptos::prelude::*;

use crate::browser::history::go;
use crate::components::elements::{button, follow, span};
use crate::routes::Route;
use crate::state::home_screen::HomeScreen;
use crate::state::news::{News, Toast, Way};
use crate::state::updates::Updates;

/// What is told now, inside the live region that the builder draws.
pub fn toast() -> AnyView {
    let (toast, home_screen): (Toast, HomeScreen) = (expect_context(), expect_context());
    let updates: Updates = expect_context();
    let hidden = Signal::derive(move || toast.shown.get().is_none());
    let parts = follow(move || match toast.shown.get() {
        None => vec![span("", ())],
        Some(News::FactsUpdated) => {
            vec![span("", "The facts were updated just now."), answer("Good", move || toast.close())]
        }
        Some(News::NewerProgram) => {
            let take = answer("Use it", move || updates.take());
            vec![span("", "A newer version is ready."), take, answer("Not now", move || toast.close())]
        }
        Some(News::HomeScreen(way)) => {
            let first = match way {
                Way::Prompt { .. } => answer("Add it", move || home_screen.ask()),
                Way::Steps(part) | Way::OtherApp(part) => answer("Show me how", move || {
                    home_screen.answered();
                    go(&[&Route::Keep.path(), "#", part].concat());
                }),
            };
            vec![span("", in_words(way)), first, answer("Not now", move || home_screen.answered())]
        }
    });
    view! { <p class="toast" hidden=hidden>{parts}</p> }.into_any()
}

fn answer(word: &str, tap: impl Fn() + 'static) -> AnyView {
    button(vec![word.to_owned().into_any()], tap)
}

fn in_words(way: Way) -> &'static str {
    match way {
        Way::OtherApp(_) => "This is open inside another app. To keep it, open it in your own browser.",
        Way::Prompt { on_phone: false } => "Keep it as an app?",
        Way::Prompt { on_phone: true } | Way::Steps(_) => "Put it on your home screen?",
    }
}
