//! The way on foot from one place to another, by the rules of the city, at the hour at which one walks.
//!
//! ```text
//! rules.rs     what a way costs, and what is shut when     bytes.rs   the rules as a section of a layer
//! closed.rs    which edges are shut at what time           graph.rs   the network as a search reads it
//! parts.rs     which edges hang together                   ahead.rs   the heuristic of A*
//! snap.rs      the place on a way that is nearest          search.rs  the search: labels, A*, Dijkstra
//! places.rs    ways to many places at once        shut.rs    what is shut on a way
//! ```
//!
//! # What is found
//!
//! The way of the least *cost*; of several, the one of the least time. Cost and time are whole milliseconds, so that no sum depends on
//! the order in which it is added up. To [`Choice::Shortest`] the cost of an edge is its time; to the others, its time × the factors of
//! [`rules::Costs`].
//!
//! A gate that shuts is judged by the time at which one arrives there by the best way *up to it* (the one that costs least): the edge is
//! walked only if it is open from [`rules::Rules::margin_min`] before one arrives until as long after one has left it. Nobody waits at a
//! gate. So every way that is returned is open all along at the times at which it is walked, and A* returns what Dijkstra's algorithm
//! returns under the same definition: the heuristic is consistent, thus each junction is settled from neighbours that were settled before
//! it, in both. While no gate changes during the walk this is the least cost of all ways. If one does, a dearer but quicker way that
//! would just have made it through is not looked for: the margin is there because such a way is not to be relied upon.

pub mod closed;
pub mod rules;

mod ahead;
mod bytes;
mod graph;
mod parts;
mod places;
mod search;
mod shut;
mod snap;

use std::cell::Cell;

use crate::layer::{Layer, Network, Traits};
use crate::plane::Spot;
use crate::way::{Choice, Leg, OnEdge, Way};
use graph::Graph;
use rules::Rules;
use search::{Goal, Search, Start};
pub use shut::{Detour, Says, Shut};
use snap::{FAVOUR_M, Index};

/// The pace, in metres a second: 4.8 km/h, as everywhere in the app.
pub const PACE: f64 = 80.0 / 60.0;
/// How far from the nearest way a place may be, in metres.
pub const REACH_M: f64 = 300.0;

/// Finds ways. It owns what it needs of the layer; the memory of a search is kept for the next.
pub struct Router {
    graph: Graph,
    index: Index,
    search: Cell<Search>,
}

impl Router {
    /// Edges that name a node or a point that is not there are left out, and so are edges of closures that are not there.
    pub fn new(layer: &Layer, rules: &Rules) -> Router {
        let graph = Graph::new(&layer.network, rules);
        let index = Index::new(&layer.network, &graph);
        Router { graph, index, search: Cell::default() }
    }

    /// The best way from one place to another that sets out at `week_minute` (from Monday 00:00, London time; [`closed::ALL_OPEN`]: as
    /// if nothing were ever shut). `None` if one of them is
    /// further than [`REACH_M`] from every way, or no way is open.
    ///
    /// It begins and ends on the nearest way under open sky, at steps never if steps are barred. If that one is shut at the time, or
    /// nothing open leads there, it begins or ends on the nearest that is connected with most of the city at any time;
    /// [`Way::before_m`] and [`Way::after_m`] tell how far that is.
    pub fn way(&self, from: Spot, to: Spot, choice: Choice, week_minute: u16) -> Option<Way> {
        let starts = self.footholds(from, choice, Some(week_minute));
        let goals = self.footholds(to, choice, None);
        let pairs = starts.iter().flatten().flat_map(|start| goals.iter().flatten().map(move |goal| (start, goal)));
        pairs.into_iter().find_map(|(start, goal)| self.between(start, goal, choice, week_minute))
    }

    /// The best way from a place on an edge, as while one walks, to another place. The edge may be an underpass. If nothing leads on
    /// from it (it is shut by now, or has steps that are barred by now), the way is that from the place beside it.
    pub fn way_from(&self, on: &OnEdge, to: Spot, choice: Choice, week_minute: u16) -> Option<Way> {
        let goals = self.footholds(to, choice, None);
        let way = goals.iter().flatten().find_map(|goal| self.between(on, goal, choice, week_minute));
        way.or_else(|| self.way(on.at, to, choice, week_minute))
    }

