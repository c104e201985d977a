//! The picture of the streets behind the signs of the map: fingers move what is painted, and only a rest or another scale paints it anew.

use serde_json::json;

use crate::support::browser::Browser;
use crate::support::town::colours;

/// Counts how often a picture is shown.
const COUNT: &str = "window.shown = 0;
    const { transferFromImageBitmap } = ImageBitmapRenderingContext.prototype;
    ImageBitmapRenderingContext.prototype.transferFromImageBitmap = function (bitmap) { window.shown++; return transferFromImageBitmap.call(this, bitmap); };";

/// Moves a finger over the map, by pixels to the right in four steps, and lifts it. Returns how often a picture was shown meanwhile, and
/// where the canvas is then.
const DRAG: &str = "async (by) => {
    const map = document.querySelector('.map'), { x, y, width, height } = map.getBoundingClientRect();
    const send = (type, to) => map.dispatchEvent(new PointerEvent(type, { clientX: x + width / 2 + to, clientY: y + height / 2, pointerId: 7, isPrimary: true, pointerType: 'touch', buttons: type === 'pointerup' ? 0 : 1, bubbles: true, cancelable: true }));
    const before = window.shown;
    send('pointerdown', 0);
    for (let step = 1; step <= 4; step++) {
        send('pointermove', (by * step) / 4);
        await new Promise(requestAnimationFrame);
    }
    send('pointerup', by);
    return [window.shown - before, document.querySelector('.city').style.transform];
}";

/// Shrinks the map, as a phone that is turned does, and returns how often a picture was shown at once.
const SHRINK: &str = "() => {
    const before = window.shown;
    document.querySelector('.map').style.width = '300px';
    dispatchEvent(new Event('resize'));
    return window.shown - before;
}";

/// The map, once its picture is as large as it becomes. `prepare`: a script that runs before the page.
async fn open_with(prepare: &str) -> Browser {
    let browser = Browser::open_town_then_stopped().await;
    browser.before_each_page(prepare).await;
    browser.open_page(&format!("{}/map", browser.origin())).await;
    let width = "() => document.querySelector('.map > .city')?.style.width ?? ''";
    browser.until("the large picture", async || browser.ask(width, &[]).await, |width| width == "200%").await;
    browser
}

#[tokio::test]
async fn a_finger_moves_what_is_painted_and_in_a_rest_it_is_painted_around_the_new_middle() {
    let browser = open_with(COUNT).await;
    let moved = browser.ask(DRAG, &[json!(100)]).await;
    assert_eq!(moved, json!([0, "translate(100px, 0px) scale(1)"]));
    let at = "() => document.querySelector('.city').style.transform";
    browser
        .until("it is painted", async || browser.ask(at, &[]).await, |at| at == "translate(0px, 0px) scale(1)")
        .await;
    // Further than it reaches it is painted under the finger.
    let far = browser.ask(DRAG, &[json!(300)]).await;
    assert_eq!(far[0], json!(1), "{far}");
    // In another size it would be stretched until the rest.
    assert_eq!(browser.ask(SHRINK, &[]).await, json!(1));
    browser.close().await;
}

/// Safari before 16.4.
#[tokio::test]
async fn without_a_canvas_off_the_page_the_one_that_is_seen_is_painted_on() {
    let browser = open_with("delete window.OffscreenCanvas; window.shown = 0;").await;
    browser.until("a picture", async || colours(&browser).await, |colours| *colours > 3).await;
    let moved = browser.ask(DRAG, &[json!(100)]).await;
    assert_eq!(moved, json!([0, "translate(100px, 0px) scale(1)"]));
    browser.close().await;
}
