//! What the fingers on the map do: one moves it, two make it larger or smaller, a tap chooses.

use crate::logic::map::view::{Pixel, View, distance};

/// The fingers on the map. Each time one comes or goes, those that are left take hold anew of what is under them: nothing jumps.
#[derive(Clone, Debug, Default)]
pub struct Fingers {
    /// Each with the number that the browser gives it, in the order in which they came. The first two count.
    down: Vec<Finger>,
    /// What was shown when they took hold. `None`: no finger.
    held: Option<View>,
    /// Whether this may still become a tap.
    taps: bool,
}

#[derive(Clone, Copy, Debug)]
struct Finger {
    id: i32,
    /// Where it took hold.
    from: Pixel,
    at: Pixel,
}

/// A finger that has moved further, in pixels, does not tap.
const STILL: f64 = 8.0;
/// Two fingers are never taken to be closer, in pixels: a ratio of distances would be endless.
const APART: f64 = 10.0;

impl Fingers {
    pub fn none(&self) -> bool {
        self.down.is_empty()
    }

    /// A finger comes. `first`: the browser knows of no other, so those that never left are gone. `shown`: what is shown now.
    pub fn press(&mut self, id: i32, at: Pixel, first: bool, shown: View) {
        if first {
            self.down.clear();
        }
        self.down.retain(|finger| finger.id != id);
        self.taps = self.down.is_empty();
        self.down.push(Finger { id, from: at, at });
        self.take_hold(shown);
    }

    /// A finger moves. `false`: it is not on the map.
    pub fn moved(&mut self, id: i32, at: Pixel) -> bool {
        let Some(finger) = self.down.iter_mut().find(|finger| finger.id == id) else { return false };
        finger.at = at;
        self.taps &= distance(finger.from, at) <= STILL;
        true
    }

    /// A finger goes, or is taken away. `Some`: it has tapped there.
    pub fn lift(&mut self, id: i32, shown: View) -> Option<Pixel> {
        let index = self.down.iter().position(|finger| finger.id == id)?;
        let gone = self.down.remove(index);
        self.take_hold(shown);
        (self.taps && self.down.is_empty()).then_some(gone.at)
    }

    /// All are gone.
    pub fn let_go(&mut self) {
        *self = Fingers::default();
    }

    /// What is to be shown. `None`: no finger is there.
    pub fn view(&self) -> Option<View> {
        let held = self.held?;
        Some(match self.down[..] {
            [] => return None,
            // A tap moves nothing.
            [_] if self.taps => held,
            [one] => held.dragged(one.from, one.at, held.m_per_px),
            [one, two, ..] => {
                let times = distance(one.at, two.at).max(APART) / distance(one.from, two.from).max(APART);
                held.dragged(middle(one.from, two.from), middle(one.at, two.at), held.m_per_px / times)
            }
        })
    }

    fn take_hold(&mut self, shown: View) {
        for finger in &mut self.down {
            finger.from = finger.at;
        }
        self.held = (!self.down.is_empty()).then_some(shown);
    }
}

fn middle(one: Pixel, two: Pixel) -> Pixel {
    Pixel { x: (one.x + two.x) / 2.0, y: (one.y + two.y) / 2.0 }
}
