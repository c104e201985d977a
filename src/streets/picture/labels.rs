//! Which names of streets are shown, and where.
//!
//! Chosen from the whole plane for each of some scales, from the coarsest to the finest, by rank: moving or turning the picture changes
//! nothing, nor does the way by which one came to a scale. Between two scales the names are those of the coarser one, where they are
//! nearest to each other.

use crate::layer::Network;
use crate::picture::boxes::{Cells, Slanted};
use crate::picture::chains::{Chain, chains};
use crate::plane::Spot;

/// A name along a street.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Name {
    /// The street, as an index into [`Labels::chains`].
    pub chain: u32,
    /// How far along it the middle is, in metres.
    pub along_m: f64,
    /// What it covers of the plane, with the space around it, in metres.
    pub covers: Slanted,
}

/// The scales for which names are chosen, from the finest: each has √2 times the metres to a pixel of the one before.
pub const LEVELS: usize = 17;
const FINEST: f64 = 0.2;
/// From the middle of a name to the next of the same street, at least, in pixels.
pub const APART_PX: f64 = 250.0;
/// From one place that is tried for a name to the next, in pixels.
const STEP_PX: f64 = 40.0;
/// The space around a name, in pixels: two names are 2 apart.
pub const AIR_PX: f64 = 1.0;
/// The cosine of the most that a part of a street turns from the name on it: 22.5°, so that no two parts differ by more than 45°.
pub const COS_BEND: f64 = 0.923_879_5;
/// How far a street may be off the middle of its name, in the height of its letters.
const OFF: f64 = 0.45;
/// The height of a name, in the height of its letters.
const LINE: f64 = 1.15;

/// The metres to a pixel of a level.
pub fn m_per_px(level: usize) -> f64 {
    let mut scale = FINEST;
    for _ in 0..level {
        scale *= std::f64::consts::SQRT_2;
    }
    scale
}

/// The level of a scale: the finest with at least as many metres to a pixel.
pub fn level_of(scale: f64) -> usize {
    // What is rounded in the last digit is the same scale.
    (0..LEVELS - 1).find(|level| m_per_px(*level) * 1.000_001 >= scale).unwrap_or(LEVELS - 1)
}

/// The width of a name, in the height of its letters. At least what the widest usual typeface needs, DejaVu Sans: no phone's is wider.
pub fn width_of(name: &str) -> f64 {
    let mut width = 0.0;
    for letter in name.chars() {
        width += match letter {
            'i' | 'j' | 'l' | 'I' | '\'' | '’' | ',' | '.' | ' ' | 'f' => 0.36,
            'r' | 't' | '(' | ')' | '-' => 0.43,
            'm' | 'w' | 'M' | 'W' => 1.0,
            'A'..='Z' | '&' => 0.76,
            _ => 0.64,
        };
    }
    width
}

/// The names of streets at all scales. Each scale is worked out when it is first shown, and those that are coarser with it.
#[derive(Clone, Debug, Default)]
pub struct Labels {
    pub chains: Vec<Chain>,
    /// The width of each name, in the height of its letters.
    widths: Vec<f64>,
    low: Spot,
    high: Spot,
    letter_px: f64,
    /// The names of each level, from the coarsest.
    levels: Vec<Vec<Name>>,
}

impl Labels {
    pub fn of(network: &Network) -> Labels {
        let chains = chains(network);
        let (mut low, mut high) = (Spot::default(), Spot::default());
        for at in chains.iter().flat_map(|chain| &chain.points) {
            low = Spot { x: low.x.min(at.x), y: low.y.min(at.y) };
            high = Spot { x: high.x.max(at.x), y: high.y.max(at.y) };
        }
        let widths = network.names.iter().map(|name| width_of(name)).collect();
        Labels { chains, widths, low, high, letter_px: 0.0, levels: Vec::new() }
    }

    /// The names at a scale, in letters of this height in pixels, the first in rank first.
    pub fn at(&mut self, m_per_px: f64, letter_px: f64) -> &[Name] {
        let level = level_of(m_per_px);
        if self.letter_px != letter_px {
            self.letter_px = letter_px;
            self.levels.clear();
        }
        while self.levels.len() < LEVELS - level {
            let names = self.choose(LEVELS - 1 - self.levels.len());
            self.levels.push(names);
        }
        self.shown(m_per_px)
    }

    /// The same, if they are chosen.
    pub fn shown(&self, m_per_px: f64) -> &[Name] {
        self.levels.get(LEVELS - 1 - level_of(m_per_px)).map(Vec::as_slice).unwrap_or_default()
    }

    pub fn words<'a>(&self, network: &'a Network, name: &Name) -> Option<&'a str> {
        let chain = self.chains.get(name.chain as usize)?;
        network.names.get(usize::from(chain.name)).map(String::as_str)
    }

    /// The width of a name in pixels.
    pub fn width(&self, name: &Name) -> f64 {
        let width = self.chains.get(name.chain as usize).and_then(|chain| self.widths.get(usize::from(chain.name)));
        width.copied().unwrap_or_default() * self.letter_px
    }

    fn choose(&self, level: usize) -> Vec<Name> {
        let scale = m_per_px(level);
        let mut chosen = Chosen::new(self, scale);
        // What is shown at the coarser scale stays where it is.
        for name in self.levels.last().map(Vec::as_slice).unwrap_or_default() {
            chosen.try_at(name.chain, name.along_m);
        }
        let shown = |chain: &&Chain| chain.from >= scale;
        let mut rest = 0;
        while let Some(rank) = self.chains.get(rest).map(|chain| chain.rank) {
            let end = rest + self.chains.get(rest..).unwrap_or_default().partition_point(|chain| chain.rank == rank);
            // Each street once, before one of them twice.
            for again in [false, true] {
                for index in rest..end {
                    if self.chains.get(index).as_ref().is_some_and(shown) {
                        chosen.try_along(index as u32, again);
                    }
                }
            }
            rest = end;
        }
        chosen.names
    }
}

