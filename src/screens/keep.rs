//! `/keep`: how to put the app on the home screen, browser by browser, each step with a picture of what to tap. The part for a
//! browser is an address of its own, `/keep#samsung`, to which `src/start/home_screen.js` leads.

use leptos::prelude::*;

use crate::components::elements::{link, list};
use crate::components::screen::Screen;

pub const HEAD: (&str, &str) = (
    "Keep it on your phone",
    "How to put the app on your home screen: iPhone, Android, Firefox, Samsung, and out of another app first.",
);

/// One step: what to do, and what to look for.
type Step = (&'static str, Look);

/// What to look for on the screen.
enum Look {
    /// A button with this drawing in a bar of the browser.
    Bar(&'static str),
    /// A row of a menu: its drawing and its words.
    Row(&'static str, &'static str),
    /// Nothing.
    No,
}

/// The drawings of buttons, on the grid of the icons, by their names. They are ours, and like what browsers show.
const DRAWINGS: [(&str, &str); 6] = [
    ("send", "M12 3v12M8 7l4-4 4 4M7 11H5v10h14V11h-2"),
    ("dots", "M12 5v.1M12 12v.1M12 19v.1"),
    ("wide-dots", "M5 12h.1M12 12h.1M19 12h.1"),
    ("lines", "M5 7h14M5 12h14M5 17h14"),
    ("plus", "M4 4h16v16H4zM12 8v8M8 12h8"),
    ("out", "M14 4h6v6M20 4l-9 9M18 14v6H4V6h6"),
];

/// The part's address, its browser, and its steps.
const BROWSERS: [(&str, &str, &[Step]); 6] = [
    (
        "iphone",
        "iPhone or iPad, in Safari",
        &[
            ("Tap Share. Not there? Tap the three dots first.", Look::Bar("send")),
            ("Move the list up. Tap Add to Home Screen.", Look::Row("plus", "Add to Home Screen")),
            ("Tap Add.", Look::No),
            (
                "Open the app from your home screen once, now, while you have a signal. Only then is it saved there.",
                Look::No,
            ),
        ],
    ),
    (
        "iphone-other",
        "iPhone or iPad, in another browser",
        &[
            ("Tap Share, beside the address or in the menu.", Look::Bar("send")),
            ("Move the list up. Tap Add to Home Screen.", Look::Row("plus", "Add to Home Screen")),
            ("Tap Add.", Look::No),
            (
                "Open the app from your home screen once, now, while you have a signal. Only then is it saved there.",
                Look::No,
            ),
        ],
    ),
    (
        "android",
        "Android, in Chrome",
        &[
            ("Tap the three dots.", Look::Bar("dots")),
            ("Tap Add to Home screen, or Install app.", Look::Row("plus", "Add to Home screen")),
            ("Tap Install or Add.", Look::No),
        ],
    ),
    (
        "samsung",
        "Android, in Samsung Internet",
        &[
            ("Tap the three lines.", Look::Bar("lines")),
            ("Tap Add page to, then Home screen.", Look::Row("plus", "Add page to")),
            ("Tap Add or Install.", Look::No),
        ],
    ),
    (
        "firefox",
        "Android, in Firefox",
        &[
            ("Tap the three dots.", Look::Bar("dots")),
            (
                "Tap Add app to Home screen, or Install. It may be under More.",
                Look::Row("plus", "Add app to Home screen"),
            ),
            ("Tap Add.", Look::No),
        ],
    ),
    (
        "other-app",
        "Opened inside another app",
        &[
            (
                "Instagram, Facebook, TikTok or Snapchat may show this page inside themselves. Tap the dots at the top or the bottom.",
                Look::Bar("wide-dots"),
            ),
            ("Tap Open in browser, or the name of your browser.", Look::Row("out", "Open in browser")),
            ("The app is saved there. Then put it on your home screen, as above.", Look::No),
        ],
    ),
];

#[component]
pub fn Keep() -> impl IntoView {
    let links = BROWSERS.iter().map(|(id, browser, _)| link("", format!("#{id}"), *browser)).collect();
    let parts: Vec<AnyView> = BROWSERS.iter().map(part).collect();
    view! {
        <Screen title=HEAD.0>
            <p class="lead">"On your home screen the app is one tap away. And an iPhone does not clear it after seven days."</p>
            <p class="buttons"><button type="button" class="button main" data-add="true" hidden>"Put it on the home screen"</button></p>
            <section>
                <h2>"Which browser is this?"</h2>
                {list("means", links)}
            </section>
            {parts}
            <p class="note">"The words on your phone may differ a little."</p>
        </Screen>
    }
}

fn part((id, browser, steps): &(&'static str, &'static str, &'static [Step])) -> AnyView {
    let steps: Vec<AnyView> = steps
        .iter()
        .map(|(words, look)| {
            let picture = picture(look);
            view! { <li><span>{*words}{picture}</span></li> }.into_any()
        })
        .collect();
    let (id, browser) = (*id, *browser);
    view! { <section id=id><h2>{browser}</h2><ol class="steps">{steps}</ol></section> }.into_any()
}

/// The words beside it say the same, so it is hidden from screen readers.
fn picture(look: &Look) -> Option<AnyView> {
    let drawing = |name: &str| DRAWINGS.iter().find(|(own, _)| *own == name).map_or("", |(_, path)| *path);
    Some(match look {
        Look::No => return None,
        Look::Bar(name) => view! {
            <svg class="picture" viewBox="0 0 240 56" aria-hidden="true">
                <path d="M1 1h238v54H1zM16 20h140v16H16z" />
                <circle class="here" cx="204" cy="28" r="22" />
                <path class=if name.ends_with("dots") { "here dots" } else { "here" } transform="translate(192 16)" d=drawing(name) />
            </svg>
        }
        .into_any(),
        Look::Row(name, words) => view! {
            <span class="picture row-of-menu" aria-hidden="true">
                <svg class="icon here" viewBox="0 0 24 24"><path d=drawing(name) /></svg>
                {*words}
            </span>
        }
        .into_any(),
    })
}
