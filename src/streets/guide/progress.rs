//! What is known of a walk after a fix.

use crate::plane::Spot;

/// Where a phone says that it is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Fix {
    pub at: Spot,
    /// The 95 % confidence radius in metres (W3C Geolocation).
    pub accuracy_m: f64,
    /// When, in milliseconds since any moment that stays the same.
    pub time_ms: f64,
    /// How fast the phone moves over the ground, in metres per second. `None`: it does not tell.
    pub speed_mps: Option<f64>,
}

/// Where somebody is on their way.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Progress {
    pub state: State,
    /// Metres from the start of the way. Falls only if somebody goes back.
    pub along_m: f64,
    /// Metres from the way, smoothed.
    pub off_m: f64,
    /// The turn that comes next, as an index into the turns. `None`: there is none.
    pub next_turn: Option<usize>,
    /// To that turn, in metres along the way.
    pub to_next_m: f64,
    /// To the end of the way, in metres along it.
    pub to_goal_m: f64,
    /// Where the arrow points, in degrees. `None`: not known.
    pub bearing: Option<f64>,
    /// A turn was passed, or the way is walked backwards: so far back, in metres.
    pub turn_back_m: Option<f64>,
    /// Off the way, or before its start: where it is.
    pub to_way: Option<ToWay>,
    /// A new way is to be looked for, from the last fix: true once, when it is noticed that the way was left.
    pub ask_new_way: bool,
    /// The rest of the way is to be looked at again, because something on it may have closed: true once a minute.
    pub recheck_due: bool,
    /// What is to be told aloud or by a vibration, once.
    pub announce: Option<Announce>,
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub enum State {
    OnWay,
    /// Not yet on the way. It is `to_way` from here.
    ToWay,
    /// The way was left, at a moment in milliseconds.
    OffWay {
        since_ms: f64,
    },
    /// The end of the way.
    There,
    /// No fix that can be used for some seconds.
    Lost {
        age_s: u32,
    },
}

/// The way as seen from beside it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ToWay {
    /// How far it is, in metres through the air.
    pub metres: f64,
    /// In which direction, in degrees.
    pub bearing: f64,
    /// The turn after which that part of the way is walked: its name is that of the street.
    pub turn: usize,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Announce {
    /// An index into the turns.
    pub turn: usize,
    pub when: When,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum When {
    /// In half a minute's walk or less.
    Near,
    Now,
}