    /// The way that is nearest to a fix of that accuracy (the radius in metres), within [`REACH_M`].
    ///
    /// A way underground or under a roof is not seen from the sky: it is taken only if `last`, the place on the way that is being
    /// followed, is on it, on one that adjoins it, or within 20 m of its mouth. Of ways that are about as near, by less than half of the
    /// accuracy and 10 m, the one that was walked, and those that adjoin it, are kept to. A fix that is coarser than `REACH_M` decides
    /// nothing.
    pub fn snap(&self, at: Spot, accuracy_m: f64, last: Option<&OnEdge>) -> Option<OnEdge> {
        if accuracy_m.is_nan() || accuracy_m > REACH_M {
            return None;
        }
        let favour = (accuracy_m / 2.0).clamp(0.0, FAVOUR_M);
        self.index.nearest(at, REACH_M, &|edge| {
            let led = last.is_some_and(|last| self.graph.leads(last, edge));
            let walked = last.is_some_and(|last| last.edge == edge || self.graph.adjoin(last.edge, edge));
            let seen = self.graph.open_sky(edge) || led;
            seen.then_some(if walked { favour } else { 0.0 })
        })
    }

    /// Where a way may begin or end: on the nearest edge, and, if that one is not connected with most of the city at any time, on the
    /// nearest that is.
    fn footholds(&self, at: Spot, choice: Choice, leaving: Option<u16>) -> [Option<OnEdge>; 2] {
        let graph = &self.graph;
        let may = |edge: u32| graph.open_sky(edge) && graph.walkable(edge, choice);
        let open = |edge: u32| leaving.is_none_or(|minute| graph.open(edge, minute, 0, 0));
        let nearest = self.index.nearest(at, REACH_M, &|edge| (may(edge) && open(edge)).then_some(0.0));
        if nearest.is_none_or(|on| graph.sure(on.edge, choice)) {
            return [nearest, None];
        }
        [nearest, self.index.nearest(at, REACH_M, &|edge| (may(edge) && graph.sure(edge, choice)).then_some(0.0))]
    }

    /// The best way from one place on an edge to another, each on an underpass or not.
    pub fn between(&self, from: &OnEdge, to: &OnEdge, choice: Choice, week_minute: u16) -> Option<Way> {
        let start = Start::new(&self.graph, from, choice, week_minute);
        let goal = Goal::new(&self.graph, to, choice);
        let mut search = self.search.take();
        search.run(&self.graph, &start, &[&goal], true);
        let way = search.trace(&self.graph, &start, &goal).map(|steps| self.told(from, to, steps));
        self.search.set(search);
        way
    }

    /// The way in metres and seconds, of its edges and where on each it is entered and left.
    fn told(&self, from: &OnEdge, to: &OnEdge, steps: Vec<(u32, f64, f64)>) -> Way {
        let mut way = Way { before_m: from.off_m, after_m: to.off_m, ..Way::default() };
        let last = steps.len().saturating_sub(1);
        for (index, (edge, from_m, to_m)) in steps.into_iter().enumerate() {
            // Where a way begins or ends in a junction, nothing is walked of the edge beside it; but one leg always tells where one is.
            if from_m == to_m && !(index == last && way.legs.is_empty()) {
                continue;
            }
            let seconds = self.graph.seconds(edge, (to_m - from_m).abs());
            way.legs.push(Leg { edge, from_m, to_m, seconds });
        }
        way.seconds = way.legs.iter().map(|leg| leg.seconds).sum();
        way.metres = way.legs.iter().map(|leg| (leg.to_m - leg.from_m).abs()).sum();
        way
    }
}

/// Whether a way is under something: an underpass, an arcade, a passage through a building.
fn covered(traits: Traits) -> bool {
    traits.has(Traits::TUNNEL.with(Traits::COVERED))
}

/// All points of an edge, as far as the network has them.
fn shape(network: &Network, edge: usize) -> Option<Vec<Spot>> {
    let edge = network.edges.get(edge)?;
    let [first, last] = edge.ends.map(|node| network.nodes.get(node as usize).copied());
    let between = network.points.get(edge.shape.start as usize..edge.shape.end as usize)?;
    let mut points = Vec::with_capacity(between.len() + 2);
    points.push(first?.into());
    points.extend(between.iter().map(|&point| Spot::from(point)));
    points.push(last?.into());
    Some(points)
}
