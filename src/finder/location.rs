//! What the app knows of where the person is, and how that changes.

use super::distance::{LatLon, distance_m};

/// Where a phone says that it is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Fix {
    pub at: LatLon,
    /// The radius in metres within which the phone is 95 % sure to be (W3C Geolocation).
    pub accuracy_m: f64,
}

/// What the app knows of where the person is.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub enum Location {
    /// Not asked for.
    #[default]
    NotAsked,
    /// Asked for; no answer yet.
    Asking,
    Found(Fix),
    /// The person, or the phone's settings, said no.
    Refused,
    /// Ten seconds went by.
    NoAnswer,
    /// The phone cannot tell.
    Unavailable,
}

/// What happened.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Event {
    Asked,
    Fixed(Fix),
    Refused,
    TimedOut,
    Failed,
}

impl Fix {
    /// Whether it is a point on the Earth, known to within the Earth: not the case of what is no number.
    fn is_sound(self) -> bool {
        let Fix { at: LatLon { lat, lon }, accuracy_m } = self;
        lat.abs() <= 90.0 && lon.abs() <= 180.0 && (0.0..=HALF_THE_EARTH_M).contains(&accuracy_m)
    }
}

impl Location {
    /// What the app knows after an event. A fix outlives a passing failure: an old distance, shown with its accuracy,
    /// beats none. A refusal does not: who says no is not followed.
    pub fn after(self, event: Event) -> Location {
        match (self, event) {
            // Every sum of it would be a lie.
            (_, Event::Fixed(fix)) if !fix.is_sound() => self.after(Event::Failed),
            (_, Event::Fixed(fix)) => Location::Found(fix),
            (_, Event::Refused) => Location::Refused,
            (Location::Found(fix), _) => Location::Found(fix),
            (_, Event::Asked) => Location::Asking,
            (_, Event::TimedOut) => Location::NoAnswer,
            (_, Event::Failed) => Location::Unavailable,
        }
    }

    pub fn fix(self) -> Option<Fix> {
        match self {
            Location::Found(fix) => Some(fix),
            _ => None,
        }
    }
}

/// Half of the Earth's girth, in metres: who may be off by more may be anywhere.
const HALF_THE_EARTH_M: f64 = 20_037_508.0;
/// The Clock Tower on St George's Street: the middle of the city for the question "are you in Canterbury?".
const CITY: LatLon = LatLon { lat: 51.27756, lon: 1.08305 };
/// Beyond this many metres nobody walks to Canterbury tonight.
const FAR_M: f64 = 15_000.0;
/// A fix worse than this many metres cannot tell one end of the city centre from the other.
const ROUGH_M: f64 = 200.0;

/// How far from the city a fix is, in metres, where that is too far to walk. `None`: it is near enough.
pub fn far_from_canterbury(fix: Fix) -> Option<f64> {
    let distance = distance_m(fix.at, CITY);
    (distance > FAR_M + fix.accuracy_m).then_some(distance)
}

/// Whether a fix is so rough that the app says so.
pub fn is_rough(fix: Fix) -> bool {
    fix.accuracy_m > ROUGH_M
}
