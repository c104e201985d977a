//! The tests of the streets: the importer, the format, the way, the words, the picture.

#[cfg(feature = "import")]
mod access;
#[cfg(feature = "import")]
mod city;
mod closures;
#[cfg(feature = "import")]
mod command;
#[cfg(feature = "import")]
mod cut;
mod format;
#[cfg(feature = "import")]
mod hostile;
#[cfg(feature = "import")]
mod import;
mod oracle;
#[cfg(feature = "import")]
mod pbf;
mod reference;
mod routing;
mod rules;
mod sketch;
mod snapping;
#[cfg(feature = "import")]
mod squares;
#[cfg(feature = "import")]
mod town;
