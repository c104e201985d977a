//! The scripts of the site. Each file is fingerprinted.

use anyhow::{Context, Result};
use serde_json::Value;

use crate::build::esbuild::{Format, bundle, external, minify};
use crate::build::streets::Streets;
use crate::hosting::files::{Files, fingerprint};
use crate::routes::NEUTRAL;

/// The files that Trunk makes of the app.
const PROGRAM: &str = "/safe-night-canterbury.js";
const WASM: &str = "/safe-night-canterbury_bg.wasm";
/// The facts that the program starts with.
const FACTS: &str = "/facts.json";

/// The script of every page. One file, because each import costs a round trip before the page is interactive.
const COMMON: &str = "boot";
/// The scripts that every page loads before it. Exit this page comes first: it may be needed before the program is loaded.
const BEFORE: [&str; 2] = ["exit", "theme"];
/// The addresses of the scripts.
pub struct Scripts {
    /// Those that every page loads, in this order: `/boot-1a2b3c4d5e6f7a8b.js` is the last.
    pub of_pages: Vec<String>,
    pub program: Program,
}

/// The addresses of what `boot` starts.
pub struct Program {
    pub script: String,
    pub wasm: String,
    pub facts: String,
}

/// Adds the facts, the program and our scripts to the site under their fingerprinted names. `streets`: what `boot` loads when the
/// program first wants the streets.
///
/// # Errors
/// If Trunk did not stage an expected file, or esbuild rejects a script.
pub fn bundle_scripts(files: &mut Files, facts: &str, streets: Option<&Streets>) -> Result<Scripts> {
    files.insert(FACTS.into(), facts.into());
    let facts = fingerprint(files, FACTS)?;
    let wasm = fingerprint(files, WASM)?;
    let program = files.remove(PROGRAM).context("Trunk staged no script")?;
    files.insert(PROGRAM.into(), minify(&program)?);
    let script = fingerprint(files, PROGRAM)?;

    // An import of an empty address would be looked for as a file.
    let of_streets = |address: fn(&Streets) -> &str| Value::from(streets.map(address));
    let constants = [
        ("FACTS_URL", Value::from(facts.as_str())),
        ("PROGRAM_URL", script.as_str().into()),
        ("WASM_URL", wasm.as_str().into()),
        ("STREETS_URL", of_streets(|streets| &streets.script)),
        ("STREETS_WASM_URL", of_streets(|streets| &streets.wasm)),
        ("STREETS_LAYER_URL", of_streets(|streets| &streets.layer)),
        ("STREETS_DATE", of_streets(|streets| &streets.date)),
    ];
    let mut loaded = vec![external(&script)];
    loaded.extend(streets.map(|streets| external(&streets.script)));
    files.insert(format!("/{COMMON}.js"), bundle(&format!("start/{COMMON}"), Format::Module, &constants, &loaded)?);
    let boot = fingerprint(files, &format!("/{COMMON}.js"))?;

    let imports = [format!("--alias:{COMMON}={boot}"), external(&boot)];
    let of_pages = [("NEUTRAL", NEUTRAL.into())];
    let mut scripts = Vec::new();
    for name in BEFORE {
        files.insert(format!("/{name}.js"), bundle(&format!("start/{name}"), Format::Module, &of_pages, &imports)?);
        scripts.push(fingerprint(files, &format!("/{name}.js"))?);
    }
    scripts.push(boot);
    Ok(Scripts { of_pages: scripts, program: Program { script, wasm, facts } })
}
