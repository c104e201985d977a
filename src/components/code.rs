//! A QR code: dark on light in every theme, so that any camera reads it.

use leptos::prelude::*;

use crate::logic::qr_code::{QrCode, qr_code};
use crate::state::site::use_site;

/// As wide and as high as the code with its quiet zone.
const WHOLE: &str = "100%";

/// The QR code of a page of this site, and its label for screen readers. A build that knows the address of its site draws it, so that it
/// works without scripts; otherwise it is drawn on the phone.
pub fn code(path: Signal<String>, says: String) -> AnyView {
    let site = use_site();
    let code = Memo::new(move |_| {
        let known = !site.0.is_empty();
        known
            .then(|| qr_code(&site.address(&path.get())))
            .flatten()
            .unwrap_or(QrCode { side: 1, outline: String::new() })
    });
    let view_box = Signal::derive(move || code.with(|code| format!("0 0 {0} {0}", code.side)));
    let outline = Signal::derive(move || code.with(|code| code.outline.clone()));
    view! {
        <svg class="qr" role="img" aria-label=says viewBox=view_box shape-rendering="crispEdges">
            // A phone that darkens pages would darken a white background, but not what is drawn.
            <rect width=WHOLE height=WHOLE />
            <path d=outline />
        </svg>
    }
    .into_any()
}
