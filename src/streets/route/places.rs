//! Ways to many places at once: only how long each takes.

use super::search::{Goal, Start};
use super::{PACE, Router};
use crate::plane::Spot;
use crate::way::{Choice, OnEdge};

impl Router {
    /// How long it takes on foot to each place, in seconds, `None` where [`Router::way`] finds no way.
    ///
    /// Unlike [`crate::way::Way::seconds`] this has in it the stretches through the air to the first way and from the last, at the same
    /// pace. All are found by one search, which stops when the last is reached.
    pub fn places(&self, from: Spot, to: &[Spot], choice: Choice, week_minute: u16) -> Vec<Option<f64>> {
        let goals: Vec<[Option<Goal>; 2]> = to
            .iter()
            .map(|&at| self.footholds(at, choice, None).map(|on| on.map(|on| Goal::new(&self.graph, &on, choice))))
            .collect();
        let mut found = vec![None; to.len()];
        for start in self.footholds(from, choice, Some(week_minute)).iter().flatten() {
            if found.iter().any(Option::is_none) {
                self.reach(start, &goals, choice, week_minute, &mut found);
            }
        }
        found
    }

    fn reach(
        &self,
        from: &OnEdge,
        goals: &[[Option<Goal>; 2]],
        choice: Choice,
        week_minute: u16,
        found: &mut [Option<f64>],
    ) {
        let start = Start::new(&self.graph, from, choice, week_minute);
        let mut search = self.search.take();
        let all: Vec<&Goal> = goals.iter().flatten().flatten().collect();
        search.run(&self.graph, &start, &all, false);
        for (found, goals) in found.iter_mut().zip(goals).filter(|(found, _)| found.is_none()) {
            *found = goals.iter().flatten().find_map(|goal| {
                let reached = search.reached(&self.graph, &start, goal)?;
                Some(f64::from(reached.time) / 1000.0 + (from.off_m + goal.on.off_m) / PACE)
            });
        }
        self.search.set(search);
    }
}