/// The names that are chosen for a scale so far.
struct Chosen<'a> {
    labels: &'a Labels,
    scale: f64,
    names: Vec<Name>,
    cells: Cells,
    /// For each name of a street, one more than the index of the last one chosen, and for each of those of the one before.
    last: Vec<u32>,
    before: Vec<u32>,
}

impl<'a> Chosen<'a> {
    fn new(labels: &'a Labels, scale: f64) -> Chosen<'a> {
        let cells = Cells::new(labels.low, labels.high, 100.0 * scale);
        Chosen { labels, scale, names: Vec::new(), cells, last: vec![0; labels.widths.len()], before: Vec::new() }
    }

    /// Tries places along a street, from its middle.
    fn try_along(&mut self, index: u32, again: bool) {
        let labels = self.labels;
        let Some(chain) = labels.chains.get(index as usize) else { return };
        let is_named = self.last.get(usize::from(chain.name)).is_some_and(|last| *last > 0);
        let (step, middle) = (STEP_PX * self.scale, chain.length() / 2.0);
        if is_named != again || self.half(chain).0 > middle {
            return;
        }
        let mut away = 0.0;
        while away < middle {
            let sides = [middle - away, middle + away];
            for along in &sides[..if away > 0.0 { 2 } else { 1 }] {
                if self.try_at(index, *along) && !again {
                    return;
                }
            }
            away += step;
        }
    }

    /// Takes a place for a name if it has room there.
    fn try_at(&mut self, index: u32, along_m: f64) -> bool {
        let labels = self.labels;
        let Some(chain) = labels.chains.get(index as usize) else { return false };
        let half = self.half(chain);
        if along_m < half.0 || along_m + half.0 > chain.length() || self.is_near_itself(chain, along_m) {
            return false;
        }
        let Some((middle, direction)) = straight(chain, along_m, half.0, labels.letter_px * self.scale) else {
            return false;
        };
        let air = AIR_PX * self.scale;
        let covers = Slanted { middle, direction, half: (half.0 + air, half.1 + air) };
        let names = &self.names;
        if self.cells.overlaps(&covers, |other| names.get(other as usize).map(|name| &name.covers)) {
            return false;
        }
        self.cells.add(&covers, names.len() as u32);
        if let Some(last) = self.last.get_mut(usize::from(chain.name)) {
            self.before.push(*last);
            *last = names.len() as u32 + 1;
        }
        self.names.push(Name { chain: index, along_m, covers });
        true
    }

    /// Half the length and half the height of the name of a street, in metres.
    fn half(&self, chain: &Chain) -> (f64, f64) {
        let width = self.labels.widths.get(usize::from(chain.name)).copied().unwrap_or_default();
        let letter = self.labels.letter_px * self.scale / 2.0;
        (width * letter, LINE * letter)
    }

    /// Whether the same name is chosen nearby.
    fn is_near_itself(&self, chain: &Chain, along_m: f64) -> bool {
        let at = chain.spot(along_m);
        let mut entry = self.last.get(usize::from(chain.name)).copied().unwrap_or_default();
        while let Some(index) = entry.checked_sub(1) {
            let Some(Name { covers, .. }) = self.names.get(index as usize) else { return false };
            if (covers.middle.x - at.x).hypot(covers.middle.y - at.y) < APART_PX * self.scale {
                return true;
            }
            entry = self.before.get(index as usize).copied().unwrap_or_default();
        }
        false
    }
}

/// Where a straight name lies on a street: its middle and its direction. `None`: the street bends too much under it. All in metres.
fn straight(chain: &Chain, along: f64, half: f64, letter: f64) -> Option<(Spot, Spot)> {
    let (from, to) = (chain.spot(along - half), chain.spot(along + half));
    let (x, y) = (to.x - from.x, to.y - from.y);
    let length = x.hypot(y);
    if length <= 0.0 || length < COS_BEND * 2.0 * half {
        return None;
    }
    let direction = Spot { x: x / length, y: y / length };
    // Looked at from letter to letter: what is shorter is not seen.
    let steps = (2.0 * half / letter).ceil().clamp(1.0, 100.0) as u32;
    let (mut before, mut least, mut most) = (from, 0.0f64, 0.0f64);
    for step in 1..=steps {
        let at = chain.spot(along - half + 2.0 * half * f64::from(step) / f64::from(steps));
        let (x, y) = (at.x - before.x, at.y - before.y);
        if x * direction.x + y * direction.y < COS_BEND * x.hypot(y) {
            return None;
        }
        let off = (at.y - from.y) * direction.x - (at.x - from.x) * direction.y;
        (least, most) = (least.min(off), most.max(off));
        before = at;
    }
    let aside = (least + most) / 2.0;
    let middle =
        Spot { x: (from.x + to.x) / 2.0 - direction.y * aside, y: (from.y + to.y) / 2.0 + direction.x * aside };
    (most - least <= 2.0 * OFF * letter).then_some((middle, direction))
}
