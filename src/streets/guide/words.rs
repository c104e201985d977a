//! Turns, distances and sums in words.

use crate::layer::{Kind, Network};
use crate::route::{Says, Shut};
use crate::way::Way;

use super::label::{Onto, rank};
use super::track::{reduced, within};
use super::turns::{Side, Turn, TurnKind};

/// How a unit of length is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Units {
    /// `120 m`
    Short,
    /// `120 metres`, for those who listen.
    InFull,
}

/// A turn in one line: `Left into Burgate, 120 m, past the Cathedral gate`.
pub fn turn_words(turn: &Turn, units: Units) -> String {
    if turn.kind == TurnKind::Goal {
        return goal_words(turn, units);
    }
    let mut words = match &turn.beside {
        Some(landmark) => ["At ", landmark, ", ", &lower(&what_to_do(turn))].concat(),
        None => what_to_do(turn),
    };
    if turn.kind == TurnKind::Start {
        match (&turn.past, turn.bearing) {
            (Some(landmark), _) => words = words + ", towards " + landmark,
            (None, Some(bearing)) => words = words + ", going " + compass_word(bearing),
            (None, None) => {}
        }
    }
    if turn.told_m > 0 {
        let goes_on = turn.passage_m > 0.0 && turn.metres > turn.passage_m + GOES_ON_M;
        words = words + if goes_on { ", then straight on, " } else { ", " } + &length(f64::from(turn.told_m), units);
    }
    match &turn.past {
        Some(landmark) if turn.kind != TurnKind::Start => words + ", past " + landmark,
        _ => words,
    }
}

/// What follows steps, an underpass, a bridge or a crossing is told from this length on, in metres.
const GOES_ON_M: f64 = 15.0;

/// What to do at a turn: `Left into Burgate`, `Go over the bridge`.
pub fn what_to_do(turn: &Turn) -> String {
    let onto = onto_words(turn);
    match side_word(turn.kind) {
        None if turn.kind == TurnKind::Start => "Start ".to_owned() + &along_words(turn),
        None => match (turn.onto, turn.kind) {
            (Onto::Steps, _) => "Take the steps".into(),
            (Onto::Underpass | Onto::Bridge, _) => "Go ".to_owned() + &onto,
            (Onto::Crossing, _) => capital(&onto),
            (_, TurnKind::Straight) => "Straight on ".to_owned() + &onto,
            _ => onto,
        },
        Some(side) => {
            let stays = turn.stays && turn.kind != TurnKind::Back;
            let joins = if matches!(turn.onto, Onto::Steps | Onto::Crossing) || stays { ", " } else { " " };
            [side, joins, &onto].concat()
        }
    }
}

/// The side to which one turns. `None`: one does not.
pub fn side_word(kind: TurnKind) -> Option<&'static str> {
    match kind {
        TurnKind::Start | TurnKind::Straight | TurnKind::Goal => None,
        TurnKind::SlightLeft => Some("Bear left"),
        TurnKind::Left => Some("Left"),
        TurnKind::SharpLeft => Some("Sharp left"),
        TurnKind::SlightRight => Some("Bear right"),
        TurnKind::Right => Some("Right"),
        TurnKind::SharpRight => Some("Sharp right"),
        TurnKind::Back => Some("Turn back"),
    }
}

/// What follows the side: `into Burgate`, `along the path`, `take the steps`.
pub fn onto_words(turn: &Turn) -> String {
    match (turn.onto, &turn.name) {
        (Onto::Steps, _) => "take the steps".into(),
        (Onto::Crossing, Some(name)) => "cross ".to_owned() + name,
        (Onto::Crossing, None) => "cross the street".into(),
        (Onto::Underpass | Onto::Bridge, _) => along_words(turn),
        (_, Some(name)) if turn.kind == TurnKind::Back => "along ".to_owned() + name,
        (_, Some(name)) if turn.stays => "still on ".to_owned() + name,
        (_, Some(name)) => "into ".to_owned() + name,
        (Onto::Street | Onto::MainRoad | Onto::ServiceRoad | Onto::Alley, None) if turn.kind != TurnKind::Straight => {
            "into ".to_owned() + noun(turn.onto)
        }
        (_, None) => along_words(turn),
    }
}

/// How one walks on it: `along Burgate`, `across the square`.
fn along_words(turn: &Turn) -> String {
    let (how, name) = match turn.onto {
        Onto::Steps => ("on ", None),
        Onto::Underpass => ("through ", None),
        Onto::Bridge | Onto::Crossing => ("over ", None),
        Onto::Square => (if turn.name.is_none() { "across " } else { "along " }, turn.name.as_deref()),
        _ => ("along ", turn.name.as_deref()),
    };
    how.to_owned() + name.unwrap_or(noun(turn.onto))
}

/// What it is called where it has no name.
pub fn noun(onto: Onto) -> &'static str {
    match onto {
        Onto::Street => "the street",
        Onto::MainRoad => "the main road",
        Onto::ServiceRoad => "the service road",
        Onto::Alley => "the alley",
        Onto::Pavement => "the pavement",
        Onto::Square => "the square",
        Onto::Path => "the path",
        Onto::Steps => "the steps",
        Onto::Underpass => "the underpass",
        Onto::Bridge => "the bridge",
        Onto::Crossing => "the crossing",
    }
}

