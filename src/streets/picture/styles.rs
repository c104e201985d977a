//! How each class of things is drawn: its colours, its widths, and from which scale on.

use crate::layer::{AreaKind, Edge, Kind, Traits};

/// The colours, as CSS writes them. Each stands 3:1 against the ground it lies on, and names 4.5:1 on their halo.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Palette {
    /// Where there is nothing, and the halo of names.
    pub ground: String,
    pub green: String,
    pub water: String,
    pub building: String,
    pub square: String,
    pub railway: String,
    /// Main streets, other streets, and the line on each side of them.
    pub main: String,
    pub street: String,
    pub casing: String,
    /// What is so narrow that it is one line: ways on foot, steps, streets from far away.
    pub line: String,
    /// Under something.
    pub tunnel: String,
    /// The way that somebody walks, and the line on each side of it.
    pub way: String,
    pub way_casing: String,
    pub name: String,
}

/// What is drawn in one go, in the order in which it is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[repr(u8)]
pub enum Class {
    Green,
    Square,
    Water,
    Building,
    Stream,
    WideStream,
    Railway,
    Tunnel,
    /// What only clutters the picture from afar: pavements, crossings, drives.
    Detail,
    Foot,
    Steps,
    Service,
    Pedestrian,
    Street,
    Tertiary,
    Secondary,
    Primary,
    Trunk,
}

impl Class {
    pub const ALL: [Class; 18] = [
        Class::Green,
        Class::Square,
        Class::Water,
        Class::Building,
        Class::Stream,
        Class::WideStream,
        Class::Railway,
        Class::Tunnel,
        Class::Detail,
        Class::Foot,
        Class::Steps,
        Class::Service,
        Class::Pedestrian,
        Class::Street,
        Class::Tertiary,
        Class::Secondary,
        Class::Primary,
        Class::Trunk,
    ];

    /// `None`: it is not drawn. A line across a square is one of many that one may walk.
    pub fn of_edge(edge: &Edge) -> Option<Class> {
        if edge.traits.has(Traits::TUNNEL.with(Traits::COVERED)) {
            return Some(Class::Tunnel);
        }
        Some(match edge.kind {
            Kind::Trunk => Class::Trunk,
            Kind::Primary => Class::Primary,
            Kind::Secondary => Class::Secondary,
            Kind::Tertiary => Class::Tertiary,
            Kind::Street => Class::Street,
            Kind::Pedestrian => Class::Pedestrian,
            Kind::Service | Kind::Alley | Kind::Track => Class::Service,
            Kind::Driveway | Kind::Pavement | Kind::Crossing => Class::Detail,
            Kind::Footway | Kind::Cycleway | Kind::Path => Class::Foot,
            Kind::Steps => Class::Steps,
            Kind::Square => return None,
        })
    }

    pub fn of_area(kind: AreaKind) -> Class {
        match kind {
            AreaKind::Green => Class::Green,
            AreaKind::Water => Class::Water,
            AreaKind::Building => Class::Building,
            AreaKind::Square => Class::Square,
        }
    }

    pub fn look(self) -> Look {
        let (width_m, least_px, from) = match self {
            Class::Green | Class::Square | Class::Water => (0.0, 0.0, FAR),
            Class::Building => (0.0, 0.0, 2.3),
            Class::Stream => (2.5, 1.0, 8.0),
            Class::WideStream => (7.0, 1.5, FAR),
            Class::Railway => (3.0, 1.2, FAR),
            Class::Tunnel => (3.0, 1.6, 4.6),
            Class::Detail => (1.2, 1.0, 1.15),
            Class::Foot => (1.6, 1.0, 4.6),
            Class::Steps => (3.0, 3.0, 2.3),
            Class::Service => (2.6, 1.0, 4.6),
            Class::Pedestrian => (6.0, 1.6, 12.0),
            Class::Street => (6.0, 1.6, 12.0),
            Class::Tertiary => (7.5, 2.4, 24.0),
            Class::Secondary => (8.0, 2.4, FAR),
            Class::Primary => (9.0, 2.8, FAR),
            Class::Trunk => (11.0, 3.2, FAR),
        };
        let dash_px = match self {
            Class::Tunnel => Some([4.0, 4.0]),
            Class::Steps => Some([1.6, 1.6]),
            Class::Foot => Some([5.0, 2.5]),
            Class::Detail => Some([2.0, 2.0]),
            Class::Railway => Some([7.0, 4.0]),
            _ => None,
        };
        Look { width_m, least_px, from, dash_px }
    }

    /// Whether it has a line on each side where it is wide enough.
    pub fn is_cased(self) -> bool {
        self >= Class::Service
    }

    pub fn colour(self, palette: &Palette) -> &str {
        match self {
            Class::Green => &palette.green,
            Class::Square => &palette.square,
            Class::Water | Class::Stream | Class::WideStream => &palette.water,
            Class::Building => &palette.building,
            Class::Railway => &palette.railway,
            Class::Tunnel => &palette.tunnel,
            Class::Detail | Class::Foot | Class::Steps => &palette.line,
            Class::Service | Class::Pedestrian | Class::Street => &palette.street,
            Class::Tertiary | Class::Secondary | Class::Primary | Class::Trunk => &palette.main,
        }
    }
}

/// Any scale.
const FAR: f64 = f64::INFINITY;
/// A narrower street is one line, in pixels: within its casing nothing of it would be seen.
pub const CASED_PX: f64 = 2.4;
/// The width of the casing on each side, in pixels.
pub const CASING_PX: f64 = 1.0;

/// How a class is drawn.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Look {
    /// How wide it is in the world, in metres, and at least on the picture, in pixels.
    width_m: f64,
    least_px: f64,
    /// The most metres to a pixel at which it is drawn.
    pub from: f64,
    pub dash_px: Option<[f64; 2]>,
}

impl Look {
    /// Its width in pixels.
    pub fn width_px(self, m_per_px: f64) -> f64 {
        (self.width_m / m_per_px).max(self.least_px)
    }
}

/// The most metres to a pixel at which the name of a street of a kind is shown, and its rank: the lowest has room first. `None`: never.
pub fn name_look(edge: &Edge) -> Option<(u8, f64)> {
    if edge.traits.has(Traits::TUNNEL) {
        return None;
    }
    Some(match edge.kind {
        Kind::Trunk | Kind::Primary => (0, 17.0),
        Kind::Secondary => (1, 12.0),
        Kind::Tertiary => (2, 8.5),
        Kind::Pedestrian => (3, 4.6),
        Kind::Street => (4, 4.6),
        Kind::Service | Kind::Alley | Kind::Track => (5, 2.3),
        Kind::Footway | Kind::Cycleway | Kind::Path | Kind::Steps => (6, 1.7),
        Kind::Driveway | Kind::Pavement | Kind::Crossing | Kind::Square => return None,
    })
}
