//! The scripts of the site. Each file is fingerprinted.

use anyhow::{Context, Result};
use serde_json::Value;

use crate::build::esbuild::{Format, bundle, external};
use crate::build::split::{PROGRAM, WASM, places};
use crate::build::streets::Streets;
use crate::hosting::files::{Files, fingerprint};
use crate::routes::NEUTRAL;

/// The facts that the program starts with.
const FACTS: &str = "/facts.json";

/// The addresses of the scripts.
pub struct Scripts {
    /// It does not wait for the page: the exit works at once, and a page that is cut off is loaded again.
    pub first: String,
    /// One file for all the rest, because each import costs a round trip before the page is interactive.
    pub boot: String,
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
    let (first_bytes, second_at) = places(files.get(WASM).context("there is no program")?)?;
    let wasm = fingerprint(files, WASM)?;
    let script = fingerprint(files, PROGRAM)?;

    // An import of an empty address would be looked for as a file.
    let of_streets = |address: fn(&Streets) -> &str| Value::from(streets.map(address));
    let constants = [
        ("FACTS_URL", Value::from(facts.as_str())),
        ("PROGRAM_URL", script.as_str().into()),
        ("WASM_URL", wasm.as_str().into()),
        ("FIRST_BYTES", first_bytes.into()),
        ("SECOND_AT", second_at.into()),
        ("STREETS_URL", of_streets(|streets| &streets.script)),
        ("STREETS_WASM_URL", of_streets(|streets| &streets.wasm)),
        ("STREETS_LAYER_URL", of_streets(|streets| &streets.layer)),
        ("STREETS_DATE", of_streets(|streets| &streets.date)),
    ];
    let mut loaded = vec![external(&script)];
    loaded.extend(streets.map(|streets| external(&streets.script)));
    let mut of_pages = |name: &str, constants: &[(&str, Value)], external: &[String]| {
        let address = format!("/{name}.js");
        files.insert(address.clone(), bundle(&format!("start/{name}"), Format::Module, constants, external)?);
        fingerprint(files, &address)
    };
    Ok(Scripts {
        first: of_pages("first", &[("NEUTRAL", NEUTRAL.into())], &[])?,
        boot: of_pages("boot", &constants, &loaded)?,
        program: Program { script, wasm, facts },
    })
}
