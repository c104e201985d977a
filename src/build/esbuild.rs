//! Scripts, bundled and minified by esbuild.

use anyhow::Result;
use serde_json::Value;

use crate::build::npm;

/// The oldest browsers that the scripts support. They save the app and read its pages; whether the program runs, the page finds out.
const TARGET: &str = "chrome90,firefox90,safari15";

/// How a bundle is loaded.
#[derive(Clone, Copy)]
pub enum Format {
    /// By a page, with `type="module"`.
    Module,
    /// By a browser as a service worker.
    Worker,
}

/// Bundles a script, such as `start/boot`, with its imports. `constants`: the names that the builder defines, with their values.
///
/// # Errors
/// If esbuild rejects it.
pub fn bundle(name: &str, format: Format, constants: &[(&str, Value)], options: &[String]) -> Result<Vec<u8>> {
    let format = match format {
        Format::Module => "--format=esm",
        Format::Worker => "--format=iife",
    };
    let mut arguments = vec![format!("src/{name}.js"), "--bundle".into(), format.into()];
    arguments.extend(constants.iter().map(|(name, value)| format!("--define:{name}={value}")));
    arguments.extend_from_slice(options);
    esbuild(arguments, &[])
}

/// Minifies a script that wasm-bindgen wrote.
///
/// # Errors
/// If esbuild rejects it.
pub fn minify(script: &[u8]) -> Result<Vec<u8>> {
    esbuild(vec!["--format=esm".into()], script)
}

/// The esbuild option that leaves an import of this address to the browser.
pub fn external(address: &str) -> String {
    format!("--external:{address}")
}

fn esbuild(mut arguments: Vec<String>, input: &[u8]) -> Result<Vec<u8>> {
    let target = format!("--target={TARGET}");
    let common = ["--minify", "--charset=utf8", "--legal-comments=none", "--log-level=warning", &target];
    arguments.extend(common.map(str::to_owned));
    npm::run("esbuild", &arguments, input)
}
