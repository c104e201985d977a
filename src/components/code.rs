//! A QR code: dark on light in every theme, so that any camera reads it.

use leptos::prelude::*;

use crate::logic::qr_code::qr_code;
use crate::state::build::use_build;

/// As wide and as high as the code with its quiet zone.
const WHOLE: &str = "100%";

/// The QR code of a page of this site. `src/start/code.js` draws it on the phone; a build with a site address draws it too, so that
/// it works without scripts.
///
/// `part`: the `data-share` name by which the script finds it. `says`: its label for screen readers.
pub fn code(part: &'static str, path: &str, says: String) -> AnyView {
    let address = use_build().site_address.to_string();
    let code = (!address.is_empty()).then(|| qr_code(&format!("{address}{path}"))).flatten();
    let side = code.as_ref().map_or(1, |code| code.side);
    let view_box = format!("0 0 {side} {side}");
    let outline = code.map(|code| code.outline).unwrap_or_default();
    let path = path.to_owned();
    view! {
        <svg class="qr" role="img" aria-label=says viewBox=view_box shape-rendering="crispEdges" data-share=part data-code=path>
            // A phone that darkens pages would darken a white background, but not what is drawn.
            <rect width=WHOLE height=WHOLE />
            <path d=outline />
        </svg>
    }
    .into_any()
}
