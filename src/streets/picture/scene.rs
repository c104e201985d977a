//! The layer cut into pieces: what lies in one square of the plane and is drawn in one way is one path.

use crate::layer::{Layer, Line};
use crate::picture::canvas::Canvas;
use crate::picture::styles::Class;
use crate::plane::{Point, Spot};

/// The side of a square, in metres, unless the plane is so large that there would be more than [`ACROSS`] of them.
const SIDE_M: f64 = 500.0;
const ACROSS: usize = 40;
/// From this width on, in metres, a stream is a river.
const RIVER_M: u8 = 5;

/// What lies in one square and is drawn in one way.
#[derive(Clone, Debug)]
pub struct Piece {
    pub class: Class,
    /// The corners of all that it has: some of it may reach out of the square.
    pub low: Point,
    pub high: Point,
    /// A range of [`Scene::things`].
    things: [u32; 2],
}

impl Piece {
    /// Whether some of it may be within this reach of a point, in metres.
    pub fn is_near(&self, at: Spot, (x, y): (f64, f64)) -> bool {
        let (low, high) = (Spot::from(self.low), Spot::from(self.high));
        low.x <= at.x + x && high.x >= at.x - x && low.y <= at.y + y && high.y >= at.y - y
    }
}

/// All pieces, in the order in which they are drawn.
#[derive(Clone, Debug, Default)]
pub struct Scene {
    pub pieces: Vec<Piece>,
    /// Class, square, sort and index of each thing in one number, sorted.
    things: Vec<u64>,
}

/// The sorts of things.
const EDGE: u64 = 0;
const AREA: u64 = 1;
const STREAM: u64 = 2;
const RAILWAY: u64 = 3;

impl Scene {
    pub fn of(layer: &Layer) -> Scene {
        let mut things = Vec::with_capacity(layer.network.edges.len() + layer.ground.areas.len());
        let squares = Squares::of(layer);
        let mut add = |class: Class, sort: u64, index: usize, at: Option<Point>| {
            let Some(at) = at else { return };
            if index <= u32::MAX as usize {
                things.push((class as u64) << 56 | squares.number(at) << 40 | sort << 36 | index as u64);
            }
        };
        for (index, edge) in layer.network.edges.iter().enumerate() {
            if let Some(class) = Class::of_edge(edge) {
                add(class, EDGE, index, layer.network.points_of(edge).next());
            }
        }
        for (index, area) in layer.ground.areas.iter().enumerate() {
            let outer = area.rings.first().and_then(|ring| ring.first());
            add(Class::of_area(area.kind), AREA, index, outer.copied());
        }
        for (index, line) in layer.ground.streams.iter().enumerate() {
            let class = if line.width_m >= RIVER_M { Class::WideStream } else { Class::Stream };
            add(class, STREAM, index, line.points.first().copied());
        }
        for (index, line) in layer.ground.railways.iter().enumerate() {
            add(Class::Railway, RAILWAY, index, line.points.first().copied());
        }
        things.sort_unstable();
        let mut scene = Scene { pieces: Vec::new(), things };
        scene.cut(layer);
        scene
    }

    fn cut(&mut self, layer: &Layer) {
        let mut before = u64::MAX;
        for (index, &thing) in self.things.iter().enumerate() {
            let Some(&class) = Class::ALL.get((thing >> 56) as usize) else { continue };
            if before >> 40 != thing >> 40 {
                let (low, high) = (Point { x: i32::MAX, y: i32::MAX }, Point { x: i32::MIN, y: i32::MIN });
                self.pieces.push(Piece { class, low, high, things: [index as u32; 2] });
            }
            before = thing;
            let Some(piece) = self.pieces.last_mut() else { continue };
            piece.things[1] = index as u32 + 1;
            let Piece { low, high, .. } = piece;
            walk(layer, thing, &mut |step| {
                if let Step::To(at) | Step::From(at) = step {
                    *low = Point { x: low.x.min(at.x), y: low.y.min(at.y) };
                    *high = Point { x: high.x.max(at.x), y: high.y.max(at.y) };
                }
            });
        }
    }

