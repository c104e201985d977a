//! The line icons: one sprite in the page, on a 24-pixel grid, in the colour of the text around them.

use leptos::prelude::*;

/// Puts the drawings into the page, once.
#[component]
pub fn Sprite() -> impl IntoView {
    view! {
        <svg class="sprite" aria-hidden="true">
            <symbol id="i-haven" viewBox="0 0 24 24"><path d="M9 3h6M12 3v3M8 8l4-2 4 2v9H8zM6 21h12M8 17l-2 4M16 17l2 4M12 10v4" /></symbol>
            <symbol id="i-help" viewBox="0 0 24 24"><path d="M12 21S4 16 4 9.5A4.5 4.5 0 0 1 12 7a4.5 4.5 0 0 1 8 2.500C20 16 12 21 12 21zM12 10v6M9 13h6" /></symbol>
            <symbol id="i-campaign" viewBox="0 0 24 24"><path d="M4 10v4h3l8 5V5l-8 5zM19 9v6" /></symbol>
            <symbol id="i-plan" viewBox="0 0 24 24"><path d="M6 3h12v18H6zM9 8l1 1 2-2M9 13l1 1 2-2M14 9h1M14 14h1" /></symbol>
            <symbol id="i-more" viewBox="0 0 24 24"><path d="M5 7h14M5 12h14M5 17h14" /></symbol>
            <symbol id="i-phone" viewBox="0 0 24 24"><path d="M6 3h4l1 5-2 2a12 12 0 0 0 5 5l2-2 5 1v4a3 3 0 0 1-3 3A16 16 0 0 1 3 6a3 3 0 0 1 3-3z" /></symbol>
            <symbol id="i-way" viewBox="0 0 24 24"><path d="M12 3v18M6 9l6-6 6 6" /></symbol>
            <symbol id="i-text" viewBox="0 0 24 24"><path d="M4 5h16v11H9l-5 4z" /></symbol>
            <symbol id="i-web" viewBox="0 0 24 24"><path d="M14 4h6v6M20 4l-9 9M18 14v6H4V6h6" /></symbol>
            <symbol id="i-find" viewBox="0 0 24 24"><path d="M12 8a4 4 0 1 0 0 8 4 4 0 0 0 0-8zM12 2v4M12 18v4M2 12h4M18 12h4" /></symbol>
        </svg>
    }
}

/// A drawing of the sprite by its id. It is hidden from screen readers: a word always stands beside it.
pub fn icon(name: &'static str) -> AnyView {
    let href = format!("#i-{name}");
    view! { <svg class="icon" viewBox="0 0 24 24" aria-hidden="true"><use href=href /></svg> }.into_any()
}
