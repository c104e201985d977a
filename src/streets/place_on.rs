//! Which street somebody is on, in words.

use crate::layer::{Edge, Kind, Layer, Network, Traits};
use crate::nearest::nearest_on_edge;
use crate::plane::Spot;

/// A fix with a larger accuracy, in metres, does not tell a street.
const EXACT_M: f64 = 50.0;
/// From the middle of a street to the end of its pavement, in metres.
const BESIDE_M: f64 = 15.0;
/// A point may lie further off a street by this part of its accuracy. Six of seven fixes on the street do not: of the others it is more
/// likely that somebody is not on it.
const OFF: f64 = 0.6;
/// How far away a landmark is near, in metres, with all that the point may be off.
const NEAR_M: f64 = 100.0;

/// `On Burgate, near the Cathedral gate`, `On Burgate or Butchery Lane`, `By the underpass at Rheims Way`. `accuracy_m`: how far off the
/// point may be. `landmarks`: where they are and what they are called. `None`: it cannot be told.
///
/// Whoever stands over an underpass is on the street: nobody is said to be in it, because of the two the street is the likelier, and help
/// looks there first. Streets that the point cannot tell apart are all named, unless they are more than two.
pub fn street_words(layer: &Layer, at: Spot, accuracy_m: f64, landmarks: &[(Spot, &str)]) -> Option<String> {
    if !(0.0..=EXACT_M).contains(&accuracy_m) {
        return None;
    }
    let around = Around::of(&layer.network, at);
    let landmark = landmark_near(at, NEAR_M - accuracy_m, landmarks);
    let reach = (accuracy_m * OFF).max(BESIDE_M);
    let place = match around.likely(accuracy_m, reach) {
        Some([street, ""]) => ["On ", street].concat(),
        Some([street, other]) => ["On ", street, " or ", other].concat(),
        None if around.under_m <= reach && around.nearest_m() > reach => {
            return Some(match around.streets.first().filter(|street| street.1 <= NEAR_M).map(|street| street.0) {
                Some(street) => ["By the underpass at ", street].concat(),
                None => match landmark {
                    Some(landmark) => ["By the underpass near ", landmark].concat(),
                    None => "By an underpass".to_owned(),
                },
            });
        }
        None => return None,
    };
    Some(match landmark {
        Some(landmark) => [&place, ", near ", landmark].concat(),
        None => place,
    })
}

/// What is around a point.
struct Around<'a> {
    /// The streets with a name and how far each is in metres, the nearest first: three are enough.
    streets: Vec<(&'a str, f64)>,
    /// How far the nearest way without a name is that is not a part of a street, in metres, and the nearest underpass.
    nameless_m: f64,
    under_m: f64,
}

impl<'a> Around<'a> {
    fn of(network: &'a Network, at: Spot) -> Around<'a> {
        let mut around = Around { streets: Vec::new(), nameless_m: f64::INFINITY, under_m: f64::INFINITY };
        for edge in &network.edges {
            let (_, off_m) = nearest_on_edge(network, edge, at);
            if edge.traits.has(Traits::TUNNEL) {
                around.under_m = around.under_m.min(off_m);
            } else if let Some(name) = network.name_of(edge) {
                around.add(name, off_m);
            } else if !is_part_of_street(edge) {
                around.nameless_m = around.nameless_m.min(off_m);
            }
        }
        around
    }

    fn add(&mut self, name: &'a str, off_m: f64) {
        if let Some(known) = self.streets.iter().position(|street| street.0 == name) {
            if self.streets.get(known).is_some_and(|street| street.1 <= off_m) {
                return;
            }
            self.streets.remove(known);
        }
        let place = self.streets.iter().position(|street| off_m < street.1).unwrap_or(self.streets.len());
        self.streets.insert(place, (name, off_m));
        self.streets.truncate(3);
    }

    fn nearest_m(&self) -> f64 {
        self.streets.first().map_or(f64::INFINITY, |street| street.1).min(self.nameless_m)
    }

    /// The one or two streets that somebody may be on. The second is empty if there is one.
    fn likely(&self, accuracy_m: f64, reach_m: f64) -> Option<[&'a str; 2]> {
        let (street, off_m) = *self.streets.first()?;
        // A way is twenty times as likely as another if the square of its distance is less by that of the accuracy, which is the radius that
        // holds 95 % of all fixes. The data is a metre off too.
        let may_be = |other_m: f64, than_m: f64| other_m * other_m <= than_m * than_m + accuracy_m.max(1.0).powi(2);
        if off_m > reach_m || !may_be(off_m, self.nameless_m) {
            return None;
        }
        let mut others = self.streets.iter().skip(1).filter(|other| may_be(other.1, off_m));
        let other = others.next().map_or("", |other| other.0);
        others.next().is_none().then_some([street, other])
    }
}

/// Whether a way without a name is a part of the street beside it.
fn is_part_of_street(edge: &Edge) -> bool {
    matches!(edge.kind, Kind::Pavement | Kind::Crossing)
}

/// The nearest landmark within this distance in metres.
fn landmark_near<'a>(at: Spot, within_m: f64, landmarks: &[(Spot, &'a str)]) -> Option<&'a str> {
    let (mut nearest, mut found) = (within_m, None);
    for (spot, name) in landmarks {
        let metres = (spot.x - at.x).hypot(spot.y - at.y);
        if metres <= nearest {
            (nearest, found) = (metres, Some(*name));
        }
    }
    found
}
