//! Splits the program into two WebAssembly modules, so that the first runs while the second is on its way (`app/second_module.rs`).
//!
//! Both are one file, because what is compressed together is smaller: the first module, with the second in a custom section at its end.
//! Whoever reads that file as one module finds the second there; `src/start/modules.js` reads them as they come.

use std::collections::HashMap;
use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, anyhow, bail};
use walrus::{ConstExpr, ElementItems, Module, ModuleConfig, RawCustomSection};
use wasm_split_cli_support::{Options, transform};
use wasmparser::{Parser, Payload};

use crate::build::esbuild::{Format, bundle};
use crate::build::npm::PROJECT;
use crate::hosting::files::Files;

/// The files of the program, as Trunk names them.
pub const PROGRAM: &str = "/safe-night-canterbury.js";
pub const WASM: &str = "/safe-night-canterbury_bg.wasm";
/// The name of the custom section, which `src/start/dev.js` knows too.
const SECOND: &str = "second";
/// The name by which the first module imports what loads the second.
const LOADER: &str = "second-module";
/// The name by which it imports all else.
const GLUE: &str = "glue";
/// The custom section that wasm-bindgen reads.
const BINDINGS: &str = "__wasm_bindgen_unstable";
/// How the names of the classes of `wasm-streams` begin.
const STREAMS: &str = "IntoUnderlying";

/// Added to the script of wasm-bindgen, whose listeners and timers all call what its `wasm` holds: lets go of a program that has stopped,
/// so that none of them reaches it any more.
const LET_GO: &str = "export function letGo() { wasm = new Proxy({}, { get: () => () => {} }); }";

/// Replaces what Trunk staged of the program by the split one.
///
/// # Errors
/// If the program was not built with what it is split by, or wasm-bindgen or esbuild rejects it.
pub fn split_program(files: &mut Files, profile: &str) -> Result<()> {
    let built = target().join("wasm32-unknown-unknown").join(profile).join("safe_night_canterbury.wasm");
    let built = fs::read(&built).with_context(|| built.display().to_string())?;
    let folder = tempfile::tempdir()?;
    let first = folder.path().join("first.wasm");
    let mut options = Options::new(&built);
    (options.output_dir, options.main_out_path, options.link_name) = (folder.path(), &first, LOADER);
    let modules = transform(options).map_err(|error| anyhow!("the program cannot be split: {error:#}"))?.split_modules;
    let [second] = &modules[..] else { bail!("the program was split into {} modules", modules.len() + 1) };
    let mut second = read(&fs::read(second)?)?;

    let mut for_bindings = read(&fs::read(&first)?)?;
    leave_streams_out(&mut for_bindings)?;
    leave_empty_rows_out(&mut for_bindings);
    fs::write(&first, for_bindings.emit_wasm())?;
    bind(&first)?;
    let written = |name: &str| fs::read(folder.path().join(name));
    let mut first = read(&written("first_bg.wasm")?)?;
    let names = shorten_imports(&mut first);
    let glue = String::from_utf8(written("first.js")?)?.replace("./first_bg.js", GLUE);
    let script = folder.path().join("glue.js");
    fs::write(&script, with_names(&glue, &names) + LET_GO)?;
    let aliases = [
        format!("--alias:program-glue={}", script.display()),
        format!("--alias:{LOADER}={PROJECT}/src/start/second.js"),
    ];
    files.insert(PROGRAM.into(), bundle("start/program", Format::Module, &[], &aliases)?);
    first.customs.add(RawCustomSection { name: SECOND.into(), data: second.emit_wasm() });
    files.insert(WASM.into(), first.emit_wasm());
    Ok(())
}

/// Where the two modules are in their file: how long the first is, and where the second begins, in bytes.
///
/// # Errors
/// If there are not two.
pub fn places(wasm: &[u8]) -> Result<(usize, usize)> {
    for payload in Parser::new(0).parse_all(wasm) {
        if let Payload::CustomSection(section) = payload?
            && section.name() == SECOND
        {
            // Before the name stand the kind of the section and its length, seven bits to a byte.
            let range = section.range();
            let header = 1 + (1..).find(|bytes| (range.end - range.start) >> (7 * bytes) == 0).unwrap_or(1);
            return Ok(((range.start - header).try_into()?, section.data_offset().try_into()?));
        }
    }
    bail!("the program has no second module")
}

fn target() -> PathBuf {
    env::var_os("CARGO_TARGET_DIR").map_or_else(|| Path::new(PROJECT).join("target"), PathBuf::from)
}

