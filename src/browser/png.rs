//! Draws a QR code as a PNG picture, by the [canvas](https://developer.mozilla.org/en-US/docs/Web/API/Canvas_API).

use js_sys::Promise;
use leptos::prelude::document;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, CanvasRenderingContext2d, HtmlCanvasElement, Path2d};

use crate::logic::qr_code::QrCode;

/// The least width of the picture in pixels.
const WIDTH: i32 = 1024;

/// The code as a PNG. `None`: the browser cannot draw it.
pub async fn png(code: &QrCode) -> Option<Blob> {
    // Whole pixels for each module, so that edges are sharp.
    let scale = (WIDTH + code.side - 1) / code.side;
    let canvas: HtmlCanvasElement = document().create_element("canvas").ok()?.dyn_into().ok()?;
    let width = u32::try_from(code.side * scale).ok()?;
    canvas.set_width(width);
    canvas.set_height(width);
    let pen: CanvasRenderingContext2d = canvas.get_context("2d").ok()??.dyn_into().ok()?;
    pen.set_fill_style_str("#fff");
    pen.fill_rect(0.0, 0.0, width.into(), width.into());
    pen.scale(scale.into(), scale.into()).ok()?;
    pen.set_fill_style_str("#000");
    pen.fill_with_path_2d(&Path2d::new_with_path_string(&code.outline).ok()?);
    let drawn = Promise::new(&mut |resolve, _| {
        let give = Closure::once_into_js(move |blob: wasm_bindgen::JsValue| {
            let _ = resolve.call1(&wasm_bindgen::JsValue::NULL, &blob);
        });
        // A refusal leaves the promise without an answer, and the button without a picture.
        let _ = canvas.to_blob(give.unchecked_ref());
    });
    JsFuture::from(drawn).await.ok()?.dyn_into().ok()
}
