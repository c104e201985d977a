//! What is shut on a way by the time one gets there.

use super::Router;
use super::closed::ALL_OPEN;
use crate::layer::Network;
use crate::plane::Spot;
use crate::way::{Choice, Way};

/// Something that is shut.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Shut<'a> {
    /// What it is called: a closure by its own name, a gate of the map by the name of its street. Empty: it has none.
    pub name: &'a str,
    pub says: Says,
}

/// Who says that it is shut.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Says {
    Source,
    /// Nobody: it is assumed.
    Assumed,
    /// The opening hours on the map.
    Map,
}

/// Why a way is another than by day.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Detour<'a> {
    /// What is shut of the way that would be taken otherwise, in the order of the walk, each once.
    pub not_through: Vec<Shut<'a>>,
    /// The goal itself is in it, so the way ends before: who says so.
    pub ends_before: Option<Says>,
}

/// A goal is beside a way within this distance, in metres.
const BESIDE_M: f64 = 30.0;

impl Router {
    /// Why a way that [`Router::way`] has found is another than if nothing were ever shut. It is looked for only where something is.
    pub fn detour<'a>(
        &'a self,
        network: &'a Network,
        way: &Way,
        [from, to]: [Spot; 2],
        choice: Choice,
        week_minute: u16,
    ) -> Detour<'a> {
        let mut detour = Detour::default();
        let gates = &self.graph.gates;
        let open = if gates.any_shut(week_minute, (way.seconds * 1000.0) as u32) {
            self.way(from, to, choice, ALL_OPEN)
        } else {
            None
        };
        let Some(open) = open else { return detour };
        let name_of = |edge: u32| network.edges.get(edge as usize).and_then(|edge| network.name_of(edge));
        for (index, arrives, leaves) in self.shut_legs(&open, 0.0, week_minute) {
            let Some(leg) = open.legs.get(index) else { continue };
            let shut = match gates.closure(leg.edge, week_minute, arrives, leaves) {
                Some(closure) => {
                    Shut { name: &closure.name, says: if closure.assumed { Says::Assumed } else { Says::Source } }
                }
                None => {
                    // Of a street that is walked elsewhere it would not be understood.
                    let walked = |name: &&str| way.legs.iter().any(|leg| name_of(leg.edge) == Some(name));
                    Shut { name: name_of(leg.edge).filter(|name| !walked(name)).unwrap_or(""), says: Says::Map }
                }
            };
            if index + 1 == open.legs.len() && way.after_m > BESIDE_M && open.after_m < BESIDE_M {
                detour.ends_before = Some(shut.says);
            }
            if !shut.name.is_empty() && detour.not_through.iter().all(|before| before.name != shut.name) {
                detour.not_through.push(shut);
            }
        }
        detour
    }

    /// The first leg from `done_m` metres along the way on that is shut by the time one gets there, if one is there at `week_minute`.
    pub fn shut_ahead(&self, way: &Way, done_m: f64, week_minute: u16) -> Option<usize> {
        self.shut_legs(way, done_m, week_minute).first().map(|leg| leg.0)
    }

    /// All such legs, each with the milliseconds after which one gets there and leaves it.
    fn shut_legs(&self, way: &Way, done_m: f64, week_minute: u16) -> Vec<(usize, u32, u32)> {
        let mut shut = Vec::new();
        let (mut metres, mut seconds) = (0.0, 0.0);
        for (index, leg) in way.legs.iter().enumerate() {
            let long = (leg.to_m - leg.from_m).abs();
            // Not `clamp`: it can panic, and says so in words that bring the formatting of floats along.
            let left = (metres + long - done_m).max(0.0).min(long);
            metres += long;
            if left <= 0.0 {
                continue;
            }
            let lasts = if long > 0.0 { leg.seconds * left / long } else { 0.0 };
            let (arrives, leaves) = ((seconds * 1000.0) as u32, ((seconds + lasts) * 1000.0) as u32);
            if !self.graph.open(leg.edge, week_minute, arrives, leaves) {
                shut.push((index, arrives, leaves));
            }
            seconds += lasts;
        }
        shut
    }
}
