//! From bytes to a layer. Nothing of the bytes is believed: whatever they hold, there is a layer or an error, no panic, and no more
//! memory than some forty times their length.

use super::bytes::Bytes;
use super::head::{self, near, sections, text};
use super::{BadLayer, MAX_LENGTH_DM};
use crate::layer::{Area, AreaKind, Edge, Ground, Kind, Layer, Line, Network, Traits};
use crate::plane::Point;

/// How an edge begins: where the last one ended, in a node that is new, or in one that is told by how many are newer.
pub(super) const HERE: u32 = 0;
pub(super) const NEW_START: u32 = 1;
pub(super) const OLD_START: u32 = 2;
/// How it ends.
pub(super) const NEW_END: u32 = 0;
pub(super) const OLD_END: u32 = 1;
/// Which text: none, that of the last edge that had one, the next that is new, or one that is told by how many are newer.
pub(super) const NO_TEXT: u32 = 0;
pub(super) const SAME_TEXT: u32 = 1;
pub(super) const NEXT_TEXT: u32 = 2;
pub(super) const OTHER_TEXT: u32 = 3;
/// The fewest points of a ring, and of a line.
pub(super) const MIN_RING: usize = 3;
pub(super) const MIN_LINE: usize = 2;

/// The layer and the rules in its last section, empty if it has none.
///
/// # Errors
/// If the bytes are anything but a layer that was written by this version of the format and reached here as it was.
pub fn read(bytes: &[u8]) -> Result<(Layer, Vec<u8>), BadLayer> {
    let sections = sections(bytes)?;
    let header = head::header(sections.header)?;
    let (names, hours) = texts(sections.texts)?;
    let network = network(sections.network, names, hours)?;
    Ok((Layer { header, network, ground: ground(sections.ground)? }, sections.rules.to_vec()))
}

fn texts(bytes: &[u8]) -> Result<(Vec<String>, Vec<String>), BadLayer> {
    let mut bytes = Bytes(bytes);
    let mut list = || -> Result<Vec<String>, BadLayer> {
        let lines = text(bytes.column()?.0)?;
        let list: Vec<String> = lines.split_terminator('\n').map(str::to_owned).collect();
        if list.len() > usize::from(u16::MAX) { Err(BadLayer::Wrong("text")) } else { Ok(list) }
    };
    let lists = (list()?, list()?);
    bytes.end()?;
    Ok(lists)
}

fn network(bytes: &[u8], names: Vec<String>, hours: Vec<String>) -> Result<Network, BadLayer> {
    let mut bytes = Bytes(bytes);
    let kinds = bytes.column()?.0;
    let [mut traits, mut name_of, mut hours_of, mut counts, mut joints, mut lengths] =
        [bytes.column()?, bytes.column()?, bytes.column()?, bytes.column()?, bytes.column()?, bytes.column()?];
    let mut pen = Pen { at: Point::default(), xs: bytes.column()?, ys: bytes.column()? };
    bytes.end()?;
    let (mut name, mut time) = (TextPen::new(names.len()), TextPen::new(hours.len()));
    let mut nodes: Vec<Point> = Vec::new();
    let mut points: Vec<Point> = Vec::new();
    let mut edges = Vec::with_capacity(kinds.len());
    let mut at = None;
    for kind in kinds {
        let kind = *Kind::ALL.get(usize::from(*kind)).ok_or(BadLayer::Wrong("kind"))?;
        let from = match joints.number()? {
            HERE => at.ok_or(BadLayer::Wrong("node"))?,
            NEW_START => {
                nodes.push(pen.next()?);
                nodes.len() - 1
            }
            back => older(nodes.len(), back - OLD_START)?,
        };
        pen.at = *nodes.get(from).ok_or(BadLayer::Wrong("node"))?;
        let start = points.len();
        for _ in 0..counts.number()? {
            points.push(pen.next()?);
        }
        let to = match joints.number()? {
            NEW_END => {
                nodes.push(pen.next()?);
                nodes.len() - 1
            }
            back => older(nodes.len(), back - OLD_END)?,
        };
        at = Some(to);
        let last = *nodes.get(to).ok_or(BadLayer::Wrong("node"))?;
        let first = *nodes.get(from).ok_or(BadLayer::Wrong("node"))?;
        let between = points.get(start..).unwrap_or_default().iter().copied();
        let shape = metres_dm(std::iter::once(first).chain(between).chain(std::iter::once(last)));
        let length = i64::from(shape.ok_or(BadLayer::Wrong("length"))?) + i64::from(lengths.signed()?);
        edges.push(Edge {
            ends: [from as u32, to as u32],
            length_dm: u32::try_from(length).ok().filter(|dm| *dm <= MAX_LENGTH_DM).ok_or(BadLayer::Wrong("length"))?,
            kind,
            traits: Traits(u16::try_from(traits.number()?).map_err(|_| BadLayer::Wrong("traits"))?),
            name: name.next(&mut name_of)?,
            hours: time.next(&mut hours_of)?,
            shape: start as u32..points.len() as u32,
        });
    }
    for column in [traits, name_of, hours_of, counts, joints, lengths, pen.xs, pen.ys] {
        column.end()?;
    }
    Ok(Network { names, hours, nodes, edges, points })
}

