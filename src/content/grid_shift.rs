//! From the transformation of textbooks to the grid of the Ordnance Survey, in this district.

use serde::{Deserialize, Serialize};

use crate::content::reading::readable;

/// The largest plausible shift, in millimetres: the transformation without it is off by at most 5 m in Great Britain.
pub const MOST_MM: i32 = 5000;

/// What is added to an easting and a northing that came of the Helmert transformation, so that they agree with OSTN15, the official
/// transformation, in and around the district. OSTN15 itself is 4.6 MB. `authoring/grid_shift.rs` works it out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GridShift {
    /// Millimetres to the east.
    pub east_mm: i32,
    /// Millimetres to the north.
    pub north_mm: i32,
}

readable!(GridShift { east_mm, north_mm });

impl GridShift {
    pub fn is_plausible(self) -> bool {
        self.east_mm.unsigned_abs().max(self.north_mm.unsigned_abs()) <= MOST_MM.unsigned_abs()
    }
}
