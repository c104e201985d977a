//! The news of the app itself, told in the toast above the tabs.

use crate::browser::effect::effect;
use leptos::ev;
use leptos::prelude::*;

/// What is told.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum News {
    FactsUpdated,
    /// A newer program waits until the person agrees.
    NewerProgram,
    /// The offer to put the app on the home screen.
    HomeScreen(Way),
}

/// How the app gets onto the home screen.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Way {
    /// By the install prompt of the browser. `on_phone`: the home screen of a phone.
    Prompt { on_phone: bool },
    /// By the steps at this fragment of `/keep`.
    Steps(&'static str),
    /// By the steps out of another app first, at this fragment.
    OtherApp(&'static str),
}

impl News {
    /// Whether it waits for an answer. What does not closes at the next tap or key.
    fn is_question(self) -> bool {
        matches!(self, News::NewerProgram | News::HomeScreen(_))
    }
}

/// What is told now, as long as the document.
#[derive(Clone, Copy)]
pub struct Toast {
    /// `None`: nothing.
    pub shown: RwSignal<Option<News>>,
    /// When it was shown, in milliseconds of the document's clock.
    since: StoredValue<f64>,
}

/// Tells nothing yet. Marks the root of the page while something is told: the page leaves room for it.
///
/// ## Server-Side Rendering
/// Nothing is told.
pub fn use_toast() -> Toast {
    let toast = Toast { shown: RwSignal::new(None), since: StoredValue::new(0.0) };
    effect(move || {
        let close = move |event: &web_sys::Event| {
            let is_notice = toast.shown.get_untracked().is_some_and(|news| !news.is_question());
            if is_notice && event.time_stamp() > toast.since.get_value() {
                // After the tap has reached what it was for.
                set_timeout(move || toast.close(), std::time::Duration::ZERO);
            }
        };
        let (tap, key) = (move |event: ev::MouseEvent| close(&event), move |event: ev::KeyboardEvent| close(&event));
        let (tap, key) = (window_event_listener(ev::click, tap), window_event_listener(ev::keydown, key));
        on_cleanup(move || {
            tap.remove();
            key.remove();
        });
    });
    effect(move || {
        let is_shown = toast.shown.get().is_some();
        if let Some(root) = document().document_element() {
            let _ = if is_shown { root.set_attribute("data-toast", "") } else { root.remove_attribute("data-toast") };
        }
    });
    toast
}

impl Toast {
    /// Tells news. A notice never takes the place of a question.
    pub fn tell(self, news: News) {
        let asks = self.shown.get_untracked().is_some_and(News::is_question);
        if asks && !news.is_question() {
            return;
        }
        self.since.set_value(window().performance().map_or(0.0, |clock| clock.now()));
        self.shown.set(Some(news));
    }

    pub fn close(self) {
        self.shown.set(None);
    }
}
