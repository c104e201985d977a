//! The compass of the phone: [device orientation events](https://www.w3.org/TR/orientation-event/), and the form of WebKit, which has a
//! heading instead of absolute angles.

use js_sys::Promise;
use leptos::prelude::{document, window};
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

use crate::browser::call::{call, call_async, property};
use crate::logic::geo::heading::{Reading, heading_of};

/// What the browser says to a request for the compass.
#[derive(Debug)]
pub enum Permission {
    /// It needs no permission, or has it.
    Granted,
    /// It asks the person: see [`is_granted`].
    Asks(Promise),
    /// The policy of the page forbids it.
    Forbidden,
    /// There is no compass.
    Missing,
}

/// The feature of the policy that only a compass needs. Ours allows or forbids all three that absolute angles need.
const FEATURE: &str = "magnetometer";

/// Requests the compass. Must be called from a tap: WebKit, and Chromium from 152 on, ask the person for nothing else.
///
/// ## Server-Side Rendering
/// Must not be called.
pub fn request() -> Permission {
    let Some(event) = property(&window(), "DeviceOrientationEvent") else { return Permission::Missing };
    // Browsers without it do not tell the policy: there a page that may not is refused.
    let policy = property(&document(), "featurePolicy");
    if policy.and_then(|policy| call(&policy, "allowsFeature", &FEATURE.into())).is_some_and(|is| is.is_falsy()) {
        return Permission::Forbidden;
    }
    if property(&event, "requestPermission").is_none() {
        return Permission::Granted;
    }
    call_async(&event, "requestPermission", &JsValue::UNDEFINED).map_or(Permission::Missing, Permission::Asks)
}

/// Whether the person grants it.
pub async fn is_granted(answer: Promise) -> bool {
    JsFuture::from(answer).await.is_ok_and(|answer| answer == "granted")
}

/// The event with angles against the Earth, and the one that WebKit adds a heading to.
const EVENTS: [&str; 2] = ["deviceorientationabsolute", "deviceorientation"];

/// Calls with each reading, until [`ignore`]. `None`: the browser tells that it has none.
pub fn listen(tell: Box<dyn Fn(Option<Reading>)>) -> JsValue {
    let heard = Closure::<dyn Fn(JsValue)>::new(move |event| tell(reading(&event))).into_js_value();
    // The other event is relative on Android, and costs its battery.
    let has_absolute = property(&window(), "ondeviceorientationabsolute").is_some();
    // Browsers refuse no listener.
    let _ = window().add_event_listener_with_callback(EVENTS[usize::from(!has_absolute)], heard.unchecked_ref());
    heard
}

/// Ends what [`listen`] has started.
pub fn ignore(heard: &JsValue) {
    for event in EVENTS {
        let _ = window().remove_event_listener_with_callback(event, heard.unchecked_ref());
    }
}

fn reading(event: &JsValue) -> Option<Reading> {
    let number = |name: &str| property(event, name)?.as_f64();
    let screen = screen_angle();
    if let Some(heading) = number("webkitCompassHeading") {
        // A negative accuracy stands for a heading that is not valid.
        let off_by = number("webkitCompassAccuracy").map(|degrees| if degrees < 0.0 { f64::INFINITY } else { degrees });
        return Some(Reading { heading: heading + screen, off_by });
    }
    let is_absolute = property(event, "absolute").is_some_and(|is| is.is_truthy());
    let heading = heading_of(number("alpha")?, number("beta")?, number("gamma")?, screen)?;
    is_absolute.then_some(Reading { heading, off_by: None })
}

/// By how many degrees the screen is turned against the phone. iPhones tell it in the older form, and before iOS 16.4 in no other.
fn screen_angle() -> f64 {
    let older = || property(&window(), "orientation")?.as_f64();
    let angle = || property(&property(&property(&window(), "screen")?, "orientation")?, "angle")?.as_f64();
    older().or_else(angle).unwrap_or(0.0)
}
