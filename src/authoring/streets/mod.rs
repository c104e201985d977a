//! What ways on foot cost and which are shut at times, as the partnership writes it in `streets.json`. Native only: phones get it as a
//! part of the layer of streets.

pub mod check;
pub mod read;
pub mod rules;
pub mod written;
