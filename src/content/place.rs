//! A place, and the evidence for it.

use serde::{Deserialize, Serialize};

use crate::content::evidence::Evidence;
use crate::content::hours::Hours;
use crate::content::reading::{named, readable};
#[cfg(feature = "ssr")]
use crate::content::shapes::{HTTPS, ID, PHONE};
use crate::routes::PLACES;

/// A place that the app may show.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "ssr", schemars(rename = "Place"))]
#[serde(deny_unknown_fields, bound(deserialize = "H: Deserialize<'de>"))]
pub struct Place<H = Hours> {
    /// Lower-case words joined by hyphens, never changed later: it is the address of the page, `/places/<id>`.
    #[cfg_attr(feature = "ssr", schemars(regex(pattern = ID)))]
    pub id: String,
    /// The name on the sign, as people say it.
    pub name: String,
    /// What sort of place it is.
    pub kind: Kind,
    /// Where it is. `None`: nobody has published it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub position: Option<Position>,
    /// Street and postcode.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub address: Option<String>,
    /// When it is open, London time. `None`: no source gives its hours, or no end of them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hours: Option<H>,
    /// How to get in, as an instruction: which door, which button, who answers.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub way_in: Option<String>,
    /// Whom it is for. Left out: everyone.
    #[serde(default, rename = "for", skip_serializing_if = "Audience::is_everyone")]
    pub audience: Audience,
    /// What a person can go there for. Left out for ways home and landmarks: nobody there helps.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "ssr", schemars(extend("uniqueItems" = true)))]
    pub serves: Vec<Need>,
    /// Who is there.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub who_is_there: Option<String>,
    /// What the people there will do, one thing a line.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub people_will: Vec<String>,
    /// As it is read aloud: `01227 823333`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ssr", schemars(regex(pattern = PHONE)))]
    pub phone: Option<String>,
    /// A page with more about it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ssr", schemars(regex(pattern = HTTPS)))]
    pub link: Option<String>,
    /// What a person must know before they rely on it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    pub evidence: Evidence,
}

/// What sort of place it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    SafeHaven,
    CampusSecurity,
    Police,
    MentalHealthSafeHaven,
    HospitalUtc,
    TaxiRank,
    Station,
    BusStation,
    BusStop,
    OpenAllNight,
    University,
    Landmark,
    Street,
}

/// Whom a place is for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Audience {
    #[default]
    Everyone,
    /// Students and staff of the University of Kent.
    UniversityOfKent,
    /// Students and staff of Canterbury Christ Church University.
    ChristChurchUniversity,
    /// Adults, 18 and over, in a mental health crisis.
    AdultsInMentalHealthCrisis,
}

impl Audience {
    /// The groups that a person can choose.
    pub const MEMBERSHIPS: [Audience; 2] = [Audience::UniversityOfKent, Audience::ChristChurchUniversity];

    pub fn is_everyone(&self) -> bool {
        *self == Audience::Everyone
    }

    /// In words. Empty: for everyone.
    pub fn in_words(self) -> &'static str {
        match self {
            Audience::Everyone => "",
            Audience::UniversityOfKent => "Students and staff of the University of Kent",
            Audience::ChristChurchUniversity => "Students and staff of Christ Church University",
            Audience::AdultsInMentalHealthCrisis => "People aged 18 and over in a mental health crisis",
        }
    }
}

/// What a person out at night needs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Need {
    /// To be with people who help.
    SomewhereSafe,
    /// Somebody who treats an injury or an illness.
    Hurt,
    /// Somebody who helps in a mental health crisis.
    CannotCope,
    /// To be inside, among people; nobody there has promised to help.
    Warm,
}

/// What a place is for; each is a list of its own on the screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// Someone there can help.
    Help,
    /// Open at night, and nothing more is said of it.
    WarmAndOpen,
    /// A way home starts there.
    WayHome,
    /// A name to tell somebody where you are.
    Landmark,
}

impl Kind {
    pub fn purpose(self) -> Purpose {
        match self {
            Kind::SafeHaven | Kind::CampusSecurity | Kind::Police | Kind::MentalHealthSafeHaven | Kind::HospitalUtc => {
                Purpose::Help
            }
            Kind::TaxiRank | Kind::Station | Kind::BusStation | Kind::BusStop => Purpose::WayHome,
            Kind::OpenAllNight => Purpose::WarmAndOpen,
            Kind::University | Kind::Landmark | Kind::Street => Purpose::Landmark,
        }
    }
}

/// Where a place is, on WGS84.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Position {
    /// Degrees north, about 51.28.
    #[cfg_attr(feature = "ssr", schemars(range(min = 51.1, max = 51.45)))]
    pub lat: f64,
    /// Degrees east, about 1.08.
    #[cfg_attr(feature = "ssr", schemars(range(min = 0.85, max = 1.35)))]
    pub lon: f64,
    /// How far off it may be, in metres: 10 for a surveyed point, 80 for a postcode.
    #[cfg_attr(feature = "ssr", schemars(range(min = 1.0, max = 1000.0)))]
    pub accuracy_m: f64,
}

readable!(Place {
    id, name, kind, evidence,
} optional {
    position, address, hours, way_in, audience as "for", serves, who_is_there, people_will, phone, link, note,
});
readable!(Position { lat, lon, accuracy_m });
named!(Kind {
    SafeHaven = "safe_haven",
    CampusSecurity = "campus_security",
    Police = "police",
    MentalHealthSafeHaven = "mental_health_safe_haven",
    HospitalUtc = "hospital_utc",
    TaxiRank = "taxi_rank",
    Station = "station",
    BusStation = "bus_station",
    BusStop = "bus_stop",
    OpenAllNight = "open_all_night",
    University = "university",
    Landmark = "landmark",
    Street = "street",
});
named!(Audience {
    Everyone = "everyone",
    UniversityOfKent = "university_of_kent",
    ChristChurchUniversity = "christ_church_university",
    AdultsInMentalHealthCrisis = "adults_in_mental_health_crisis",
});
named!(Need {
    SomewhereSafe = "somewhere_safe",
    Hurt = "hurt",
    CannotCope = "cannot_cope",
    Warm = "warm",
});

impl<H> Place<H> {
    /// The same place with its hours in another form.
    pub fn with_hours<G>(self, hours: Option<G>) -> Place<G> {
        Place {
            id: self.id,
            name: self.name,
            kind: self.kind,
            position: self.position,
            address: self.address,
            hours,
            way_in: self.way_in,
            audience: self.audience,
            serves: self.serves,
            who_is_there: self.who_is_there,
            people_will: self.people_will,
            phone: self.phone,
            link: self.link,
            note: self.note,
            evidence: self.evidence,
        }
    }
}

impl Place {
    pub fn path(&self) -> String {
        format!("{PLACES}{}", self.id)
    }
}
