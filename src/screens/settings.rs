//! `/settings`: what the person can set.

use leptos::prelude::*;

use crate::components::confirmation::confirmation;
use crate::components::membership::membership;
use crate::components::screen::Screen;
use crate::components::theme_choice::theme_choice;

pub const HEAD: (&str, &str) = (
    "Settings",
    "Choose how the app looks: dark, light, dim, or as your phone is set. Forget everything on this phone.",
);

#[component]
pub fn Settings() -> impl IntoView {
    view! {
        <Screen title=HEAD.0>
            {theme_choice()}
            <section class="needs-program">
                <h2>"Your university"</h2>
                <p>"Its security is then one of your places too. This stays on your phone."</p>
                <div data-live="membership">{membership()}</div>
            </section>
            <section class="forget">
                <h2>"Forget everything on this phone"</h2>
                <p>"What you chose, the facts and the program are cleared from this browser."</p>
                <p class="buttons"><button type="button" class="button" data-forget="ask">"Forget everything"</button></p>
                <div data-forget="question" hidden>
                    {confirmation(
                        "forget",
                        "Forget everything?",
                        "The app will not work without signal until you open it again with one.",
                        "Forget it all",
                        "Keep it",
                    )}
                </div>
                <p id="forgotten" class="note" role="status">"All is forgotten. It comes back when you open the app again."</p>
            </section>
            <p class="no-choice">"Scripts are off, so the app looks as your phone is set: dark or light."</p>
        </Screen>
    }
}