/// Runs wasm-bindgen, which writes beside its input. The second module needs what the linker exports.
fn bind(module: &Path) -> Result<()> {
    let folder = module.parent().context("a module is in a folder")?;
    let status = Command::new("wasm-bindgen")
        .args(["--target", "web", "--no-typescript", "--keep-lld-exports", "--out-dir"])
        .args([folder, module])
        .status()
        .context("wasm-bindgen cannot be run: run `make setup`")?;
    if !status.success() {
        bail!("wasm-bindgen rejects the program");
    }
    Ok(())
}

/// Reads a module, of what is not code only what wasm-bindgen needs. With the list of what the compiler may use it would write reference
/// types, which phones before Chrome 96 lack.
fn read(module: &[u8]) -> Result<Module> {
    let mut config = ModuleConfig::new();
    config.generate_name_section(false).generate_producers_section(false);
    let mut module = config.parse(module).map_err(|error| anyhow!("a module of the program is damaged: {error:#}"))?;
    let others: Vec<_> =
        module.customs.iter().filter(|(_, section)| section.name() != BINDINGS).map(|(id, _)| id).collect();
    for id in others {
        module.customs.delete(id);
    }
    Ok(module)
}

/// Takes out what nobody calls: leptos depends on `wasm-streams`, which exports its classes.
fn leave_streams_out(module: &mut Module) -> Result<()> {
    let exports = module.exports.iter().filter(|export| export.name.contains(&STREAMS.to_lowercase()));
    let exports: Vec<_> = exports.map(|export| export.id()).collect();
    for id in exports {
        module.exports.delete(id);
    }
    let bindings = module.customs.remove_raw(BINDINGS).context("the program has no bindings")?;
    let data = bindings_without_streams(&bindings.data)?;
    module.customs.add(RawCustomSection { name: BINDINGS.into(), data });
    Ok(())
}

/// What wasm-bindgen reads, without the classes of `wasm-streams`. It is pairs of a version and a part, each with its length before it.
fn bindings_without_streams(section: &[u8]) -> Result<Vec<u8>> {
    let mut kept = Vec::with_capacity(section.len());
    let mut rest = section;
    while !rest.is_empty() {
        let pair = rest;
        let mut part: &[u8] = &[];
        for _ in 0..2 {
            let (length, after) = rest.split_first_chunk().context("what wasm-bindgen reads is cut off")?;
            let length = u32::from_le_bytes(*length).try_into()?;
            (part, rest) = after.split_at_checked(length).context("what wasm-bindgen reads is cut off")?;
        }
        if !part.windows(STREAMS.len()).any(|bytes| bytes == STREAMS.as_bytes()) {
            kept.extend_from_slice(&pair[..pair.len() - rest.len()]);
        }
    }
    Ok(kept)
}

/// Takes out the rows of the table that the second module fills: that they are empty is written as phones before Chrome 96 cannot read it.
fn leave_empty_rows_out(module: &mut Module) {
    let is_empty = |items: &ElementItems| match items {
        ElementItems::Expressions(_, rows) => rows.iter().all(|row| matches!(row, ConstExpr::RefNull(_))),
        ElementItems::Functions(_) => false,
    };
    let empty: Vec<_> = module.elements.iter().filter(|rows| is_empty(&rows.items)).map(|rows| rows.id()).collect();
    for id in empty {
        module.elements.delete(id);
        for table in module.tables.iter_mut() {
            table.elem_segments.remove(&id);
        }
    }
}

/// Gives each import of wasm-bindgen a name of one or two letters: its own ends in a hash, which no compression makes shorter. Returns the new
/// names by the old ones.
fn shorten_imports(module: &mut Module) -> HashMap<String, String> {
    let mut names = HashMap::new();
    for import in module.imports.iter_mut().filter(|import| import.module != LOADER) {
        let count = names.len();
        import.module = GLUE.into();
        import.name = names.entry(import.name.clone()).or_insert_with(|| short(count)).clone();
    }
    names
}

/// The name of the import of this number: `a`, …, `z`, `ba`, `bb`, …
fn short(mut number: usize) -> String {
    let mut letters = Vec::new();
    loop {
        letters.insert(0, char::from(b'a' + (number % 26) as u8));
        number /= 26;
        if number == 0 {
            return letters.into_iter().collect();
        }
    }
}

/// The script of wasm-bindgen, which gives the imports under other names.
fn with_names(script: &str, names: &HashMap<String, String>) -> String {
    let mut written = String::with_capacity(script.len());
    let is_of_name = |letter: char| letter.is_alphanumeric() || "_$".contains(letter);
    let mut rest = script;
    while let Some(start) = rest.find(is_of_name) {
        let (before, from) = rest.split_at(start);
        let (word, after) = from.split_at(from.find(|letter| !is_of_name(letter)).unwrap_or(from.len()));
        // As the key of the object of all imports alone: the script may have a function of this name.
        let new = names.get(word).filter(|_| after.starts_with(':'));
        written.extend([before, new.map_or(word, String::as_str)]);
        rest = after;
    }
    written + rest
}
