//! Walking times over the streets, where the app has them.

use crate::logic::geo::distance::LatLon;

/// How long each place is away on foot from one point.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct OnFoot(pub &'static [WalkTo]);

/// The walk to a place.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct WalkTo {
    pub to: LatLon,
    /// In seconds. NaN: no way is known.
    pub seconds: f64,
}

impl OnFoot {
    /// Keeps the walks as long as the document, so that they travel with a fix by value: some 1.5 kB each, for every thirty metres that
    /// somebody walks.
    pub fn keep(walks: Vec<WalkTo>) -> OnFoot {
        OnFoot(walks.leak())
    }

    /// The walk to a point, in minutes. `None`: not known.
    pub fn minutes_to(self, to: LatLon) -> Option<f64> {
        let seconds = self.0.iter().find(|walk| walk.to == to)?.seconds;
        seconds.is_finite().then_some(seconds / 60.0)
    }
}
