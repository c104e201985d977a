//! The crates that the WebAssembly is compiled from, as Cargo resolves them. Macros and build scripts run on the build machine
//! and ship no code. No npm package ships: esbuild and Lightning CSS only minify our own files.

use std::collections::BTreeSet;
use std::env;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};
use serde::Deserialize;

use crate::build::npm::PROJECT;

/// The arguments of the build for phones.
const BUILD: [&str; 4] = ["--locked", "--offline", "--features", "csr"];
const TARGET: &str = "wasm32-unknown-unknown";

/// A package of Rust code that ships.
#[derive(Clone, Debug, PartialEq)]
pub struct Crate {
    pub name: String,
    pub version: String,
    /// As its manifest names it: `MIT OR Apache-2.0`.
    pub licence: Option<String>,
    pub authors: Vec<String>,
    /// The folder of its licence files. `None`: it has no folder on this machine.
    pub folder: Option<PathBuf>,
}

/// The output of `cargo metadata`.
#[derive(Deserialize)]
struct Metadata {
    packages: Vec<Package>,
}

#[derive(Deserialize)]
struct Package {
    name: String,
    version: String,
    license: Option<String>,
    authors: Vec<String>,
    manifest_path: PathBuf,
    /// Its registry. `None`: this project.
    source: Option<String>,
}

/// Every crate that ships, by name, and Rust's standard library.
///
/// # Errors
/// If Cargo fails, or its two lists differ.
pub fn shipped() -> Result<Vec<Crate>> {
    let names = names()?;
    let metadata = cargo(&[&["metadata", "--format-version", "1", "--filter-platform", TARGET], &BUILD[..]].concat())?;
    let Metadata { packages } = serde_json::from_str(&metadata).context("what `cargo metadata` tells")?;
    let ships = |package: &Package| {
        package.source.is_some() && names.contains(&format!("{} v{}", package.name, package.version))
    };
    let mut crates: Vec<Crate> = packages.into_iter().filter(ships).map(Crate::from).collect();
    if crates.len() + 1 != names.len() {
        bail!("`cargo tree` and `cargo metadata` tell of different crates");
    }
    crates.push(standard_library()?);
    Ok(crates)
}

/// Each shipped crate as `name v1.2.3`, this project included. `cargo metadata` alone would add the dependencies of tests.
fn names() -> Result<BTreeSet<String>> {
    let edges = ["tree", "--edges", "normal,no-proc-macro", "--target", TARGET, "--prefix", "none", "--format", "{p}"];
    let tree = cargo(&[&edges, &BUILD[..]].concat())?;
    let name = |line: &str| line.split(' ').take(2).collect::<Vec<_>>().join(" ");
    Ok(tree.lines().filter(|line| !line.is_empty()).map(name).collect())
}

/// The standard library of Rust, as Rust's copyright notice describes it.
fn standard_library() -> Result<Crate> {
    let version = run(Command::new(env::var_os("RUSTC").unwrap_or("rustc".into())).arg("--version"))?;
    let version = version.split(' ').nth(1).context("`rustc --version` tells no version")?;
    Ok(Crate {
        name: "Rust standard library".into(),
        version: version.into(),
        licence: Some("MIT OR Apache-2.0".into()),
        authors: vec!["The Rust Project Developers".into()],
        folder: None,
    })
}

fn cargo(arguments: &[&str]) -> Result<String> {
    run(Command::new(env::var_os("CARGO").unwrap_or("cargo".into())).args(arguments).current_dir(PROJECT))
}

fn run(command: &mut Command) -> Result<String> {
    let output = command.output().with_context(|| format!("{command:?} cannot be run"))?;
    if !output.status.success() {
        bail!("{command:?}: {}", String::from_utf8_lossy(&output.stderr));
    }
    Ok(String::from_utf8(output.stdout)?)
}

impl From<Package> for Crate {
    fn from(package: Package) -> Crate {
        let Package { name, version, license: licence, authors, manifest_path, .. } = package;
        Crate { name, version, licence, authors, folder: manifest_path.parent().map(Path::to_owned) }
    }
}
