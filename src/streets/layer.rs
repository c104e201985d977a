//! What a layer has, in memory: as the importer makes it and as the reader takes it up on the phone.

use std::ops::Range;

use crate::plane::{Frame, Point};

/// The streets and the ground of one city.
#[derive(Clone, Debug, PartialEq)]
pub struct Layer {
    pub header: Header,
    pub network: Network,
    pub ground: Ground,
}

/// What is told of the data.
#[derive(Clone, Debug, PartialEq)]
pub struct Header {
    pub frame: Frame,
    /// The day of the data, as `2021-08-06`.
    pub date: String,
    /// Whom the data is of, as the licence asks it to be said.
    pub attribution: String,
    /// The south-west and the north-east corner of what was taken from the extract.
    pub corners: [Point; 2],
}

/// The ways that one may walk. Every edge goes from one junction to the next, and each of its attributes is the same all along.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Network {
    /// The names of streets, each once.
    pub names: Vec<String>,
    /// `opening_hours` as they stand in the data, each text once.
    pub hours: Vec<String>,
    /// The junctions and ends. Two edges meet only in a node that both name.
    pub nodes: Vec<Point>,
    pub edges: Vec<Edge>,
    /// The points of the shapes of all edges.
    pub points: Vec<Point>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Edge {
    /// Its two nodes, as indices into [`Network::nodes`]. They are the same for a loop.
    pub ends: [u32; 2],
    /// The true length along the way, before it was simplified, in decimetres.
    pub length_dm: u32,
    pub kind: Kind,
    pub traits: Traits,
    /// An index into [`Network::names`].
    pub name: Option<u16>,
    /// When one may pass, as an index into [`Network::hours`]. `None`: nothing is said, which is not *always*.
    pub hours: Option<u16>,
    /// What lies between its two ends, as a range of [`Network::points`].
    pub shape: Range<u32>,
}

/// What kind of way it is. The costs of walking are told by it, and how it is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u8)]
pub enum Kind {
    /// The ring road.
    Trunk,
    Primary,
    Secondary,
    Tertiary,
    /// Residential, unclassified and living streets.
    Street,
    /// A street for people on foot.
    Pedestrian,
    Service,
    Driveway,
    Alley,
    /// A way on foot along a street: a pavement.
    Pavement,
    /// Where the pavement crosses a street.
    Crossing,
    /// A way on foot away from streets.
    Footway,
    /// A line across a square, from one entrance to another that can be seen from it.
    Square,
    Cycleway,
    Path,
    Track,
    Steps,
}

impl Kind {
    pub const ALL: [Kind; 17] = [
        Kind::Trunk,
        Kind::Primary,
        Kind::Secondary,
        Kind::Tertiary,
        Kind::Street,
        Kind::Pedestrian,
        Kind::Service,
        Kind::Driveway,
        Kind::Alley,
        Kind::Pavement,
        Kind::Crossing,
        Kind::Footway,
        Kind::Square,
        Kind::Cycleway,
        Kind::Path,
        Kind::Track,
        Kind::Steps,
    ];
}

/// What the data says of a way besides its kind, as bits. A bit that is not set is *not said*: not lit is never *unlit*.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Traits(pub u16);

impl Traits {
    /// Under something: an underpass.
    pub const TUNNEL: Traits = Traits(1);
    pub const BRIDGE: Traits = Traits(1 << 1);
    /// Under a roof: an arcade, a passage through a building.
    pub const COVERED: Traits = Traits(1 << 2);
    pub const LIT: Traits = Traits(1 << 3);
    /// The data says that there is no light.
    pub const UNLIT: Traits = Traits(1 << 4);
    /// On foot only from the first end to the second.
    pub const ONE_WAY: Traits = Traits(1 << 5);
    pub const UNPAVED: Traits = Traits(1 << 6);
    pub const WHEELCHAIR: Traits = Traits(1 << 7);
    pub const NO_WHEELCHAIR: Traits = Traits(1 << 8);
    /// Only to get to what lies on it: no way through.
    pub const NO_THROUGH: Traits = Traits(1 << 9);

    pub const fn has(self, other: Traits) -> bool {
        self.0 & other.0 != 0
    }

    pub const fn with(self, other: Traits) -> Traits {
        Traits(self.0 | other.0)
    }
}

/// What is drawn under the streets.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Ground {
    pub areas: Vec<Area>,
    /// Rivers and streams as lines, with a width in metres.
    pub streams: Vec<Line>,
    pub railways: Vec<Line>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Area {
    pub kind: AreaKind,
    /// Closed without repeating the first point. The first ring is the outer one, the others are holes.
    pub rings: Vec<Vec<Point>>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u8)]
pub enum AreaKind {
    Green,
    Water,
    Building,
    /// A square that one may cross.
    Square,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    pub width_m: u8,
    pub points: Vec<Point>,
}

impl Network {
    /// All points of an edge, from its first end to its second.
    pub fn points_of(&self, edge: &Edge) -> impl DoubleEndedIterator<Item = Point> + '_ {
        let [from, to] = edge.ends.map(|node| self.nodes[node as usize]);
        let between = &self.points[edge.shape.start as usize..edge.shape.end as usize];
        std::iter::once(from).chain(between.iter().copied()).chain(std::iter::once(to))
    }

    pub fn name_of(&self, edge: &Edge) -> Option<&str> {
        self.names.get(usize::from(edge.name?)).map(String::as_str)
    }
}