/// The number of the node after which `newer` ones came.
fn older(known: usize, newer: u32) -> Result<usize, BadLayer> {
    known.checked_sub(1).and_then(|last| last.checked_sub(newer as usize)).ok_or(BadLayer::Wrong("node"))
}

/// How long a line is, in decimetres, the same on every machine: a square root is exact everywhere. `None` beyond all bounds.
pub(super) fn metres_dm(points: impl Iterator<Item = Point>) -> Option<u32> {
    let (mut last, mut metres) = (None::<Point>, 0.0);
    for point in points {
        let from = last.unwrap_or(point);
        let (x, y) = (f64::from(point.x - from.x), f64::from(point.y - from.y));
        metres += (x * x + y * y).sqrt();
        last = Some(point);
    }
    let dm = metres * 10.0 + 0.5;
    (dm < f64::from(1 << 30)).then_some(dm as u32)
}

fn ground(bytes: &[u8]) -> Result<Ground, BadLayer> {
    let mut bytes = Bytes(bytes);
    let kinds = bytes.column()?.0;
    let (mut rings, mut counts) = (bytes.column()?, bytes.column()?);
    let (stream_widths, mut stream_counts) = (bytes.column()?.0, bytes.column()?);
    let (railway_widths, mut railway_counts) = (bytes.column()?.0, bytes.column()?);
    let mut pen = Pen { at: Point::default(), xs: bytes.column()?, ys: bytes.column()? };
    bytes.end()?;
    let mut areas = Vec::with_capacity(kinds.len());
    for kind in kinds {
        let kind = match kind {
            0 => AreaKind::Green,
            1 => AreaKind::Water,
            2 => AreaKind::Building,
            3 => AreaKind::Square,
            _ => return Err(BadLayer::Wrong("area")),
        };
        let mut area = Area { kind, rings: Vec::new() };
        for _ in 0..rings.number()? {
            area.rings.push(pen.line(&mut counts, MIN_RING)?);
        }
        if area.rings.is_empty() {
            return Err(BadLayer::Wrong("area"));
        }
        areas.push(area);
    }
    let streams = lines(stream_widths, &mut stream_counts, &mut pen)?;
    let railways = lines(railway_widths, &mut railway_counts, &mut pen)?;
    for column in [rings, counts, stream_counts, railway_counts, pen.xs, pen.ys] {
        column.end()?;
    }
    Ok(Ground { areas, streams, railways })
}

fn lines(widths: &[u8], counts: &mut Bytes, pen: &mut Pen) -> Result<Vec<Line>, BadLayer> {
    widths.iter().map(|width_m| Ok(Line { width_m: *width_m, points: pen.line(counts, MIN_LINE)? })).collect()
}

/// Points, each told by the step from the one before it.
struct Pen<'a> {
    at: Point,
    xs: Bytes<'a>,
    ys: Bytes<'a>,
}

impl Pen<'_> {
    fn next(&mut self) -> Result<Point, BadLayer> {
        let (x, y) = (self.at.x.checked_add(self.xs.signed()?), self.at.y.checked_add(self.ys.signed()?));
        self.at = x.zip(y).map(|(x, y)| Point { x, y }).filter(|at| near(*at)).ok_or(BadLayer::Wrong("point"))?;
        Ok(self.at)
    }

    fn line(&mut self, counts: &mut Bytes, fewest: usize) -> Result<Vec<Point>, BadLayer> {
        let count = counts.number()? as usize;
        if count < fewest || count > self.xs.left() {
            return Err(BadLayer::Wrong("line"));
        }
        let mut points = Vec::with_capacity(count);
        for _ in 0..count {
            points.push(self.next()?);
        }
        Ok(points)
    }
}

/// Indices into texts that are numbered as they first come.
struct TextPen {
    last: usize,
    known: usize,
    texts: usize,
}

impl TextPen {
    fn new(texts: usize) -> TextPen {
        TextPen { last: 0, known: 0, texts }
    }

    fn next(&mut self, column: &mut Bytes) -> Result<Option<u16>, BadLayer> {
        let at = match column.number()? {
            NO_TEXT => return Ok(None),
            SAME_TEXT => self.last,
            NEXT_TEXT => {
                self.known += 1;
                self.known - 1
            }
            newer => older(self.known, newer - OTHER_TEXT)?,
        };
        if at >= self.known || self.known > self.texts {
            return Err(BadLayer::Wrong("name"));
        }
        self.last = at;
        u16::try_from(at).map(Some).map_err(|_| BadLayer::Wrong("name"))
    }
}
