//! What the app knows of where the person is, and how that changes.

use crate::logic::geo::distance::{LatLon, distance_m};

/// Where a phone says that it is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Fix {
    pub at: LatLon,
    /// The radius in metres within which the phone is 95 % sure to be (W3C Geolocation).
    pub accuracy_m: f64,
    /// How many whole minutes ago the phone was there.
    pub age_min: u32,
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
    /// It was known, too long ago to be told as where the person is.
    Lost,
}

/// What happened.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Event {
    Asked,
    Fixed(Fix),
    Refused,
    TimedOut,
    Failed,
    /// So many whole minutes went by since the last fix.
    Aged(u32),
}

impl Fix {
    /// Whether it is a point on the Earth, known to within the Earth: not the case of what is no number.
    fn is_sound(self) -> bool {
        let Fix { at: LatLon { lat, lon }, accuracy_m, .. } = self;
        lat.abs() <= 90.0 && lon.abs() <= 180.0 && (0.0..=HALF_THE_EARTH_M).contains(&accuracy_m)
    }

    /// Whether it is so rough that the app says so.
    pub fn is_rough(self) -> bool {
        self.accuracy_m > ROUGH_M
    }

    /// Whether it is too rough to say anything of the way to a place.
    pub fn is_coarse(self) -> bool {
        self.accuracy_m > COARSE_M
    }

    pub fn is_old(self) -> bool {
        self.age_min >= OLD_MIN
    }
}

impl Location {
    /// What the app knows after an event. A fix outlives a passing failure: a position that is a few minutes old, told with its
    /// age, beats none. A refusal ends it, and stays until the person asks again: nothing that comes later takes its place.
    pub fn after(self, event: Event) -> Location {
        match (self, event) {
            // Every sum of it would be a lie.
            (_, Event::Fixed(fix)) if !fix.is_sound() => self.after(Event::Failed),
            (_, Event::Fixed(fix)) => Location::Found(fix),
            (_, Event::Refused) => Location::Refused,
            (Location::Found(_), Event::Aged(minutes)) if minutes >= LOST_MIN => Location::Lost,
            (Location::Found(fix), Event::Aged(minutes)) => Location::Found(Fix { age_min: minutes, ..fix }),
            (Location::Found(fix), _) => Location::Found(fix),
            (_, Event::Asked) => Location::Asking,
            (Location::Asking, Event::TimedOut) => Location::NoAnswer,
            (Location::Asking | Location::NoAnswer, Event::Failed) => Location::Unavailable,
            (known, Event::TimedOut | Event::Failed | Event::Aged(_)) => known,
        }
    }

    /// The last position that is still told, however rough or old.
    pub fn fix(self) -> Option<Fix> {
        match self {
            Location::Found(fix) => Some(fix),
            _ => None,
        }
    }

    /// A position that can choose between places: `None` where there is none, or it is too rough.
    pub fn usable(self) -> Option<Fix> {
        self.fix().filter(|fix| !fix.is_coarse())
    }
}

/// From so many minutes on a fix is told with its age, and no direction is drawn from it: a person walks 160 metres in them.
pub const OLD_MIN: u32 = 2;
/// From so many minutes on a fix is no position any more.
const LOST_MIN: u32 = 10;
/// Largest meaningful accuracy, metres: half the Earth's circumference.
const HALF_THE_EARTH_M: f64 = 20_037_508.0;
/// The Clock Tower on St George's Street: the middle of the city for the question "are you in Canterbury?".
const CITY: LatLon = LatLon { lat: 51.27756, lon: 1.08305 };
/// Beyond this many metres nobody walks to Canterbury tonight.
const FAR_M: f64 = 15_000.0;
/// A fix worse than this many metres cannot tell one end of the city centre from the other.
const ROUGH_M: f64 = 200.0;
/// A fix worse than this many metres cannot choose a place: it is off by more minutes of walking than any doubt weighs.
const COARSE_M: f64 = 1000.0;

/// How far from the city a fix is, in metres, where that is too far to walk. `None`: it is near enough.
pub fn far_from_canterbury(fix: Fix) -> Option<f64> {
    let distance = distance_m(fix.at, CITY);
    (distance > FAR_M + fix.accuracy_m).then_some(distance)
}
