//! The tests of the streets: the importer, the format, the way, the words, the picture.

#[cfg(feature = "import")]
mod access;
mod blocks;
#[cfg(feature = "import")]
mod city;
mod closures;
#[cfg(feature = "import")]
mod command;
#[cfg(feature = "import")]
mod cut;
mod detours;
mod download;
mod dusk;
#[cfg(feature = "import")]
mod extract;
mod follow;
mod format;
#[cfg(feature = "import")]
mod hostile;
#[cfg(feature = "import")]
mod import;
#[cfg(feature = "import")]
mod imported;
mod labels;
mod near;
mod oracle;
#[cfg(feature = "import")]
mod pbf;
mod picture;
mod place_on;
mod plan;
mod reference;
mod routing;
mod rules;
mod sealed;
mod sketch;
mod snapping;
mod speech;
#[cfg(feature = "import")]
mod squares;
#[cfg(feature = "import")]
mod town;
mod turns;
mod walks;
mod words;
