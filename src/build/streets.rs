//! The streets of the city as a part of the site of its own: a layer that its owner has made, and the engine that reads it.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use streets::format::{BadLayer, read, with_rules};

use crate::authoring::streets::rules::rules;
use crate::authoring::streets::written::StreetsContent;
use crate::build::esbuild::minify;
use crate::build::npm::PROJECT;
use crate::content::hours::iso_date;
use crate::hosting::files::{Files, fingerprint};
use crate::words::clock::date_in_words;

/// Where `make streets` puts the layer. Not committed: it is made of OpenStreetMap data.
const LAYER: &str = "target/streets/streets.layer";
/// Where the build puts the engine.
const ENGINE: &str = "target/streets/engine";
/// How the addresses of these files begin.
pub const STREETS: &str = "/streets-";

/// The addresses of the files, and the day of the data.
pub struct Streets {
    pub script: String,
    pub wasm: String,
    pub layer: String,
    /// In words: `6 August 2021`.
    pub date: String,
}

/// Which layer a site gets.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Source {
    /// The one that the owner has made, if there is one.
    #[default]
    Own,
    File(PathBuf),
    None,
}

impl Source {
    fn path(&self) -> Option<PathBuf> {
        match self {
            Source::Own => Some(Path::new(PROJECT).join(LAYER)).filter(|layer| layer.is_file()),
            Source::File(path) => Some(path.clone()),
            Source::None => None,
        }
    }
}

/// Adds the layer, with the rules of the content, and its engine to the site. `None`: there is no layer, and the app is whole without.
///
/// # Errors
/// If the layer is damaged or of another version, or the engine was not built.
pub fn add_streets(files: &mut Files, source: &Source, content: &StreetsContent) -> Result<Option<Streets>> {
    let Some(path) = source.path() else {
        println!("no streets: `make streets` adds them to the map");
        return Ok(None);
    };
    let layer = fs::read(&path).with_context(|| path.display().to_string())?;
    let bad = |error: BadLayer| anyhow::anyhow!("{}: {error}. Make it anew with `make streets`.", path.display());
    let (city, _) = read(&layer).map_err(bad)?;
    let date = iso_date::parse(&city.header.date)
        .with_context(|| format!("{}: it has no date. Make it anew with `make streets`.", path.display()))?;
    let (rules, warnings) = rules(content, &city);
    for warning in warnings {
        eprintln!("warning: {warning}");
    }
    let layer = with_rules(&layer, &rules.write()).map_err(bad)?;
    let engine = Path::new(PROJECT).join(ENGINE);
    if !engine.is_dir() {
        bail!("There is no engine for the streets yet: run `make build` once.");
    }
    let script = minify(&fs::read(engine.join("streets.js"))?)?;
    let mut add = |name: &str, bytes: Vec<u8>| {
        let address = ["/", name].concat();
        files.insert(address.clone(), bytes);
        fingerprint(files, &address)
    };
    Ok(Some(Streets {
        script: add("streets.js", script)?,
        wasm: add("streets.wasm", fs::read(engine.join("streets_bg.wasm"))?)?,
        layer: add("streets.bin", layer)?,
        date: date_in_words(date),
    }))
}
