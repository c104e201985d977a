//! Which edges hang together.

use super::graph::{BROKEN, NO_THROUGH, NONE, THROUGH, Walk};

/// Marks as no way through what can be reached by such ways alone: else who is there could not leave, nor anybody come.
pub(super) fn close_pockets(nodes: usize, walks: &mut [Walk]) {
    mark_largest(nodes, walks, BROKEN | NO_THROUGH, THROUGH);
    for walk in walks.iter_mut().filter(|walk| walk.flags & THROUGH == 0) {
        walk.flags |= NO_THROUGH;
    }
}

/// Marks the edges of the largest part, by length, that hangs together of the edges that have none of some flags.
pub(super) fn mark_largest(nodes: usize, walks: &mut [Walk], without: u16, mark: u16) {
    fn top(above: &mut [u32], mut node: u32) -> u32 {
        while above[node as usize] != node {
            let next = above[above[node as usize] as usize];
            above[node as usize] = next;
            node = next;
        }
        node
    }
    let mut above: Vec<u32> = (0..nodes as u32).collect();
    for walk in walks.iter().filter(|walk| walk.flags & without == 0) {
        let [from, to] = walk.ends.map(|node| top(&mut above, node));
        above[from as usize] = to;
    }
    let mut lengths = vec![0u64; nodes];
    let mut largest = (0, NONE);
    for walk in walks.iter().filter(|walk| walk.flags & without == 0) {
        let part = top(&mut above, walk.ends[0]);
        lengths[part as usize] += u64::from(walk.length_dm) + 1;
        if lengths[part as usize] > largest.0 {
            largest = (lengths[part as usize], part);
        }
    }
    for walk in walks.iter_mut().filter(|walk| walk.flags & without == 0) {
        if top(&mut above, walk.ends[0]) == largest.1 {
            walk.flags |= mark;
        }
    }
}
