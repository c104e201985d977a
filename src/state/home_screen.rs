//! The only offer that the app makes: to put it on the home screen, once it is saved. An answer is stored for good, a missing answer
//! until the tab is closed.

use leptos::prelude::*;
use wasm_bindgen::JsValue;

use crate::browser::call::start;
use crate::browser::effect::effect;
use crate::browser::launch::{agent, is_inside, is_installed};
use crate::browser::storage::{Flag, note};
use crate::logic::home_screen::steps;
use crate::routes::Route;
use crate::state::news::{News, Toast, Way};

/// The offer, as long as the document.
#[derive(Clone, Copy)]
pub struct HomeScreen {
    /// The deferred [install prompt](https://developer.mozilla.org/en-US/docs/Web/API/BeforeInstallPromptEvent) of the browser. `None`:
    /// it has none, or it was used, which it can be once.
    prompt: RwSignal<Option<JsValue>, LocalStorage>,
    toast: Toast,
    /// Whether all is saved.
    is_saved: StoredValue<bool>,
}

/// Offers nothing yet.
pub fn use_home_screen(toast: Toast) -> HomeScreen {
    effect(move || {
        let installed = window_event_listener_untyped("appinstalled", |_| {
            note(Flag::HomeScreenAnswered);
        });
        on_cleanup(move || installed.remove());
    });
    HomeScreen { prompt: RwSignal::new_local(None), toast, is_saved: StoredValue::new(false) }
}

impl HomeScreen {
    /// Keeps the install prompt for the tap of the person.
    pub fn keep_prompt(self, prompt: JsValue) {
        self.prompt.set(Some(prompt));
    }

    /// Whether there is an install prompt to show.
    pub fn has_prompt(self) -> bool {
        self.prompt.with(Option::is_some)
    }

    /// Shows the install prompt. Must be called from a tap.
    pub fn ask(self) {
        self.answered();
        if let Some(prompt) = self.prompt.get_untracked() {
            // What the person answers does not matter: they were asked.
            start(&prompt, "prompt");
        }
        self.prompt.set(None);
    }

    /// The person has answered the offer.
    pub fn answered(self) {
        note(Flag::HomeScreenAnswered);
        self.toast.close();
    }

    /// Inside another app the offer does not wait: nothing is kept there.
    pub fn start(self) {
        if is_inside() {
            self.offer();
        }
    }

    /// From now on all is saved.
    pub fn saved(self) {
        self.is_saved.set_value(true);
        self.look();
    }

    /// Makes the offer once all is saved. Call at each screen.
    pub fn look(self) {
        let is_plain = document().document_element().is_some_and(|root| !root.has_attribute("data-kind"));
        // On screens with *Exit this page* and on cards nothing is offered: the next screen does it.
        if self.is_saved.get_value() && is_plain && !is_inside() {
            self.offer();
        }
    }

    /// Offers it, unless it is installed or was answered.
    fn offer(self) {
        let agent = agent();
        let steps = steps(&agent);
        let has_prompt = self.prompt.with_untracked(Option::is_some);
        let way = match steps {
            Some(steps) if agent.is_inside => Way::OtherApp(steps),
            steps if has_prompt => Way::Prompt { on_phone: steps.is_some() },
            Some(steps) => Way::Steps(steps),
            None => return,
        };
        let is_there = location().pathname().is_ok_and(|path| Route::parse(&path) == Route::Keep);
        if is_there || is_installed() || Flag::HomeScreenAnswered.is_set() || !note(Flag::HomeScreenOffered) {
            return;
        }
        self.toast.tell(News::HomeScreen(way));
    }
}
