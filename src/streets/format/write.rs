//! From a layer to bytes.

use super::bytes::{put, put_bytes, zigzag};
use super::head::{checked, framed, put_header};
use super::read::metres_dm;
use super::read::{
    HERE, MIN_LINE, MIN_RING, NEW_END, NEW_START, NEXT_TEXT, NO_TEXT, OLD_END, OLD_START, OTHER_TEXT, SAME_TEXT,
};
use super::{BadLayer, Sections, ordered};
use crate::layer::{Edge, Ground, Layer, Network};
use crate::plane::Point;

/// The layer as bytes, with no rules, in the order of [`ordered`].
///
/// # Errors
/// [`BadLayer::Wrong`] for what could not be read again.
pub fn write(layer: &Layer) -> Result<Vec<u8>, BadLayer> {
    let layer = ordered(layer)?;
    let sections = Sections {
        header: &put_header(&layer.header)?,
        texts: &texts(&layer.network)?,
        network: &network(&layer.network)?,
        ground: &ground(&layer.ground)?,
        rules: &[],
    };
    framed(&sections)
}

/// Names and hours, each text with a line break after it.
fn texts(network: &Network) -> Result<Vec<u8>, BadLayer> {
    let mut out = Vec::new();
    for list in [&network.names, &network.hours] {
        if list.len() > usize::from(u16::MAX) || list.iter().any(|text| text.contains('\n')) {
            return Err(BadLayer::Wrong("text"));
        }
        let lines: String = list.iter().flat_map(|text| [text, "\n"]).collect();
        put_bytes(&mut out, lines.as_bytes());
    }
    Ok(out)
}

fn network(network: &Network) -> Result<Vec<u8>, BadLayer> {
    let kinds: Vec<u8> = network.edges.iter().map(|edge| edge.kind as u8).collect();
    let mut columns: [Vec<u8>; 6] = Default::default();
    let [traits, names, hours, counts, joints, lengths] = &mut columns;
    let mut pen = Pen::default();
    let (mut name, mut time) = (TextPen::default(), TextPen::default());
    let (mut at, mut known) = (None, 0);
    for edge in &network.edges {
        put(traits, edge.traits.0.into());
        name.put(names, edge.name);
        time.put(hours, edge.hours);
        put(counts, edge.shape.end - edge.shape.start);
        let [from, to] = edge.ends;
        if at != Some(from) {
            if from == known {
                put(joints, NEW_START);
                pen.put(network.nodes[from as usize])?;
                known += 1;
            } else {
                put(joints, OLD_START + (known - 1 - from));
            }
        } else {
            put(joints, HERE);
        }
        pen.at = network.nodes[from as usize];
        for point in &network.points[edge.shape.start as usize..edge.shape.end as usize] {
            pen.put(*point)?;
        }
        if to == known {
            put(joints, NEW_END);
            pen.put(network.nodes[to as usize])?;
            known += 1;
        } else {
            put(joints, OLD_END + (known - 1 - to));
        }
        at = Some(to);
        put(lengths, zigzag(beyond(network, edge)?));
    }
    let mut out = Vec::new();
    put_bytes(&mut out, &kinds);
    for column in columns.iter().chain([&pen.xs, &pen.ys]) {
        put_bytes(&mut out, column);
    }
    Ok(out)
}

/// By how many decimetres an edge is longer than its shape.
fn beyond(network: &Network, edge: &Edge) -> Result<i32, BadLayer> {
    let shape = metres_dm(network.points_of(edge)).ok_or(BadLayer::Wrong("length"))?;
    Ok(edge.length_dm as i32 - shape as i32)
}

fn ground(ground: &Ground) -> Result<Vec<u8>, BadLayer> {
    let kinds: Vec<u8> = ground.areas.iter().map(|area| area.kind as u8).collect();
    let mut pen = Pen::default();
    let (mut rings, mut counts) = (Vec::new(), Vec::new());
    for area in &ground.areas {
        if area.rings.is_empty() {
            return Err(BadLayer::Wrong("area"));
        }
        put(&mut rings, area.rings.len() as u32);
        for ring in &area.rings {
            pen.line(&mut counts, ring, MIN_RING)?;
        }
    }
    let mut out = Vec::new();
    for column in [&kinds, &rings, &counts] {
        put_bytes(&mut out, column);
    }
    for lines in [&ground.streams, &ground.railways] {
        let widths: Vec<u8> = lines.iter().map(|line| line.width_m).collect();
        let mut counts = Vec::new();
        for line in lines {
            pen.line(&mut counts, &line.points, MIN_LINE)?;
        }
        put_bytes(&mut out, &widths);
        put_bytes(&mut out, &counts);
    }
    put_bytes(&mut out, &pen.xs);
    put_bytes(&mut out, &pen.ys);
    Ok(out)
}

/// Points, each as the step from the one before it.
#[derive(Default)]
struct Pen {
    at: Point,
    xs: Vec<u8>,
    ys: Vec<u8>,
}

impl Pen {
    fn put(&mut self, point: Point) -> Result<(), BadLayer> {
        checked(point)?;
        put(&mut self.xs, zigzag(point.x - self.at.x));
        put(&mut self.ys, zigzag(point.y - self.at.y));
        self.at = point;
        Ok(())
    }

    fn line(&mut self, counts: &mut Vec<u8>, points: &[Point], fewest: usize) -> Result<(), BadLayer> {
        if points.len() < fewest {
            return Err(BadLayer::Wrong("line"));
        }
        put(counts, points.len() as u32);
        points.iter().try_for_each(|point| self.put(*point))
    }
}

/// Indices into texts that are numbered as they first come.
#[derive(Default)]
struct TextPen {
    last: u16,
    known: u16,
}

impl TextPen {
    fn put(&mut self, out: &mut Vec<u8>, text: Option<u16>) {
        match text {
            None => put(out, NO_TEXT),
            Some(at) if at == self.known => {
                self.known += 1;
                put(out, NEXT_TEXT);
            }
            Some(at) if at == self.last => put(out, SAME_TEXT),
            Some(at) => put(out, OTHER_TEXT + u32::from(self.known - 1 - at)),
        }
        self.last = text.unwrap_or(self.last);
    }
}
