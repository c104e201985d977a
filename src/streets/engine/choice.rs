//! Which way somebody wants. It holds until they choose another: over every new way, screen, reload and dusk.

use web_sys::window;

use crate::way::Choice;

/// The key of local storage.
const KEY: &str = "safe-night.way";

/// Each choice with its words, in the order of their buttons.
pub const CHOICES: [(Choice, &str); 3] =
    [(Choice::MainStreets, "Main streets"), (Choice::Shortest, "Shortest"), (Choice::NoSteps, "No steps")];

thread_local! {
    /// Where nothing is stored, it lasts as long as the document.
    static HERE: std::cell::Cell<Option<Choice>> = const { std::cell::Cell::new(None) };
}

/// The choice: main streets when it is dark and the shortest way by day, until somebody chooses.
pub fn chosen(is_dark: bool) -> Choice {
    let by_default = if is_dark { Choice::MainStreets } else { Choice::Shortest };
    stored().or(HERE.get()).unwrap_or(by_default)
}

fn stored() -> Option<Choice> {
    let text = window()?.local_storage().ok()??.get_item(KEY).ok()??;
    CHOICES.into_iter().map(|(choice, _)| choice).find(|choice| name(*choice) == text)
}

/// Keeps a choice.
pub fn choose(choice: Choice) {
    HERE.set(Some(choice));
    if let Some(Ok(Some(storage))) = window().map(|window| window.local_storage()) {
        let _ = storage.set_item(KEY, name(choice));
    }
}

fn name(choice: Choice) -> &'static str {
    match choice {
        Choice::MainStreets => "main",
        Choice::Shortest => "shortest",
        Choice::NoSteps => "no-steps",
    }
}
