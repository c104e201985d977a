//! Locations of people in degrees north and east, and a place of the frozen edition.

/// Degrees north and east.
pub type Position = (f64, f64);

pub const ST_GEORGES_STREET: Position = (51.2775, 1.0825);
pub const CATHEDRAL: Position = (51.2793, 1.08115);
pub const CANTERBURY_WEST: Position = (51.28427, 1.0753);
pub const WINCHEAP: Position = (51.2731, 1.0700);
pub const BUS_STATION: Position = (51.27641, 1.08169);
pub const KEYNES_COLLEGE: Position = (51.294558, 1.0660923);
pub const NORTH_HOLMES_ROAD: Position = (51.27957, 1.08856);
pub const WHITSTABLE: Position = (51.3607, 1.0257);
pub const UNIVERSITY_OF_KENT: Position = (51.2985, 1.0705);
pub const LONDON: Position = (51.5074, -0.1278);

/// The Safe Haven in the middle of the city.
pub const WHITEFRIARS: &str = "Whitefriars Refuge Point";
pub const WHITEFRIARS_PAGE: &str = "/places/whitefriars-refuge-point";
