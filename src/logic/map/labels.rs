//! Which signs and names the map shows, so that none covers another.
//!
//! Chosen from all places for one scale and one direction, by rank, whatever part is in view: moving the picture changes nothing.

use crate::logic::map::view::{Pixel, distance};

/// A place to draw.
#[derive(Clone, Debug, PartialEq)]
pub struct Spot {
    /// Its index in the knowledge.
    pub place: usize,
    /// Where it is.
    pub at: Pixel,
    /// Half the width of its sign, in pixels.
    pub sign: f64,
    /// The lines of its name.
    pub lines: Vec<String>,
    /// The lowest is drawn first.
    pub rank: u8,
}

/// How a place is drawn.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Drawn {
    /// Whether its sign has room. If not, it is a dot.
    pub sign: bool,
    /// The side on which its name has room. `None`: none.
    pub name: Option<Side>,
}

/// The side of the sign on which the name stands.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Side {
    Right,
    Left,
    Below,
    Above,
}

/// A rectangle of the picture.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Area {
    pub left: f64,
    pub top: f64,
    pub right: f64,
    pub bottom: f64,
}

impl Area {
    pub fn around(at: Pixel, half: f64) -> Area {
        Area { left: at.x - half, top: at.y - half, right: at.x + half, bottom: at.y + half }
    }

    pub fn overlaps(&self, other: &Area) -> bool {
        self.left < other.right && other.left < self.right && self.top < other.bottom && other.top < self.bottom
    }
}

/// Letters of a line, at most, unless one word is longer.
const LETTERS: usize = 17;
/// The height of a line, in the height of its letters.
pub const LINE: f64 = 1.15;
/// The space between sign and name, in pixels.
const SPACE: f64 = 4.0;
/// The part of a sign that no other sign may touch. Its edge may be covered.
const CORE: f64 = 0.6;
/// Half the width of a dot, in pixels.
const DOT: f64 = 4.0;

/// A name in lines.
pub fn lines_of(name: &str) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in name.split(' ') {
        match lines.last_mut() {
            Some(line) if line.len() + word.len() < LETTERS => line.extend([" ", word]),
            _ => lines.push(word.to_owned()),
        }
    }
    lines
}

/// The width of a line, in the height of its letters. At least what the widest usual typeface needs, DejaVu Sans: no phone's is wider.
fn width_of(line: &str) -> f64 {
    let mut width = 0.0;
    for letter in line.chars() {
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

/// Where the name of a place stands on a side.
pub fn name_area(spot: &Spot, side: Side, letter_px: f64) -> Area {
    let mut width = 0.0;
    for line in &spot.lines {
        width = width_of(line).max(width);
    }
    let width = width * letter_px;
    let height = spot.lines.len() as f64 * LINE * letter_px;
    let away = spot.sign + SPACE;
    let (left, top) = match side {
        Side::Right => (away, -height / 2.0),
        Side::Left => (-away - width, -height / 2.0),
        Side::Below => (-width / 2.0, away),
        Side::Above => (-width / 2.0, -away - height),
    };
    let (left, top) = (spot.at.x + left, spot.at.y + top);
    Area { left, top, right: left + width, bottom: top + height }
}

/// What has room in a picture.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Labels {
    pub spots: Vec<Spot>,
    /// How each is drawn.
    pub drawn: Vec<Drawn>,
    /// Their indices, the lowest rank first.
    pub order: Vec<usize>,
    /// What signs and names cover.
    pub taken: Vec<Area>,
}

impl Labels {
    /// Whether a sign or a name is there.
    pub fn covers(&self, area: &Area) -> bool {
        covers(&self.taken, area)
    }
}

fn covers(taken: &[Area], area: &Area) -> bool {
    taken.iter().any(|other| other.overlaps(area))
}

/// How each place is drawn. `besides`: what no name may cover. `letter_px`: the height of the letters.
pub fn place_labels(spots: Vec<Spot>, besides: Vec<Area>, letter_px: f64) -> Labels {
    let mut order = Vec::new();
    // Without a sort, which would cost the program 4 KB.
    for rank in 0..=RANKS {
        for (index, spot) in spots.iter().enumerate() {
            if spot.rank == rank {
                order.push(index);
            }
        }
    }
    let mut drawn = vec![Drawn::default(); spots.len()];
    let (mut cores, mut taken, mut dots, mut chosen) = (Vec::new(), besides, Vec::new(), None::<Area>);
    for &index in &order {
        let spot = &spots[index];
        let core = Area::around(spot.at, spot.sign * CORE);
        let area = Area::around(spot.at, spot.sign);
        if covers(&cores, &core) || chosen.is_some_and(|name| name.overlaps(&area)) {
            dots.push(Area::around(spot.at, DOT));
            continue;
        }
        drawn[index].sign = true;
        // The name of the chosen place has room before other signs.
        if spot.rank == 0 {
            drawn[index].name = take_room(spot, &mut taken, &[], letter_px);
            chosen = drawn[index].name.map(|side| name_area(spot, side, letter_px));
        }
        cores.push(core);
        taken.push(area);
    }
    for &index in &order {
        if drawn[index].sign && drawn[index].name.is_none() {
            drawn[index].name = take_room(&spots[index], &mut taken, &dots, letter_px);
        }
    }
    Labels { spots, drawn, order, taken }
}

/// Takes room for the name of a place, over a dot rather than nowhere. `None`: there is none.
fn take_room(spot: &Spot, taken: &mut Vec<Area>, dots: &[Area], letter_px: f64) -> Option<Side> {
    // Towards the middle first, where more of it is in sight.
    let (inward, outward) = if spot.at.x < 0.0 { (Side::Right, Side::Left) } else { (Side::Left, Side::Right) };
    let sides = [inward, outward, Side::Below, Side::Above];
    for turn in 0..2 * sides.len() {
        let side = sides[turn % sides.len()];
        let area = name_area(spot, side, letter_px);
        if !covers(taken, &area) && (turn >= sides.len() || !covers(dots, &area)) {
            taken.push(area);
            return Some(side);
        }
    }
    None
}

/// The last rank.
pub const RANKS: u8 = 9;

/// Which place a tap means: the nearest within reach of a finger; of several there, the one after the chosen one. `None`: none.
pub fn tapped(spots: &[Spot], at: Pixel, chosen: Option<usize>) -> Option<usize> {
    // Those at the same distance in their order.
    let away = |index: usize| spots.get(index).map_or(f64::MAX, |spot| distance(spot.at, at));
    let is_before = |one: usize, two: usize| (away(one), one) < (away(two), two);
    let (mut first, mut after) = (None, None);
    for index in 0..spots.len() {
        if away(index) > FINGER {
            continue;
        }
        if first.is_none_or(|first| is_before(index, first)) {
            first = Some(index);
        }
        if chosen.is_some_and(|chosen| is_before(chosen, index)) && after.is_none_or(|after| is_before(index, after)) {
            after = Some(index);
        }
    }
    after.or(first)
}

/// The reach of a finger, in pixels: half of 48.
const FINGER: f64 = 24.0;
