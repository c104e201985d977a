//! The program of a patrol's shift as a part of the site of its own: only `/patrol` loads it.

use std::fs;
use std::path::Path;

use anyhow::{Result, bail};
use serde_json::Value;

use crate::build::esbuild::{Format, bundle, external, minify};
use crate::build::npm::PROJECT;
use crate::content::patrol::Patrol;
use crate::hosting::files::{Files, fingerprint};

/// Where the build puts the program.
const PROGRAM: &str = "target/patrol";
/// How the addresses of these files begin.
pub const PATROL_FILES: &str = "/patrol-";

/// Adds the program to the site, and of the content what it reads. Returns the address of the script that the page loads; that script
/// loads the rest, what reads codes only for whoever scans one.
///
/// # Errors
/// If the program was not built, or esbuild rejects a script.
pub fn add_patrol(files: &mut Files, content: &Patrol) -> Result<String> {
    let folder = Path::new(PROJECT).join(PROGRAM);
    if !folder.is_dir() {
        bail!("There is no program for a patrol's shift yet: run `make build` once.");
    }
    let mut add = |name: &str, bytes: Vec<u8>| {
        let address = [PATROL_FILES, name].concat();
        files.insert(address.clone(), bytes);
        fingerprint(files, &address)
    };
    let content = add("content.json", serde_json::to_vec(&content.data())?)?;
    let wasm = add("program.wasm", fs::read(folder.join("patrol_bg.wasm"))?)?;
    let program = add("program.js", minify(&fs::read(folder.join("patrol.js"))?)?)?;
    let scan = add("scan.js", bundle("patrol/start/scan", Format::Module, &[], &[])?)?;
    let constants = [
        ("PATROL_URL", Value::from(program.as_str())),
        ("PATROL_WASM_URL", wasm.as_str().into()),
        ("PATROL_CONTENT_URL", content.as_str().into()),
        ("PATROL_SCAN_URL", scan.as_str().into()),
    ];
    let loaded = [external(&program), external(&scan)];
    add("start.js", bundle("patrol/start/start", Format::Module, &constants, &loaded)?)
}
