//! A place, and the evidence for it.

use serde::{Deserialize, Serialize};

use super::evidence::Evidence;
use super::hours::Hours;

/// A place that the app may show.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Place {
    /// Lower-case words joined by hyphens. It is the address of the page: `/places/<id>`.
    pub id: String,
    pub name: String,
    pub kind: Kind,
    /// `None`: nobody has published where it is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub position: Option<Position>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub address: Option<String>,
    /// `None`: no source gives its hours.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hours: Option<Hours>,
    /// How to get in, as an instruction.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub way_in: Option<String>,
    /// Who it is for, where that is not everyone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub who_for: Option<String>,
    /// Who is there.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub who_is_there: Option<String>,
    /// What the people there will do, one thing a line.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub people_will: Vec<String>,
    /// As it is read aloud: `01227 823333`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub phone: Option<String>,
    /// A page with more about it, always https.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub link: Option<String>,
    /// What a person must know before they rely on it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    pub evidence: Evidence,
}

/// What sort of place it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
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

/// What a place is for; each is a list of its own on the screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// Someone there can help.
    Help,
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
            Kind::OpenAllNight | Kind::University | Kind::Landmark | Kind::Street => Purpose::Landmark,
        }
    }
}

/// Where a place is, on WGS84.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Position {
    /// Degrees north.
    pub lat: f64,
    /// Degrees east.
    pub lon: f64,
    /// How far off it may be, in metres.
    pub accuracy_m: f64,
}

impl Place {
    pub fn path(&self) -> String {
        format!("/places/{}", self.id)
    }
}
