//! The search for the way of least cost: labels on states, settled in the order of what they cost.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use super::ahead::Ahead;
use super::graph::{GATED, Graph, NO_THROUGH, NONE, Walk};
use crate::way::{Choice, OnEdge};

/// Edges that are no way through are walked only at the two ends of a way, so where one is has three phases: only such edges were walked
/// yet; others were, and still are; after others, such again. A state is a node × 3 + the phase.
const PHASES: u32 = 3;
const BEFORE: u32 = 0;
const THROUGH: u32 = 1;
const AFTER: u32 = 2;

/// Least first. What else is to be put in order goes through it too: each kind of heap or sort is a kilobyte or more of code.
pub(super) type Queue = BinaryHeap<Reverse<(u64, u32)>>;

/// The memory of a search.
#[derive(Default)]
pub(super) struct Search {
    labels: Vec<Label>,
    /// Labels of earlier searches carry other numbers, and count as not there.
    run: u32,
    heap: Queue,
}

#[derive(Clone, Copy, Default)]
struct Label {
    cost: u32,
    /// Milliseconds from the start.
    time: u32,
    /// The state before, or [`NONE`].
    from: u32,
    /// How one came: see [`super::graph::Arc`].
    arc: u32,
    run: u32,
    settled: bool,
}

/// Where a way begins, and when.
pub(super) struct Start {
    pub on: OnEdge,
    pub choice: Choice,
    pub week_minute: u16,
    parts: Option<[(u32, u32); 2]>,
}

/// Where one ends.
pub(super) struct Goal {
    pub on: OnEdge,
    pub parts: Option<[(u32, u32); 2]>,
    pub ends: [u32; 2],
    no_through: bool,
}

/// How a goal is reached: cost, time, and the last state, or none if one stays on the edge.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Reached {
    pub cost: u32,
    pub time: u32,
    state: u32,
    end: u32,
}

impl Start {
    pub fn new(graph: &Graph, on: &OnEdge, choice: Choice, week_minute: u16) -> Start {
        Start { on: *on, choice, week_minute, parts: graph.parts(on, choice) }
    }
}

impl Goal {
    pub fn new(graph: &Graph, on: &OnEdge, choice: Choice) -> Goal {
        let ends = graph.walks.get(on.edge as usize).map_or([NONE; 2], |walk| walk.ends);
        Goal { on: *on, parts: graph.parts(on, choice), ends, no_through: graph.no_through(on.edge) }
    }
}

impl Search {
    /// Settles states until every goal is reached as cheaply as it can be, or all that can be reached is settled. `heuristic` (A*) is for
    /// one goal; without it this is Dijkstra's algorithm.
    pub fn run(&mut self, graph: &Graph, start: &Start, goals: &[&Goal], heuristic: bool) {
        self.begin(graph.nodes.len());
        let ahead = Ahead::new(graph, start.choice, goals.first().copied().filter(|_| heuristic));
        self.seed(graph, start, &ahead);
        let mut bound = self.bound(graph, start, goals);
        // The bound is a look at every goal: of many, they are looked at now and then.
        let often = if goals.len() > 2 { 256 } else { 1 };
        let mut settled = 0u32;
        while let Some(Reverse((key, state))) = self.heap.pop() {
            if key >= bound {
                break;
            }
            let Some(label) = self.labels.get_mut(state as usize) else { continue };
            if label.settled {
                continue;
            }
            label.settled = true;
            let label = *label;
            self.relax(graph, start, &ahead, state, label);
            settled += 1;
            if settled.is_multiple_of(often)
                && (often > 1 || goals.iter().any(|goal| goal.ends.contains(&(state / PHASES))))
            {
                bound = self.bound(graph, start, goals);
            }
        }
    }

    fn begin(&mut self, nodes: usize) {
        self.heap.clear();
        self.labels.resize(nodes * PHASES as usize, Label::default());
        self.run = self.run.wrapping_add(1);
        if self.run == 0 {
            self.labels.fill(Label::default());
            self.run = 1;
        }
    }

    /// The first labels: the two ends of the edge on which one stands.
    fn seed(&mut self, graph: &Graph, start: &Start, ahead: &Ahead) {
        let edge = start.on.edge;
        let (Some(parts), Some(walk)) = (start.parts, graph.walks.get(edge as usize)) else { return };
        let phase = if graph.no_through(edge) { BEFORE } else { THROUGH };
        for (end, (node, (cost, time))) in (0u32..).zip(walk.ends.into_iter().zip(parts)) {
            // Towards the first end it is walked backwards.
            let back = end == 0;
            if (back && graph.one_way(edge) && time > 0) || !graph.open(edge, start.week_minute, 0, time) {
                continue;
            }
            self.offer(graph, ahead, node * PHASES + phase, (cost, time), NONE, edge * 2 + u32::from(back));
        }
    }

