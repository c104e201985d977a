//! *Exit this page*: a way to hide a page fast, after GOV.UK's component of that name. It is a plain link, which its own
//! script makes faster: `src/start/exit.js`.

use leptos::prelude::*;

use crate::components::icon::icon;
use crate::routes::NEUTRAL;

/// What the exit does, and the button, which stays within a thumb's reach.
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