/// `The Safe Haven is on your left, 30 m off Burgate`.
fn goal_words(turn: &Turn, units: Units) -> String {
    let goal = turn.beside.as_deref().unwrap_or("the place");
    let is = match turn.side {
        Some(Side::Left) => " is on your left",
        Some(Side::Right) => " is on your right",
        Some(Side::Ahead) => " is straight ahead",
        None => " is near here",
    };
    let words = capital(goal) + is;
    let off = match turn.side {
        None => return words,
        Some(_) if turn.off_m < OFF_M => return words,
        Some(Side::Ahead) => " further on",
        Some(_) => " off ",
    };
    let street = if off == " off " { turn.name.as_deref().unwrap_or(noun(turn.onto)) } else { "" };
    [&words, ", ", &length(turn.off_m, units), off, street].concat()
}

/// A goal that is nearer to the way than this, in metres, stands by it.
const OFF_M: f64 = 15.0;

/// A length as the app tells it: `350 m`, `1.2 km`; `350 metres`. Never less than ten metres.
pub fn length(metres: f64, units: Units) -> String {
    let metres = within(metres, 10.0, FURTHEST_M);
    let tens = (metres / 10.0).round() as u32 * 10;
    let tenths = (metres / 100.0).round() as u32;
    let (number, unit) = match (tens, tenths) {
        (0..1000, _) => (tens.to_string(), [" m", " metres"]),
        (_, 0..100) => ([&(tenths / 10).to_string(), ".", &(tenths % 10).to_string()].concat(), [" km", " kilometres"]),
        _ => (((metres / 1000.0).round() as u32).to_string(), [" km", " kilometres"]),
    };
    number + unit[usize::from(units == Units::InFull)]
}

/// Nothing is further than half round the earth, in metres.
const FURTHEST_M: f64 = 20_000_000.0;

/// The compass point of a direction in words.
pub fn compass_word(bearing: f64) -> &'static str {
    const POINTS: [&str; 8] =
        ["north", "north-east", "east", "south-east", "south", "south-west", "west", "north-west"];
    POINTS[(reduced(bearing) / 45.0).round() as usize % 8]
}

/// How long a way is: `12 minutes, 950 metres`.
pub fn sum(way: &Way) -> String {
    [&minutes(minutes_of(way)), ", ", &length(way.metres, Units::InFull)].concat()
}

/// Whole minutes, rounded up, at least 1.
fn minutes_of(way: &Way) -> u32 {
    ((way.seconds / 60.0).ceil() as u32).max(1)
}

fn minutes(count: u32) -> String {
    count.to_string() + if count == 1 { " minute" } else { " minutes" }
}

/// A difference of less than this, in seconds, is none.
const BARGAIN_S: f64 = 60.0;
/// A way stays on main streets if all but this share of it is on them.
const ELSEWHERE: f64 = 0.05;

/// What the way on main streets costs and gives: `4 minutes more, stays on main streets`. The minutes are the difference of those
/// that [`sum`] tells. `None`: the two differ by less than a minute.
pub fn bargain(network: &Network, main: &Way, shortest: &Way) -> Option<String> {
    if main.legs == shortest.legs || main.seconds - shortest.seconds < BARGAIN_S {
        return None;
    }
    let more = minutes(minutes_of(main).saturating_sub(minutes_of(shortest)).max(1)) + " more";
    let [on_main, on_shortest] = [main, shortest].map(|way| share_of_main_streets(network, way));
    Some(match () {
        () if on_main >= 1.0 - ELSEWHERE => more + ", stays on main streets",
        () if on_main > on_shortest => more + ", stays more on main streets",
        () => more,
    })
}

/// How much of a way is on streets and their pavements, `0.0..=1.0`.
fn share_of_main_streets(network: &Network, way: &Way) -> f64 {
    let is_main = |kind: Kind| rank(kind) == 3 || matches!(kind, Kind::Pavement | Kind::Crossing);
    let legs = || way.legs.iter().filter_map(|leg| Some((network.edges.get(leg.edge as usize)?.kind, leg)));
    let length = |main_only: bool| -> f64 {
        legs().filter(|(kind, _)| !main_only || is_main(*kind)).map(|(_, leg)| (leg.to_m - leg.from_m).abs()).sum()
    };
    let all_m = length(false);
    if all_m > 0.0 { length(true) / all_m } else { 0.0 }
}

/// What is said of steps, if the data has some on the way. That it has none is not said: the data may lack them.
pub fn steps(network: &Network, way: &Way) -> Option<&'static str> {
    let mut kinds = way.legs.iter().filter_map(|leg| network.edges.get(leg.edge as usize));
    kinds.any(|edge| edge.kind == Kind::Steps).then_some("There are steps on this way.")
}

/// What is told of something that the way does not go through: `Not through Rose Square: shut at this hour (assumed).`
pub fn not_through(shut: Shut) -> String {
    ["Not through ", shut.name, ": ", &shut_words(shut.says)].concat()
}

/// What is told where the goal is in something that is shut: `The last 70 metres or more: shut at this hour (assumed). Call first if you
/// can.`
pub fn ends_before(way: &Way, says: Says) -> String {
    let metres = length(way.after_m, Units::InFull);
    ["The last ", &metres, " or more: ", &shut_words(says), " Call first if you can."].concat()
}

fn shut_words(says: Says) -> String {
    let who = match says {
        Says::Source => "",
        Says::Assumed => " (assumed)",
        Says::Map => " (by the map)",
    };
    ["shut at this hour", who, "."].concat()
}

/// With a capital at the start.
pub(crate) fn capital(words: &str) -> String {
    let mut words = words.to_owned();
    if let Some(first) = words.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    words
}

/// With a small letter at the start.
fn lower(words: &str) -> String {
    let mut words = words.to_owned();
    if let Some(first) = words.get_mut(..1) {
        first.make_ascii_lowercase();
    }
    words
}
