//! The program of a patrol's shift as a part of the site of its own: only `/patrol` loads it.

use std::fs;
use std::path::Path;

use anyhow::{Result, bail};
use serde_json::Value;

use crate::build::esbuild::{Format, bundle, external};
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
        let address = ["/", name].concat();
        files.insert(address.clone(), bytes);
        fingerprint(files, &address)
    };
    let content = add("patrol.json", serde_json::to_vec(&content.data())?)?;
    let wasm = add("patrol.wasm", fs::read(folder.join("patrol_bg.wasm"))?)?;
    let scan = add("patrol-scan.js", bundle("patrol/start/scan", Format::Module, &[], &[])?)?;
    let constants = [
        ("PATROL_WASM_URL", Value::from(wasm.as_str())),
        ("PATROL_CONTENT_URL", content.as_str().into()),
        ("PATROL_SCAN_URL", scan.as_str().into()),
    ];
    let script = format!("--alias:patrol-program={}", folder.join("patrol.js").display());
    add("patrol.js", bundle("patrol/start/start", Format::Module, &constants, &[script, external(&scan)])?)
}
