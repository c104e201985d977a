//! The streets of a city and the way on foot, on the phone, with no signal.
//!
//! A crate and a WebAssembly of its own, so that the app is no larger for those who never open a map. The importer (feature `import`,
//! native) makes a *layer* of an OpenStreetMap extract; the reader takes it up on the phone; the rest computes with it.
//!
//! ```text
//! plane.rs      points in metres       layer.rs      what a layer has: header, network, ground
//! format/       a layer as bytes      import/       a layer of an OpenStreetMap extract (native)
//! way.rs        a way from one point to another, as the router finds it
//! guide/        the turns of a way in words, and a walk along it
//! route/        the router: rules, shut ways, the place nearest, the search
//! picture/      the streets drawn on a canvas, with their names, and what a tap on it means
//! nearest.rs    the nearest point of a way
//! near.rs       the streets around somebody, in words
//! place_on.rs   the street somebody is on, in words
//! dusk.rs       whether it is dark
//! engine/       what the app calls on the phone (WebAssembly)
//! ```

pub mod dusk;
#[cfg(feature = "engine")]
pub mod engine;
pub mod format;
pub mod guide;
#[cfg(feature = "import")]
pub mod import;
pub mod layer;
pub mod near;
pub mod nearest;
pub mod picture;
pub mod place_on;
pub mod plane;
pub mod route;
pub mod way;
