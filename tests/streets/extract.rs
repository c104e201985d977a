//! The real city, where an extract of it is at hand: `STREETS_EXTRACT=FILE.osm.pbf`.

use std::io::{Write, stderr};
use std::path::Path;
use std::sync::LazyLock;

use streets::import::told::Told;
use streets::import::{Options, import};
use streets::layer::Layer;

static CITY: LazyLock<Option<(Layer, Told)>> = LazyLock::new(|| {
    let path = std::env::var_os("STREETS_EXTRACT")?;
    // For a file that does not say its day, which is nothing to these tests.
    let options = Options { date: Some("2000-01-01".into()), ..Options::default() };
    Some(import(Path::new(&path), &options).expect("an extract of the city"))
});

/// Its layer, and what is told of it. `None`: no extract is at hand, and the test that asks is said to be left out.
pub fn city() -> Option<&'static (Layer, Told)> {
    if CITY.is_none() {
        let thread = std::thread::current();
        // Not by `eprintln!`, which is not shown of a test that passes.
        let test = thread.name().unwrap_or_default();
        let _ = writeln!(stderr(), "left out: {test}: STREETS_EXTRACT names no extract of the real city");
    }
    CITY.as_ref()
}
