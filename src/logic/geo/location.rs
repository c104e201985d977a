//! What the app knows of where the person is, and how that changes.

use crate::logic::geo::distance::{LatLon, distance_m};
use crate::logic::geo::on_foot::OnFoot;

/// Where a phone says that it is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Fix {
    pub at: LatLon,
    /// The 95 % confidence radius in metres (W3C Geolocation).
    pub accuracy_m: f64,
    /// The age of the fix in whole minutes.
    pub age_min: u32,
    /// The walks from there over the streets. `None`: the app has none.
    pub on_foot: Option<OnFoot>,
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
    /// Denied by the person or by the settings of the phone.
    Refused,
    /// No answer within ten seconds.
    NoAnswer,
    /// The phone cannot determine it.
    Unavailable,
    /// The phone tells no longer where it is. The last fix ages on; how old it may be to be used, see [`Location::usable`].
    Lost {
        last: Fix,
        /// Whether the phone said after that fix that it may not tell. An iPhone says so after a lock, though nobody has refused: a
        /// second time is a refusal.
        denied: bool,
    },
}

/// A change to what the app knows of the location.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Event {
    Asked,
    Fixed(Fix),
    Refused,
    TimedOut,
    Failed,
    /// Whole minutes since the last fix.
    Aged(u32),
}

impl Fix {
    /// Whether the coordinates and the accuracy are in range. False for NaN.
    fn is_sound(self) -> bool {
        let Fix { at: LatLon { lat, lon }, accuracy_m, .. } = self;
        lat.abs() <= 90.0 && lon.abs() <= 180.0 && (0.0..=HALF_THE_EARTH_M).contains(&accuracy_m)
    }

    /// Whether the accuracy is so poor that the app says so.
    pub fn is_rough(self) -> bool {
        self.accuracy_m > ROUGH_M
    }

    /// Whether the accuracy is too poor to choose between places.
    pub fn is_coarse(self) -> bool {
        self.accuracy_m > COARSE_M
    }

    pub fn is_old(self) -> bool {
        self.age_min >= OLD_MIN
    }
}

impl Location {
    /// The state after an event. A fix survives a failure: a position a few minutes old, shown with its age, is better than none. A
    /// refusal discards it and stays until the person asks again.
    ///
    /// A refusal counts only if the person may have seen the question: those that come to a hidden page are left out.
    pub fn after(self, event: Event) -> Location {
        match (self, event) {
            // Distances from an invalid fix would be wrong.
            (_, Event::Fixed(fix)) if !fix.is_sound() => self.after(Event::Failed),
            (_, Event::Fixed(fix)) => Location::Found(fix),
            (Location::Found(last) | Location::Lost { last, denied: false }, Event::Refused) => {
                Location::Lost { last, denied: true }
            }
            (_, Event::Refused) => Location::Refused,
            (Location::Found(fix), Event::Aged(age_min)) if age_min < LOST_MIN => {
                Location::Found(Fix { age_min, ..fix })
            }
            (Location::Found(last), Event::Aged(age_min)) => {
                Location::Lost { last: Fix { age_min, ..last }, denied: false }
            }
            (Location::Lost { last, denied }, Event::Aged(age_min)) => {
                Location::Lost { last: Fix { age_min, ..last }, denied }
            }
            (Location::Found(fix), _) => Location::Found(fix),
            (_, Event::Asked) => Location::Asking,
            (Location::Asking, Event::TimedOut) => Location::NoAnswer,
            (Location::Asking | Location::NoAnswer, Event::Failed) => Location::Unavailable,
            (known, Event::TimedOut | Event::Failed | Event::Aged(_)) => known,
        }
    }

    /// The last fix, however rough. `None`: there was none, or it is ten minutes old.
    pub fn fix(self) -> Option<Fix> {
        match self {
            Location::Found(last) | Location::Lost { last, .. } => Some(last).filter(|fix| fix.age_min < LOST_MIN),
            _ => None,
        }
    }

    /// The last fix if it is accurate enough to choose between places.
    pub fn usable(self) -> Option<Fix> {
        self.fix().filter(|fix| !fix.is_coarse())
    }
}

/// From this age in minutes a fix is shown with its age and without a direction: a person walks 160 metres in that time.
pub const OLD_MIN: u32 = 2;
/// From this age in minutes a fix is discarded.
const LOST_MIN: u32 = 10;
/// Largest meaningful accuracy, metres: half the Earth's circumference.
const HALF_THE_EARTH_M: f64 = 20_037_508.0;
/// The centre of the city: the Clock Tower on St George's Street.
pub const CITY: LatLon = LatLon { lat: 51.27756, lon: 1.08305 };
/// Beyond this distance in metres from the city nobody walks there.
const FAR_M: f64 = 15_000.0;
/// A fix with a larger accuracy, in metres, cannot tell one end of the city centre from the other.
const ROUGH_M: f64 = 200.0;
/// A fix with a larger accuracy, in metres, cannot choose a place: its error in walking time exceeds every doubt.
const COARSE_M: f64 = 1000.0;

/// The distance in metres to the city, if it is too far to walk. `None`: it is near enough.
pub fn far_from_canterbury(fix: Fix) -> Option<f64> {
    let distance = distance_m(fix.at, CITY);
    (distance > FAR_M + fix.accuracy_m).then_some(distance)
}