    fn relax(&mut self, graph: &Graph, start: &Start, ahead: &Ahead, state: u32, label: Label) {
        let (node, phase) = (state / PHASES, state % PHASES);
        let barred = Walk::barred(start.choice);
        for arc in graph.arcs(node) {
            let edge = arc.arc / 2;
            let Some(walk) = graph.walks.get(edge as usize) else { continue };
            let next = match (phase, walk.has(NO_THROUGH)) {
                (AFTER, false) => continue,
                (BEFORE, true) => BEFORE,
                (_, true) => AFTER,
                (_, false) => THROUGH,
            };
            if walk.has(barred) {
                continue;
            }
            let (cost, time) = walk.weight(start.choice);
            let (cost, time) = (label.cost.saturating_add(cost), label.time.saturating_add(time));
            let open = || !walk.has(GATED) || graph.open(edge, start.week_minute, label.time, time);
            if cost < NONE && time < NONE && open() {
                self.offer(graph, ahead, arc.to * PHASES + next, (cost, time), state, arc.arc);
            }
        }
    }

    /// Takes a label if it is better than the one that is there: cheaper, or as cheap and quicker.
    fn offer(&mut self, graph: &Graph, ahead: &Ahead, state: u32, (cost, time): (u32, u32), from: u32, arc: u32) {
        let run = self.run;
        let Some(label) = self.labels.get_mut(state as usize) else { return };
        if label.run == run && (label.settled || (label.cost, label.time) <= (cost, time)) {
            return;
        }
        *label = Label { cost, time, from, arc, run, settled: false };
        let whole = cost.saturating_add(ahead.of(graph, state / PHASES));
        self.heap.push(Reverse((key(whole, time), state)));
    }

    /// What no state may cost to make any goal cheaper.
    fn bound(&self, graph: &Graph, start: &Start, goals: &[&Goal]) -> u64 {
        let each =
            goals.iter().map(|goal| self.reached(graph, start, goal).map_or(u64::MAX, |at| key(at.cost, at.time)));
        each.max().unwrap_or(0)
    }

    /// How a goal is reached, as far as states are settled.
    pub fn reached(&self, graph: &Graph, start: &Start, goal: &Goal) -> Option<Reached> {
        let parts = goal.parts?;
        let edge = goal.on.edge;
        let open = |from: u32, to: u32| graph.open(edge, start.week_minute, from, to);
        let mut best = self.along(graph, start, goal).filter(|at| open(0, at.time));
        for (end, (node, (cost, time))) in (0u32..).zip(goal.ends.into_iter().zip(parts)) {
            // From the second end it is walked backwards.
            if end == 1 && graph.one_way(edge) && time > 0 {
                continue;
            }
            let phases = if goal.no_through { BEFORE..=AFTER } else { BEFORE..=THROUGH };
            for phase in phases {
                let state = node.saturating_mul(PHASES).saturating_add(phase);
                let label = self.labels.get(state as usize).filter(|label| label.run == self.run && label.settled);
                let Some(label) = label else { continue };
                let (cost, time) = (label.cost.saturating_add(cost), label.time.saturating_add(time));
                let at = Reached { cost, time, state, end };
                if open(label.time, time) && best.is_none_or(|best| at < best) {
                    best = Some(at);
                }
            }
        }
        best
    }

    /// Start and goal on one edge: straight along it.
    fn along(&self, graph: &Graph, start: &Start, goal: &Goal) -> Option<Reached> {
        let back = goal.on.along_m < start.on.along_m;
        if start.on.edge != goal.on.edge || (back && graph.one_way(goal.on.edge)) {
            return None;
        }
        let ([from, _], [to, _]) = (start.parts?, goal.parts?);
        Some(Reached { cost: from.0.abs_diff(to.0), time: from.1.abs_diff(to.1), state: NONE, end: 0 })
    }

    /// The edges of the way to a goal, each with where it is entered and left, in metres along it.
    pub fn trace(&self, graph: &Graph, start: &Start, goal: &Goal) -> Option<Vec<(u32, f64, f64)>> {
        let reached = self.reached(graph, start, goal)?;
        let metres = |edge: u32| graph.walks.get(edge as usize).map_or(0.0, |walk| f64::from(walk.length_dm) / 10.0);
        let to_m = goal.on.along_m;
        if reached.state == NONE {
            return Some(vec![(goal.on.edge, start.on.along_m, to_m)]);
        }
        let entered = if reached.end == 0 { 0.0 } else { metres(goal.on.edge) };
        let mut steps = vec![(goal.on.edge, entered, to_m)];
        let mut state = reached.state;
        // Each state before costs less or came sooner, so this ends.
        while let Some(label) = self.labels.get(state as usize) {
            let (edge, back) = (label.arc / 2, label.arc % 2 == 1);
            let (from_m, to_m) = if back { (metres(edge), 0.0) } else { (0.0, metres(edge)) };
            if label.from == NONE {
                steps.push((edge, start.on.along_m, to_m));
                break;
            }
            steps.push((edge, from_m, to_m));
            state = label.from;
        }
        steps.reverse();
        Some(steps)
    }
}

/// States are settled by cost, then by time.
fn key(cost: u32, time: u32) -> u64 {
    u64::from(cost) << 32 | u64::from(time)
}
