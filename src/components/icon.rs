//! The line icons: one sprite in the page, on a 24-pixel grid, in the colour of the text around them.

#[cfg(feature = "csr")]
use std::cell::Cell;

use leptos::prelude::*;

#[cfg(feature = "csr")]
use crate::components::copied_icon::CopiedIcon;
#[cfg(not(feature = "csr"))]
use crate::components::drawn_icon::drawn;

/// Every drawing: its name and its SVG path data.
pub const DRAWINGS: [(&str, &str); 36] = [
    ("haven", "M9 3h6M12 3v3M8 8l4-2 4 2v9H8zM6 21h12M8 17l-2 4M16 17l2 4M12 10v4"),
    (
        "help",
        "M12 20.5S3.5 15.5 3.5 9.25A4.5 4.5 0 0 1 12 7a4.5 4.5 0 0 1 8.5 2.25C20.5 15.5 12 20.5 12 20.5zM12 10v6M9 13h6",
    ),
    ("campaign", "M4 10v4h3l8 5V5l-8 5zM19 9v6"),
    ("plan", "M6 3h12v18H6zM9 8l1 1 2-2M9 13l1 1 2-2M14.5 9h.5M14.5 14h.5M9 18h6"),
    ("more", "M5 7h14M5 12h14M5 17h14"),
    ("phone", "M6 3h4l1 5-2 2a12 12 0 0 0 5 5l2-2 5 1v4a3 3 0 0 1-3 3A16 16 0 0 1 3 6a3 3 0 0 1 3-3z"),
    ("way", "M12 3v18M6 9l6-6 6 6"),
    ("text", "M4 5h16v11H9l-5 4z"),
    ("web", "M14 4h6v6M20 4l-9 9M18 14v6H4V6h6"),
    ("find", "M12 8a4 4 0 1 0 0 8 4 4 0 0 0 0-8zM12 2v4M12 18v4M2 12h4M18 12h4"),
    ("up", "M20 12H4M11 5l-7 7 7 7"),
    ("search", "M10.5 4a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13zM15.5 15.5 21 21"),
    ("show", "M6 3h12v14H6zM9 8h6M9 12h4M4 21h16"),
    ("saved", "M12 3v11M7.5 10l4.5 4.5L16.5 10M4 16v5h16v-5"),
    (
        "settings",
        "M4 7h9M19 7h1M16 4.5a2.5 2.5 0 1 0 0 5 2.5 2.5 0 0 0 0-5zM4 17h1M11 17h9M8 14.5a2.5 2.5 0 1 0 0 5 2.5 2.5 0 0 0 0-5z",
    ),
    ("about", "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM12 11v6M12 7.5v.1"),
    ("person", "M12 3.5a2 2 0 1 0 0 4 2 2 0 0 0 0-4zM4.5 10l5 1v4L8 21M19.5 10l-5 1v4l1.5 6M9.5 11h5"),
    ("map", "M9 4 3 6.5v13L9 17l6 2.5 6-2.5V4l-6 2.5zM9 4v13M15 6.5v13"),
    ("timer", "M12 7a7 7 0 1 0 0 14 7 7 0 0 0 0-14zM12 10v4l2.5 2M9.5 3h5"),
    ("alarm", "M6 17h12l-1.5-2v-4a4.5 4.5 0 0 0-9 0v4zM10.5 20h3M3 9a6 6 0 0 1 2-4M21 9a6 6 0 0 0-2-4"),
    ("exit", "M13 4H5v16h8M10 12h11M17 8l4 4-4 4"),
    ("ring", "M12 1a11 11 0 1 0 0 22 11 11 0 0 0 0-22zM11 4.5V2l2 2.5V2"),
    ("arrow", "M12 5l5 13-5-3-5 3z"),
    ("share", "M4 4h6v6H4zM14 4h6v6h-6zM4 14h6v6H4zM14 14h2v2M20 14v2M14 20v-1M17 17h3v3M17 20v.1"),
    // The buttons and the signs of the map.
    ("plus", "M12 5v14M5 12h14"),
    ("minus", "M5 12h14"),
    ("police", "M12 3l7 3v5c0 5-3 8-7 10-4-2-7-5-7-10V6zM12 8v6M9 9.5l6 3M15 9.5l-6 3"),
    ("guard", "M12 3l7 3v5c0 5-3 8-7 10-4-2-7-5-7-10V6zM9 11.5l2 2 4-4"),
    ("hospital", "M9 4h6v5h5v6h-5v5H9v-5H4V9h5z"),
    ("taxi", "M4 17v-4l2-5h12l2 5v4zM4 13h16M7 17v2M17 17v2M10 8V5h4v3"),
    ("train", "M7 4h10v12H7zM7 11h10M9 16l-2 4M15 16l2 4M9.5 13.5v.1M14.5 13.5v.1"),
    ("bus", "M5 5h14v12H5zM5 11h14M8 17v2M16 17v2M8 14v.1M16 14v.1"),
    ("night", "M19 14.5A8 8 0 1 1 10 4.5a6.5 6.5 0 0 0 9 10z"),
    ("university", "M2 9l10-5 10 5-10 5zM6 11v5c3 3 9 3 12 0v-5"),
    ("landmark", "M7 21V9l5-6 5 6v12zM10 21v-5h4v5"),
    ("street", "M12 3v18M6 6h10l3 2.5-3 2.5H6z"),
];

