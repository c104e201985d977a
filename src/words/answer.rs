//! The words of the answer: why this place comes first, and the message on the location.

use chrono::NaiveDateTime;

use crate::content::place::Place;

use crate::logic::geo::leg::leg;
use crate::logic::geo::location::{Fix, Location, far_from_canterbury};
use crate::logic::nearest::ranking::{Ranking, Seeker, within_accuracy};
use crate::logic::nearest::visit::visit;
use crate::words::opening::visit_in_words;
use crate::words::way::{distance_in_words, reach_in_words};

/// What is said while the phone is asked.
pub const ASKING: &str = "Asking your phone where it is.";

/// Why the first place comes first, and its opening state, in one line: `Nearest that takes everyone. Reported open until 5am`.
/// `now`: London wall-clock time.
pub fn why_first(places: &[Place], ranking: &Ranking, seeker: Seeker, now: NaiveDateTime) -> String {
    let mut open = ranking.order.iter().take(ranking.open).filter_map(|index| places.get(*index));
    let Some(first) = open.next() else { return String::new() };
    let away = |place: &Place| seeker.fix.and_then(|fix| leg(fix, place)).map_or(f64::INFINITY, |leg| leg.distance_m);
    let distance = away(first);
    let (mut nearest, mut nearest_for_all, mut nearest_known) = (true, true, true);
    for nearer in open.filter(|place| away(place) < distance) {
        nearest = false;
        nearest_for_all &= !nearer.audience.is_everyone();
        nearest_known &= !visit(nearer, seeker.fix, now).on_arrival.is_open();
    }
    let for_all = first.audience.is_everyone();
    let why = match () {
        () if for_all && nearest_for_all => "Nearest that takes everyone",
        () if seeker.membership == Some(first.audience) && nearest => "Nearest, and for you",
        () if nearest => "Nearest that may help",
        () if nearest_known => "Nearest with known hours",
        () => "Surest near you",
    };
    [why, ". ", &visit_in_words(visit(first, seeker.fix, now), now), "."].concat()
}

/// The message on the location, at most two short sentences. `chosen`: the name of the place that the person can see, if chosen.
pub fn location_in_words(location: Location, chosen: Option<&str>, ranking: &Ranking, places: &[Place]) -> String {
    if let Some(chosen) = chosen {
        return ["Worked out from ", chosen, ", as you chose."].concat();
    }
    let fix = match location {
        Location::NotAsked => return String::new(),
        Location::Asking => return ASKING.into(),
        Location::Refused => return "Your phone did not share its location. That is fine.".into(),
        Location::NoAnswer => return "Your phone has not answered yet.".into(),
        Location::Unavailable => return "Your phone cannot tell where it is.".into(),
        Location::Lost { last, .. } => {
            return ["Your phone has lost where you are. It last knew ", &ago_in_words(last.age_min), "."].concat();
        }
        Location::Found(fix) => fix,
    };
    if let Some(distance) = far_from_canterbury(fix) {
        return ["You are about ", &distance_in_words(distance), " from Canterbury. These places are there."].concat();
    }
    if fix.is_coarse() {
        let reach = reach_in_words(fix.accuracy_m);
        return ["Your phone only knows that you are somewhere within ", &reach, "."].concat();
    }
    // Distances are rounded to 10 m, so accuracy is never stated as better than 10 m.
    let accuracy = distance_in_words(fix.accuracy_m.max(10.0));
    if fix.is_old() {
        let ago = ago_in_words(fix.age_min);
        return ["Your phone last knew where you were ", &ago, ", to about ", &accuracy, "."].concat();
    }
    let only = if fix.is_rough() { " only" } else { "" };
    let unsure = cannot_tell(fix, ranking, places).unwrap_or_default();
    ["Your phone", only, " knows where you are to about ", &accuracy, ".", &unsure].concat()
}

/// How long ago, in whole minutes: `2 minutes ago`.
pub fn ago_in_words(minutes: u32) -> String {
    match minutes {
        0 => "less than a minute ago".into(),
        1 => "a minute ago".into(),
        minutes => minutes.to_string() + " minutes ago",
    }
}

/// The warning that the fix is too rough to tell which of the first two places is nearer.
fn cannot_tell(fix: Fix, ranking: &Ranking, places: &[Place]) -> Option<String> {
    let [first, second] = ranking.order.get(..2.min(ranking.near))?.try_into().ok().map(|pair: [usize; 2]| pair)?;
    let (first, second) = (places.get(first)?, places.get(second)?);
    within_accuracy(fix, leg(fix, first)?, leg(fix, second)?)
        .then(|| [" It cannot tell if ", &first.name, " or ", &second.name, " is nearer."].concat())
}
