//! The style of the finished site, bundled and minified by Lightning CSS: `style/app.css`, what the first screen needs, stands
//! in every page; `style/rest.css` is one file that is kept; what a single page needs is a file of its own.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use anyhow::Result;

use crate::build::npm;
use crate::hosting::files::{Files, fingerprint};

/// Where the sources of the style are, in the project. Trunk stages a copy for its own server.
const FOLDER: &str = "style";
/// The sheets that single pages load as well, by the page's address.
const PER_PAGE: [(&str, &str); 1] = [("/share/print", "poster")];
/// The oldest browsers that the style is written for, as [`crate::build::scripts`] names them.
const TARGETS: &str = "chrome >= 103, firefox >= 105, safari >= 16, ios_saf >= 16";

/// The style of the site, in its parts.
pub struct Style {
    /// What stands in every page.
    pub critical: String,
    /// The address of the file with the rest.
    pub rest: String,
    /// When the rest is needed, as a list of media queries: a phone that holds none of them does not wait for it.
    pub media: String,
    /// The address of the sheet that a single page loads as well, by the page's address.
    pub per_page: BTreeMap<&'static str, String>,
}

/// Puts the style into the site under its final names, in the place of the sources that Trunk staged.
///
/// # Errors
/// Where Lightning CSS refuses a sheet.
pub fn bundle_styles(files: &mut Files) -> Result<Style> {
    files.retain(|address, _| !address.starts_with(&format!("/{FOLDER}/")));
    let mut per_page = BTreeMap::new();
    for (page, sheet) in PER_PAGE {
        per_page.insert(page, write_sheet(files, sheet)?);
    }
    let rest = write_sheet(files, "rest")?;
    Ok(Style { critical: bundle("app")?, rest, media: media_of_imports("rest")?, per_page })
}

fn write_sheet(files: &mut Files, sheet: &str) -> Result<String> {
    let address = format!("/{sheet}.css");
    files.insert(address.clone(), bundle(sheet)?.into_bytes());
    fingerprint(files, &address)
}

/// A sheet of [`FOLDER`] with all that it imports.
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
