//! The two editions of the content for tests, each read once.

use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use safe_night_canterbury::authoring::edition::{CONTENT, Edition, read_edition};
use safe_night_canterbury::content::knowledge::Knowledge;
use safe_night_canterbury::hosting::files::{Files, read_dir};

/// The folder of the frozen files.
pub const FROZEN: &str = "tests/fixtures/content";

/// The path of a file or folder of the project.
pub fn project(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

fn read(folder: &Path) -> Edition {
    read_edition(folder).unwrap_or_else(|faults| panic!("{faults}"))
}

/// The frozen edition, for tests of behaviour: corrections of facts do not change it.
pub fn frozen() -> &'static Edition {
    static FILES: LazyLock<Edition> = LazyLock::new(|| read(&project(FROZEN)));
    &FILES
}

/// The folder of today's content. `make test-edited` sets another.
pub fn real_content() -> PathBuf {
    project(&std::env::var("REAL_CONTENT").unwrap_or_else(|_| CONTENT.into()))
}

/// Every file of a site, without the compressed variants.
pub fn files_of(site: &Path) -> Files {
    let mut files = read_dir(site).expect("a finished site: run `make build` first");
    files.retain(|address, _| !address.ends_with(".br") && !address.ends_with(".gz"));
    files
}

/// The finished site of today's content. `make test-edited` sets another.
pub fn real_site() -> PathBuf {
    project(&std::env::var("SITE").unwrap_or_else(|_| "dist".into()))
}

/// Today's edition, for the rules that every edition must keep.
pub fn real() -> &'static Edition {
    static FILES: LazyLock<Edition> = LazyLock::new(|| read(&real_content()));
    &FILES
}

/// The knowledge of the frozen edition.
pub fn built_in() -> Knowledge {
    frozen().knowledge.clone()
}

/// The knowledge of the frozen edition.
pub fn knowledge() -> &'static Knowledge {
    &frozen().knowledge
}

/// The knowledge of the frozen edition as JSON, as the phone gets it.
pub fn facts() -> &'static str {
    &frozen().text
}
