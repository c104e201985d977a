//! A way from one point to another, as the router finds it and as it is told and followed.

use crate::plane::Spot;

/// A way on foot.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Way {
    /// What is walked of each edge, in the order of the walk.
    pub legs: Vec<Leg>,
    /// How long it takes, in seconds: the sum of its legs.
    pub seconds: f64,
    /// How long it is, in metres: the sum of its legs.
    pub metres: f64,
    /// From where one stands to where the way begins, and from its end to the goal, in metres through the air. Neither is in the sums.
    pub before_m: f64,
    pub after_m: f64,
}

/// What is walked of one edge.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Leg {
    /// An index into the edges of the network.
    pub edge: u32,
    /// Where on the edge it begins and ends, in metres along its true length from its first end. `from_m` is larger if it is walked
    /// backwards.
    pub from_m: f64,
    pub to_m: f64,
    pub seconds: f64,
}

/// A point on an edge.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct OnEdge {
    pub edge: u32,
    /// Metres along its true length from its first end.
    pub along_m: f64,
    /// Where that is.
    pub at: Spot,
    /// How far it is from the point that was asked for, in metres.
    pub off_m: f64,
}

/// What somebody wants of a way.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[repr(u8)]
pub enum Choice {
    /// Main streets, not back ways.
    #[default]
    MainStreets,
    Shortest,
    NoSteps,
}
