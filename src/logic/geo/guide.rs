//! Leading a person to a place: how near it is, on which side, and past what.

use crate::content::place::{Kind, Place};
use crate::logic::geo::distance::{distance_m, initial_bearing, walk_m};
use crate::logic::geo::heading::{Top, turn};
use crate::logic::geo::leg::leg;
use crate::logic::geo::location::Fix;

/// How far a person has come on the way to a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Progress {
    /// On the way.
    Far,
    /// So near that eyes find it sooner than the phone.
    Close,
    /// At the place: the fix and the position of the place are exact, and the way is short.
    There,
}

/// What is known of the way to a place, from one look to the next.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Look {
    fix: Option<Fix>,
    /// Whether that fix has leapt.
    jumped: bool,
    /// `None`: not known.
    pub progress: Option<Progress>,
    /// Degrees clockwise from north. `None`: not known well enough.
    pub bearing: Option<f64>,
    /// The side of the place, as of [`side`]. `None`: how the person faces is not known.
    pub side: Option<u8>,
    /// The progress and the distance in metres that were announced last.
    told: Option<(Option<Progress>, f64)>,
    /// Whether it is to be announced to those who do not see the arrow: at the start, when something else is to be done, and every
    /// [`TOLD_EVERY_M`]. At each turn would be too often.
    pub is_news: bool,
}

/// How far a person goes from one announcement to the next, in metres.
const TOLD_EVERY_M: f64 = 50.0;

impl Look {
    /// The next look. `top`: what the top of the screen stands for.
    pub fn next(self, fix: Option<Fix>, place: &Place, top: Top) -> Look {
        let is_new = fix != self.fix;
        let leapt = || self.fix.zip(fix).is_some_and(|(before, fix)| leaps(before, fix));
        let jumped = if is_new { leapt() } else { self.jumped };
        let leg = fix.and_then(|fix| leg(fix, place));
        let bearing = leg.and_then(|leg| leg.bearing);
        let progress = fix.and_then(|fix| progress(fix, place, jumped, self.progress));
        let side = match (top, bearing) {
            (Top::Heading(heading), Some(bearing)) => Some(side(turn(heading.into(), bearing), self.side)),
            _ => None,
        };
        let metres = leg.map_or(0.0, |leg| leg.distance_m);
        let is_news = self.told.is_none_or(|(was, at)| was != progress || (metres - at).abs() >= TOLD_EVERY_M);
        let told = if is_news { Some((progress, metres)) } else { self.told };
        Look { fix, jumped, progress, bearing, side, told, is_news }
    }

    /// Whether an arrow helps: the person is on the way, and the direction is known.
    pub fn has_arrow(self) -> bool {
        self.progress == Some(Progress::Far) && self.bearing.is_some()
    }
}

/// A fix with a larger accuracy, in metres, cannot tell whether a person is at a place.
const EXACT_FIX_M: f64 = 25.0;
/// Nor can a position of a place with a larger accuracy, in metres.
const EXACT_PLACE_M: f64 = 30.0;
/// Up to this way on foot, in metres, a person is at a place.
const THERE_M: f64 = 25.0;
/// Up to this way on foot, in metres, a place is close: about a minute.
const CLOSE_M: f64 = 80.0;
/// Up to this error, in metres, a place is close if the error exceeds the distance: it is in this street or the next.
const CLOSE_ERROR_M: f64 = 100.0;
/// By how much the limits grow for a state that holds: a fix wanders by as much.
const HOLDS: f64 = 1.5;

/// How far a person has come. `before`: at the fix before, so that a fix that wanders does not change it. `jumped`: the fix has
/// leapt, and the next ones may tell otherwise. `None`: the place has no position, or the fix is too old.
pub fn progress(fix: Fix, place: &Place, jumped: bool, before: Option<Progress>) -> Option<Progress> {
    let leg = leg(fix, place)?;
    if fix.is_old() {
        return None;
    }
    let limit = |of: Progress, metres: f64| if before == Some(of) { metres * HOLDS } else { metres };
    let place_m = place.position?.accuracy_m;
    let is_exact = fix.accuracy_m <= limit(Progress::There, EXACT_FIX_M) && place_m <= EXACT_PLACE_M;
    let way_m = walk_m(leg.distance_m);
    let is_lost = leg.off_by_m >= leg.distance_m && leg.off_by_m <= limit(Progress::Close, CLOSE_ERROR_M);
    Some(match () {
        () if is_exact && !jumped && way_m <= limit(Progress::There, THERE_M) => Progress::There,
        () if way_m <= limit(Progress::Close, CLOSE_M) && leg.off_by_m <= 2.0 * CLOSE_ERROR_M => Progress::Close,
        () if is_lost => Progress::Close,
        () => Progress::Far,
    })
}

/// How far a fix may leap from the one before, in metres, beyond what both may be off.
const LEAP_M: f64 = 60.0;

/// Whether a fix is so far from the one before that one of the two is wrong, or that the phone has slept on the way.
pub fn leaps(before: Fix, fix: Fix) -> bool {
    distance_m(before.at, fix.at) > before.accuracy_m + fix.accuracy_m + LEAP_M
}

/// The side of a direction: 0 is straight ahead, then clockwise in eighths. `before`: a direction near the border keeps its side.
pub fn side(turned: f64, before: Option<u8>) -> u8 {
    const HALF: f64 = 22.5;
    const KEEPS: f64 = 6.0;
    match before {
        Some(before) if turn(f64::from(before) * 45.0, turned).abs() <= HALF + KEEPS => before,
        _ => (turned.rem_euclid(360.0) / 45.0).round() as u8 % 8,
    }
}

/// A landmark stands at most this far off the straight line, in metres, to be passed.
const BESIDE_M: f64 = 30.0;
/// And at least this far from the person and from the place.
const BETWEEN_M: f64 = 50.0;

/// The name of the first landmark that a person passes on the straight line to a place. `None`: none that is known exactly enough.
pub fn landmark_past<'a>(fix: Fix, to: &Place, places: &'a [Place]) -> Option<&'a str> {
    if fix.accuracy_m > EXACT_FIX_M || fix.is_old() {
        return None;
    }
    let goal = leg(fix, to)?;
    let (bearing, mut nearest, mut name) = (goal.bearing?, goal.distance_m - BETWEEN_M, None);
    for place in places.iter().filter(|place| is_landmark(place.kind) && place.id != to.id) {
        let Some(position) = place.position.filter(|position| position.accuracy_m <= EXACT_PLACE_M) else { continue };
        let at = position.into();
        let (distance, off) = (distance_m(fix.at, at), turn(bearing, initial_bearing(fix.at, at)).to_radians());
        let (along, beside) = (distance * off.cos(), distance * off.sin().abs());
        if beside <= BESIDE_M && along >= BETWEEN_M && along <= nearest {
            (nearest, name) = (along, Some(&*place.name));
        }
    }
    name
}

/// Whether a person sees it from the street, by its name.
fn is_landmark(kind: Kind) -> bool {
    matches!(kind, Kind::Landmark | Kind::Station | Kind::BusStation | Kind::OpenAllNight)
}
