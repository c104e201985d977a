//! A QR code: dark on light in every theme, so that any camera reads it.

use leptos::prelude::*;

use crate::logic::qr_code::qr_code;
use crate::state::build::use_build;

/// The drawing of the code of a page of this site, which `src/start/code.js` fills in on the phone. A build that knows where the
/// site will be draws it at once, so that it is there with scripts off too.
///
/// `part` is the name by which the script of the page finds it, `says` what it is to those who cannot see it.
pub fn code(part: &'static str, path: &str, says: String) -> AnyView {
    let address = use_build().site_address.to_string();
    let code = (!address.is_empty()).then(|| qr_code(&format!("{address}{path}"))).flatten();
    let side = code.as_ref().map_or(1, |code| code.side);
    let view_box = format!("0 0 {side} {side}");
    let outline = code.map(|code| code.outline).unwrap_or_default();
    let path = path.to_owned();
    view! {
        <svg class="qr" role="img" aria-label=says viewBox=view_box shape-rendering="crispEdges" data-share=part data-code=path>
            <path d=outline />
        </svg>
    }
    .into_any()
}
