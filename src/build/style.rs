//! The style of the finished site, bundled and minified by Lightning CSS: `style/app.css`, for the first screen, is inlined in
//! every page; `style/rest.css` is one cached file; so is `style/map.css`, which pages without a map take up only when the program draws
//! one; a sheet for a single page is a file of its own.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use anyhow::Result;

use crate::build::npm;
use crate::hosting::files::{Files, fingerprint};
use crate::routes::PATROL;

/// The folder of the style sources in the project. Trunk stages a copy for its development server.
const FOLDER: &str = "style";
/// Extra sheets of single pages, by the page's address.
const PER_PAGE: [(&str, &str); 2] = [("/share/print", "poster"), (PATROL, "patrol")];
/// The oldest browsers that the style supports, as in [`crate::build::scripts`].
const TARGETS: &str = "chrome >= 90, firefox >= 90, safari >= 15, ios_saf >= 15";

/// The style of the site, in its parts.
pub struct Style {
    /// The CSS that is inlined in every page.
    pub critical: String,
    /// The address of the file with the rest.
    pub rest: String,
    /// The media queries of the rest. A phone that matches none does not wait for it.
    pub media: String,
    /// The address of the file for maps and the other screens of a way.
    pub map: String,
    /// The address of the extra sheet of a page, by the page's address.
    pub per_page: BTreeMap<&'static str, String>,
}

/// Replaces the style sources that Trunk staged by the bundled sheets under their fingerprinted names.
///
/// # Errors
/// If Lightning CSS rejects a sheet.
pub fn bundle_styles(files: &mut Files) -> Result<Style> {
    files.retain(|address, _| !address.starts_with(&format!("/{FOLDER}/")));
    let mut per_page = BTreeMap::new();
    for (page, sheet) in PER_PAGE {
        per_page.insert(page, write_sheet(files, sheet)?);
    }
    let (rest, map) = (write_sheet(files, "rest")?, write_sheet(files, "map")?);
    Ok(Style { critical: bundle("app")?, rest, media: media_of_imports("rest")?, map, per_page })
}

fn write_sheet(files: &mut Files, sheet: &str) -> Result<String> {
    let address = format!("/{sheet}.css");
    files.insert(address.clone(), bundle(sheet)?.into_bytes());
    fingerprint(files, &address)
}

/// Bundles a sheet of [`FOLDER`] with its imports.
fn bundle(sheet: &str) -> Result<String> {
    let arguments = [&format!("{FOLDER}/{sheet}.css"), "--bundle", "--minify", "--targets", TARGETS];
    let css = npm::run("lightningcss", &arguments.map(str::to_owned), &[])?;
    Ok(String::from_utf8(css)?.trim_end().to_owned())
}

/// The media queries under which a sheet imports others, each import on a line: `@import "wide.css" (min-width: 700px);`.
fn media_of_imports(sheet: &str) -> Result<String> {
    let text = fs::read_to_string(Path::new(npm::PROJECT).join(FOLDER).join(format!("{sheet}.css")))?;
    let imports = text.lines().filter_map(|line| line.strip_prefix("@import \"")?.split_once("\" "));
    Ok(imports.map(|(_, media)| media.trim_end_matches(';')).collect::<Vec<_>>().join(","))
}
