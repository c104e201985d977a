//! The crates that the WebAssembly is compiled from, as Cargo resolves them, and the npm packages in the scripts. Macros and build scripts
//! run on the build machine and ship no code, and so do esbuild, Lightning CSS and all else that `package.json` names for development.

use std::collections::{BTreeMap, BTreeSet};
use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};
use serde::Deserialize;

use crate::build::npm::PROJECT;

/// The arguments of the build for phones: the program of a patrol is built of all crates of the app, and of some more.
const BUILD: [&str; 4] = ["--locked", "--offline", "--features", "program"];
/// Its folder in the project.
const FOLDER: &str = "src/patrol";
/// Packages of this project.
const OURS: [&str; 2] = ["safe-night-canterbury ", "safe-night-patrol "];
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

/// What `package.json` says of a package, of this project's or another's.
#[derive(Deserialize)]
struct Npm {
    #[serde(default)]
    version: String,
    license: Option<String>,
    #[serde(default)]
    dependencies: BTreeMap<String, String>,
}

/// Every crate that ships, by name, Rust's standard library, and every npm package that ships.
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
    if crates.len() != names.len() {
        bail!("`cargo tree` and `cargo metadata` tell of different crates");
    }
    crates.push(standard_library()?);
    crates.extend(npm_packages()?);
    Ok(crates)
}

/// The npm packages that scripts of the site contain: those that ours depends on for more than development.
fn npm_packages() -> Result<Vec<Crate>> {
    let read = |folder: &Path| -> Result<Npm> {
        let file = folder.join("package.json");
        let text = fs::read_to_string(&file).with_context(|| file.display().to_string())?;
        serde_json::from_str(&text).with_context(|| file.display().to_string())
    };
    let named = read(Path::new(PROJECT))?.dependencies.into_keys();
    let package = |name: String| {
        let folder = Path::new(PROJECT).join("node_modules").join(&name);
        let Npm { version, license, dependencies } = read(&folder)?;
        if !dependencies.is_empty() {
            bail!("the npm package {name} depends on others, whose licences nobody has read");
        }
        let licence = license.map(|licence| licence.trim_matches(['(', ')']).to_owned());
        Ok(Crate { name, version, licence, authors: Vec::new(), folder: Some(folder) })
    };
    named.map(package).collect()
}

/// Each shipped crate as `name v1.2.3`, without our own. `cargo metadata` alone would add the dependencies of tests.
fn names() -> Result<BTreeSet<String>> {
    let edges = ["tree", "--edges", "normal,no-proc-macro", "--target", TARGET, "--prefix", "none", "--format", "{p}"];
    let tree = cargo(&[&edges, &BUILD[..]].concat())?;
    let name = |line: &str| line.split(' ').take(2).collect::<Vec<_>>().join(" ");
    let is_ours = |line: &&str| OURS.iter().any(|ours| line.starts_with(ours));
    Ok(tree.lines().filter(|line| !line.is_empty() && !is_ours(line)).map(name).collect())
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
    run(Command::new(env::var_os("CARGO").unwrap_or("cargo".into()))
        .args(arguments)
        .current_dir(Path::new(PROJECT).join(FOLDER)))
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
        // What follows a plus is of no version that Cargo compares.
        let version = version.split('+').next().unwrap_or_default().to_owned();
        Crate { name, version, licence, authors, folder: manifest_path.parent().map(Path::to_owned) }
    }
}