/// The drawings that a part drawn in the browser may use, on any page.
#[cfg(feature = "ssr")]
pub const LIVING: [&str; 7] = ["phone", "way", "text", "web", "find", "ring", "arrow"];

/// The names of the drawings that a page uses, collected while it is drawn.
#[cfg(feature = "ssr")]
#[derive(Clone, Default)]
pub struct UsedDrawings(std::sync::Arc<std::sync::Mutex<std::collections::BTreeSet<&'static str>>>);

#[cfg(feature = "ssr")]
impl UsedDrawings {
    fn note(&self, name: &'static str) {
        // A panic cannot leave the set inconsistent, so a poisoned lock is usable.
        self.0.lock().unwrap_or_else(std::sync::PoisonError::into_inner).insert(name);
    }

    fn has(&self, name: &str) -> bool {
        self.0.lock().unwrap_or_else(std::sync::PoisonError::into_inner).contains(name)
    }
}

/// The sprite of a page: the drawings it uses, and [`LIVING`]. Drawn last, when all uses are known.
#[cfg(feature = "ssr")]
pub fn sprite(used: &UsedDrawings) -> AnyView {
    let needed = DRAWINGS.into_iter().filter(|(name, _)| used.has(name) || LIVING.contains(name));
    let symbols: Vec<AnyView> = needed.map(symbol).collect();
    view! { <svg class="sprite" aria-hidden="true">{symbols}</svg> }.into_any()
}

fn symbol((name, outline): (&'static str, &'static str)) -> AnyView {
    let id = ["i-", name].concat();
    view! { <symbol id=id viewBox="0 0 24 24"><path d=outline /></symbol> }.into_any()
}

/// Adds the missing drawings to the sprite of the page, once, for the screens that the program draws.
#[cfg(feature = "csr")]
pub fn add_drawings() {
    thread_local! {
        static ADDED: Cell<bool> = const { Cell::new(false) };
    }
    if ADDED.get() {
        return;
    }
    let Ok(Some(sprite)) = document().query_selector(".sprite") else { return };
    ADDED.set(true);
    for drawing in DRAWINGS {
        if document().get_element_by_id(&["i-", drawing.0].concat()).is_none() {
            symbol(drawing).build().mount(&sprite, None);
        }
    }
}

/// Notes that the page uses a drawing.
#[cfg(feature = "ssr")]
pub fn note_drawing(name: &'static str) {
    if let Some(used) = use_context::<UsedDrawings>() {
        used.note(name);
    }
}

/// A drawing from the sprite. Hidden from screen readers, because a word always stands beside it.
pub fn icon(name: &'static str) -> AnyView {
    #[cfg(feature = "ssr")]
    note_drawing(name);
    #[cfg(feature = "csr")]
    return CopiedIcon(name).into_any();
    #[cfg(not(feature = "csr"))]
    drawn(name).into_any()
}
