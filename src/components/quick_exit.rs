//! *Exit this page*: hides a page fast, after the GOV.UK component of that name. A plain link, which `src/start/exit.js` makes
//! faster.

use leptos::prelude::*;

use crate::components::icon::icon;
use crate::routes::NEUTRAL;

/// The note on the exit, and the button, which stays within reach of a thumb.
pub fn exit() -> AnyView {
    view! {
        <section class="exit-note" aria-label="Leave this page fast">
            <p>"To hide this page fast, tap Exit this page. "<span class="keys">"On a keyboard, press Shift three times."</span></p>
            <p class="note">"It does not clear your history. What you looked at can still be seen there."</p>
        </section>
        <a class="button exit" href=NEUTRAL data-exit="true">{icon("exit")}"Exit this page"</a>
    }
    .into_any()
}
