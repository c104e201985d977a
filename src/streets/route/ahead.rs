//! The heuristic of A*.

use super::graph::Graph;
use super::search::Goal;
use crate::plane::Spot;
use crate::way::Choice;

/// What a way costs at least from a node to the goal: through the air to one end of its edge, at the least that a straight metre of any
/// edge costs, and from there along it. It grows by no more along an edge than that edge costs, so what is settled stays settled.
pub(super) struct Ahead {
    least: f64,
    ends: [(Spot, u32); 2],
}

impl Ahead {
    pub fn new(graph: &Graph, choice: Choice, goal: Option<&Goal>) -> Ahead {
        let mut ahead = Ahead { least: 0.0, ends: [(Spot::default(), 0); 2] };
        let Some((goal, parts)) = goal.and_then(|goal| Some((goal, goal.parts?))) else { return ahead };
        // A little less, for the rounding of what is computed here.
        ahead.least = graph.least(choice) * (1.0 - 1e-9);
        for (end, (node, part)) in ahead.ends.iter_mut().zip(goal.ends.into_iter().zip(parts)) {
            *end = (graph.nodes.get(node as usize).copied().unwrap_or_default(), part.0);
        }
        ahead
    }

    pub fn of(&self, graph: &Graph, node: u32) -> u32 {
        if self.least <= 0.0 {
            return 0;
        }
        let Some(at) = graph.nodes.get(node as usize) else { return 0 };
        let by = |(end, part): (Spot, u32)| ((at.to(end) * self.least) as u32).saturating_add(part);
        by(self.ends[0]).min(by(self.ends[1]))
    }
}
