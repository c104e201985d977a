//! The tests of the streets: the importer, the format, the way, the words, the picture.

#[cfg(feature = "import")]
mod city;
mod closures;
mod oracle;
mod follow;
mod reference;
mod routing;
mod rules;
mod sketch;
mod snapping;
#[cfg(feature = "import")]
mod access;
#[cfg(feature = "import")]
mod command;
#[cfg(feature = "import")]
mod cut;
mod format;
#[cfg(feature = "import")]
mod hostile;
#[cfg(feature = "import")]
mod import;
mod labels;
mod near;
#[cfg(feature = "import")]
mod pbf;
mod picture;
mod place_on;
mod plan;
#[cfg(feature = "import")]
mod squares;
#[cfg(feature = "import")]
mod town;
mod speech;
mod town;
mod turns;
mod walks;
mod words;
