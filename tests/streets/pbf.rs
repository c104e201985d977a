//! A writer of `.osm.pbf` files, for extracts that are made up in code. <https://wiki.openstreetmap.org/wiki/PBF_Format>

use streets::plane::{Frame, Spot};

/// A file in the making. Places are metres east and north of the origin of the frame.
#[derive(Clone, Debug, Default)]
pub struct Pbf {
    /// The time of the data, in seconds since 1970.
    pub seconds: Option<u64>,
    texts: Vec<String>,
    nodes: Vec<Node>,
    ways: Vec<Vec<u8>>,
    relations: Vec<Vec<u8>>,
}

/// Its number, its place in 10^-7 degrees, and its tags as numbers of texts.
type Node = (i64, [i64; 2], Vec<[u64; 2]>);

/// What a member of a relation is.
#[derive(Clone, Copy, Debug)]
pub enum Member {
    Node = 0,
    Way = 1,
    Relation = 2,
}

pub type Tags<'a> = &'a [(&'a str, &'a str)];

impl Pbf {
    pub fn node(&mut self, id: i64, x: f64, y: f64, tags: Tags) -> &mut Pbf {
        let (lat, lon) = Frame::CANTERBURY.position(Spot { x, y });
        let tags = self.tags(tags);
        self.nodes.push((id, [lat, lon].map(|degrees| (degrees * 1e7).round() as i64), tags));
        self
    }

    pub fn way(&mut self, id: i64, nodes: &[i64], tags: Tags) -> &mut Pbf {
        let mut out = element(id, &self.tags(tags));
        bytes(&mut out, 8, &deltas(nodes));
        self.ways.push(out);
        self
    }

    pub fn relation(&mut self, id: i64, members: &[(Member, i64, &str)], tags: Tags) -> &mut Pbf {
        let mut out = element(id, &self.tags(tags));
        let roles: Vec<u64> = members.iter().map(|(_, _, role)| self.text(role)).collect();
        bytes(&mut out, 8, &packed(roles));
        bytes(&mut out, 9, &deltas(&members.iter().map(|(_, id, _)| *id).collect::<Vec<_>>()));
        bytes(&mut out, 10, &packed(members.iter().map(|(kind, _, _)| *kind as u64)));
        self.relations.push(out);
        self
    }

    /// The whole file.
    pub fn file(&self) -> Vec<u8> {
        let mut header = Vec::new();
        for feature in ["OsmSchema-V0.6", "DenseNodes"] {
            bytes(&mut header, 4, feature.as_bytes());
        }
        if let Some(seconds) = self.seconds {
            number(&mut header, 32 << 3);
            number(&mut header, seconds);
        }
        [frame("OSMHeader", &raw(&header)), frame("OSMData", &raw(&self.block()))].concat()
    }

    /// The block with the elements.
    pub fn block(&self) -> Vec<u8> {
        let mut texts = Vec::new();
        bytes(&mut texts, 1, b"");
        for text in &self.texts {
            bytes(&mut texts, 1, text.as_bytes());
        }
        let mut nodes = Vec::new();
        let column = |at: fn(&Node) -> i64| deltas(&self.nodes.iter().map(at).collect::<Vec<_>>());
        bytes(&mut nodes, 1, &column(|node| node.0));
        bytes(&mut nodes, 8, &column(|node| node.1[0]));
        bytes(&mut nodes, 9, &column(|node| node.1[1]));
        let tags = self.nodes.iter().flat_map(|(_, _, tags)| tags.iter().flatten().copied().chain([0]));
        bytes(&mut nodes, 10, &packed(tags));
        let mut out = Vec::new();
        bytes(&mut out, 1, &texts);
        let groups = [(2, std::slice::from_ref(&nodes)), (3, &self.ways[..]), (4, &self.relations[..])];
        for (field, elements) in groups {
            let mut group = Vec::new();
            elements.iter().for_each(|element| bytes(&mut group, field, element));
            bytes(&mut out, 2, &group);
        }
        out
    }

    fn tags(&mut self, tags: Tags) -> Vec<[u64; 2]> {
        tags.iter().map(|(key, value)| [self.text(key), self.text(value)]).collect()
    }

    /// The number of a text: that of the empty one is 0.
    fn text(&mut self, text: &str) -> u64 {
        let at = self.texts.iter().position(|own| own == text).unwrap_or_else(|| {
            self.texts.push(text.to_owned());
            self.texts.len() - 1
        });
        at as u64 + 1
    }
}

/// A block as it stands in a file: its lengths, its kind, its content.
pub fn frame(kind: &str, blob: &[u8]) -> Vec<u8> {
    let mut header = Vec::new();
    bytes(&mut header, 1, kind.as_bytes());
    number(&mut header, 3 << 3);
    number(&mut header, blob.len() as u64);
    [&(header.len() as u32).to_be_bytes(), &header[..], blob].concat()
}

/// Content that is not packed.
pub fn raw(data: &[u8]) -> Vec<u8> {
    let mut out = Vec::new();
    bytes(&mut out, 1, data);
    number(&mut out, 2 << 3);
    number(&mut out, data.len() as u64);
    out
}

pub fn number(out: &mut Vec<u8>, mut value: u64) {
    while value >= 0x80 {
        out.push(value as u8 | 0x80);
        value >>= 7;
    }
    out.push(value as u8);
}

pub fn bytes(out: &mut Vec<u8>, field: u64, bytes: &[u8]) {
    number(out, field << 3 | 2);
    number(out, bytes.len() as u64);
    out.extend_from_slice(bytes);
}

fn element(id: i64, tags: &[[u64; 2]]) -> Vec<u8> {
    let mut out = Vec::new();
    number(&mut out, 1 << 3);
    number(&mut out, id as u64);
    bytes(&mut out, 2, &packed(tags.iter().map(|[key, _]| *key)));
    bytes(&mut out, 3, &packed(tags.iter().map(|[_, value]| *value)));
    out
}

pub fn packed(numbers: impl IntoIterator<Item = u64>) -> Vec<u8> {
    let mut out = Vec::new();
    numbers.into_iter().for_each(|value| number(&mut out, value));
    out
}

pub fn deltas(numbers: &[i64]) -> Vec<u8> {
    let before = [0].iter().chain(numbers);
    packed(numbers.iter().zip(before).map(|(value, before)| {
        let step = value.wrapping_sub(*before);
        (step << 1 ^ step >> 63) as u64
    }))
}
