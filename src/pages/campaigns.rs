//! `/campaigns`: what the partnership asks people to know.

use leptos::prelude::*;

use crate::components::screen::Screen;

pub const HEAD: (&str, &str) =
    ("Campaigns", "Ask for Angela, Zero Tolerance and Connected Routes in Canterbury, in a few words each.");

#[component]
pub fn Campaigns() -> impl IntoView {
    view! {
        <Screen title=HEAD.0>
            <article class="card">
                <h2>"Ask for Angela"</h2>
                <p>"Do you feel unsafe in a bar, a pub or a club? Ask the staff for Angela. Trained staff then help you without a fuss: they find your friends, see you to a taxi, or call security or the police."</p>
                <p>"Not every place has trained staff. If they do not understand, say plainly that you feel unsafe, go to the door staff, or call 999."</p>
            </article>
            <article class="card">
                <h2>"Zero Tolerance"</h2>
                <p>"Bars and clubs in the city centre can have their staff trained to see and stop sexual harassment and discrimination. Canterbury's Business Improvement District runs it."</p>
            </article>
            <article class="card">
                <h2>"Connected Routes"</h2>
                <p>"Marked walking routes join the universities, the city centre and where students live. The SafeZone app reaches a university control room from them."</p>
            </article>
        </Screen>
    }
}
