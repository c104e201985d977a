//! How far, which way and about how long to a place.

use leptos::prelude::*;

use super::icon::Icon;
use crate::browser::location::Locator;
use crate::content::place::Place;
use crate::finder::distance::{compass_degrees, compass_word, distance_in_words, walking_minutes};
use crate::finder::location::far_from_canterbury;
use crate::finder::ranking::way;

/// The line is empty, and keeps its height, until the phone's location is known.
#[component]
pub fn WayLine(place: Place) -> impl IntoView {
    let Locator { location, .. } = expect_context();
    let way = Memo::new(move |_| {
        let fix = location.get().fix()?;
        Some((way(fix, &place), far_from_canterbury(fix).is_some()))
    });
    let words = move || {
        let (way, far) = way.get()?;
        let Some(way) = way else {
            return Some("Where it is, is not known to us".to_owned());
        };
        let distance = distance_in_words(way.distance_m);
        let direction = match way.bearing {
            Some(bearing) => format!(", {}", compass_word(bearing)),
            None => ", very near".into(),
        };
        Some(if far {
            format!("{distance}{direction}")
        } else {
            format!("About {} min walk, {distance}{direction}", walking_minutes(way.distance_m))
        })
    };
    let bearing = move || way.get().and_then(|(way, _)| way?.bearing);
    view! {
        <p class="way">
            <span class="arrow" hidden=move || bearing().is_none()>
                <Icon name="way" turn=Signal::derive(move || bearing().map_or(0, compass_degrees)) />
            </span>
            {words}
        </p>
    }
}
