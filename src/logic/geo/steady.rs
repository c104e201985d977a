//! A position that can be read aloud: it does not change with every wave of the receiver.

use crate::logic::geo::distance::distance_m;
use crate::logic::geo::grid_reference::figures;
use crate::logic::geo::location::Fix;

/// What to show after a new fix: the point that is shown already while the new one is within half of its accuracy, so that nobody
/// reads out the beginning of one reference and the end of the next. Its accuracy then has the distance between the two in it.
pub fn steady(shown: Option<Fix>, new: Fix) -> Fix {
    let Some(shown) = shown else { return new };
    let apart = distance_m(shown.at, new.at);
    let accuracy_m = new.accuracy_m + apart;
    let as_exact =
        figures(new.accuracy_m) == figures(shown.accuracy_m) && figures(new.accuracy_m) == figures(accuracy_m);
    if apart <= new.accuracy_m / 2.0 && as_exact { Fix { at: shown.at, accuracy_m, ..new } } else { new }
}