    /// Tells a canvas the path of a piece, unless it has it.
    pub fn tell(&self, layer: &Layer, piece: usize, canvas: &mut impl Canvas) {
        let Some(Piece { things: [from, to], .. }) = self.pieces.get(piece).filter(|_| !canvas.has(piece)) else {
            return;
        };
        canvas.begin(piece);
        for &thing in self.things.get(*from as usize..*to as usize).unwrap_or_default() {
            walk(layer, thing, &mut |step| match step {
                Step::From(at) => canvas.move_to(at.x.into(), at.y.into()),
                Step::To(at) => canvas.line_to(at.x.into(), at.y.into()),
                Step::Close => canvas.close(),
            });
        }
    }
}

enum Step {
    From(Point),
    To(Point),
    Close,
}

/// Goes along a thing.
fn walk(layer: &Layer, thing: u64, go: &mut dyn FnMut(Step)) {
    let (sort, index) = (thing >> 36 & 15, (thing & 0xffff_ffff) as usize);
    let line = |lines: &[Line], go: &mut dyn FnMut(Step)| {
        if let Some(line) = lines.get(index) {
            along(&mut line.points.iter().copied(), go);
        }
    };
    match sort {
        STREAM => line(&layer.ground.streams, go),
        RAILWAY => line(&layer.ground.railways, go),
        EDGE => {
            if let Some(edge) = layer.network.edges.get(index) {
                along(&mut layer.network.points_of(edge), go);
            }
        }
        _ => {
            for (number, ring) in layer.ground.areas.get(index).iter().flat_map(|area| area.rings.iter().enumerate()) {
                // Holes turn the other way: areas of one piece may lie over each other, and are filled as one.
                if (area_of(ring) > 0) == (number == 0) {
                    along(&mut ring.iter().copied(), go);
                } else {
                    along(&mut ring.iter().rev().copied(), go);
                }
                go(Step::Close);
            }
        }
    }
}

fn along(points: &mut dyn Iterator<Item = Point>, go: &mut dyn FnMut(Step)) {
    for (number, at) in points.enumerate() {
        go(if number == 0 { Step::From(at) } else { Step::To(at) });
    }
}

/// Twice the area of a ring, in square metres. More than zero: it turns anticlockwise.
fn area_of(ring: &[Point]) -> i64 {
    let (mut sum, mut from) = (0i64, ring.last().copied().unwrap_or_default());
    for &to in ring {
        let [[x1, y1], [x2, y2]] = [from, to].map(|at| [i64::from(at.x), i64::from(at.y)]);
        sum = sum.wrapping_add((x1 * y2).wrapping_sub(x2 * y1));
        from = to;
    }
    sum
}

/// The squares of the plane.
struct Squares {
    low: Spot,
    side: f64,
}

impl Squares {
    fn of(layer: &Layer) -> Squares {
        let (mut low, mut high) = (Spot::default(), Spot::default());
        for &node in &layer.network.nodes {
            let at = Spot::from(node);
            (low.x, low.y) = (low.x.min(at.x), low.y.min(at.y));
            (high.x, high.y) = (high.x.max(at.x), high.y.max(at.y));
        }
        let side = ((high.x - low.x).max(high.y - low.y) / ACROSS as f64).max(SIDE_M);
        Squares { low, side }
    }

    /// The number of the square of a point, along the rows. What lies outside belongs to the nearest one.
    fn number(&self, at: Point) -> u64 {
        let count = |metres: f64| ((metres / self.side).max(0.0) as u64).min(ACROSS as u64);
        let at = Spot::from(at);
        count(at.y - self.low.y) * (ACROSS as u64 + 1) + count(at.x - self.low.x)
    }
}
