//! A layer of an OpenStreetMap extract. Nothing about the world is added: what the data does not say is not in the layer, and what could
//! not be taken is counted and told.
//!
//! ```text
//! file.rs       the extract, in passes        frames.rs     whether a file is safe to decode
//! access.rs     who may walk where            kind.rs       what kind of way, and its traits
//! runs.rs       ways cut at gaps and the box  graph.rs      edges from junction to junction
//! plaza.rs      lines across squares          pavement.rs   ways on foot along a street
//! chain.rs      stretches that are one
//! simplify.rs   fewer points, on the grid     ground.rs     water, green, buildings, streams, railways
//! rings.rs      rings of many ways            clip.rs       lines and rings within the box
//! told.rs       what was taken and left out   date.rs       the day of the data
//! ```

pub mod access;
pub mod chain;
pub mod clip;
pub mod date;
pub mod file;
pub mod frames;
pub mod graph;
pub mod ground;
pub mod kind;
pub mod pavement;
pub mod plaza;
pub mod rings;
pub mod runs;
pub mod simplify;
pub mod told;

use std::path::Path;

use anyhow::{Result, ensure};

use crate::layer::{Header, Layer};
use crate::plane::{Frame, Point};
use clip::Clip;
use told::Told;

/// As the licence of OpenStreetMap asks it to be said.
pub const ATTRIBUTION: &str = "© OpenStreetMap contributors, ODbL 1.0";

/// What to take of an extract.
#[derive(Clone, Debug)]
pub struct Options {
    /// South, west, north and east, in degrees.
    pub corners: [f64; 4],
    /// The day of the data as `2021-08-06`, if the file does not say it.
    pub date: Option<String>,
    /// Whom else the data is of, and under which licence. It is said after [`ATTRIBUTION`].
    pub credit: Option<String>,
}

/// The district around Canterbury: the city, both universities, the hospital, the park and rides.
pub const DISTRICT: [f64; 4] = [51.255, 1.035, 51.305, 1.115];

impl Default for Options {
    fn default() -> Options {
        Options { corners: DISTRICT, date: None, credit: None }
    }
}

/// The layer of an extract, and what is told of it.
///
/// # Errors
/// If the file is no extract, or damaged, or has nothing of the box, or if nobody knows of which day it is.
pub fn import(path: &Path, options: &Options) -> Result<(Layer, Told)> {
    let frame = Frame::CANTERBURY;
    let clip = Clip::new(frame, options.corners)?;
    let mut told = Told::default();
    let extract = file::read(path, options.corners, frame, &mut told)?;
    let date = date::of(extract.seconds, options.date.as_deref())?;
    let network = graph::network(&extract, &clip, &mut told)?;
    ensure!(!network.edges.is_empty(), "the file has no street within the box: is it an extract of this place?");
    let ground = ground::ground(&extract, &clip, &mut told);
    let corners = [clip.south_west, clip.north_east].map(|at| Point { x: at.x.round() as i32, y: at.y.round() as i32 });
    let header = Header { frame, date, attribution: attribution(options.credit.as_deref()), corners };
    Ok((Layer { header, network, ground }, told))
}

/// Whom the data is of, in one sentence without its full stop.
fn attribution(credit: Option<&str>) -> String {
    let credit = credit.unwrap_or_default().trim().trim_end_matches('.');
    if credit.is_empty() { ATTRIBUTION.to_owned() } else { format!("{ATTRIBUTION}; {credit}") }
}
