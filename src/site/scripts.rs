//! The scripts of the site: each is named by its bytes, after the names of what it starts are written into it.

use std::collections::BTreeMap;

use super::Error;
use super::assets::{Files, rename};

/// The names that Trunk gives to what it makes of the app.
const GLUE: &str = "/safe-night-canterbury.js";
const WASM: &str = "/safe-night-canterbury_bg.wasm";
/// The facts that the program starts with.
const FACTS: &str = "/facts.json";

/// What every page runs, each after those that it imports. They come as one file, because each file that another asks for is a
/// round trip more before the page is alive; so no two of them may have one name at their top.
const EVERYWHERE: [&str; 5] = [
    include_str!("../worker/notes.js"),
    include_str!("../worker/news.js"),
    include_str!("../worker/home_screen.js"),
    include_str!("../worker/updates.js"),
    include_str!("../worker/boot.js"),
];

/// What single pages run, each after those that it imports.
const OWN: [(&str, &str); 6] = [
    ("exit", include_str!("../worker/exit.js")),
    ("theme", include_str!("../worker/theme.js")),
    ("forget", include_str!("../worker/forget.js")),
    ("code", include_str!("../worker/code.js")),
    ("share", include_str!("../worker/share.js")),
    ("print", include_str!("../worker/print.js")),
];

/// Where each script is, by its name: `boot` is at `/boot-1a2b3c4d5e6f7a8b.js`.
pub type Scripts = BTreeMap<&'static str, String>;

/// Names the program's files by their final bytes, and puts our own scripts and the facts beside them.
///
/// # Errors
/// Where Trunk did not stage what is expected, or a script asks for one that is not there.
pub fn take(files: &mut Files, facts: &str) -> Result<Scripts, Error> {
    files.insert(FACTS.into(), facts.into());
    let facts = rename(files, FACTS)?;
    let wasm = rename(files, WASM)?;
    let glue = files.remove(GLUE).ok_or("Trunk staged no script")?;
    let glue = String::from_utf8(glue)?.replace(WASM.trim_start_matches('/'), wasm.trim_start_matches('/'));
    files.insert(GLUE.into(), short(&glue)?.into_bytes());
    let glue = rename(files, GLUE)?;

    let mut names = Scripts::from([("facts", facts), ("wasm", wasm), ("script", glue)]);
    let own = OWN.map(|(name, text)| (name, text.to_owned()));
    for (name, mut text) in [("boot", joined())].into_iter().chain(own) {
        for (other, address) in &names {
            text = text.replace(&format!("{{{{{other}}}}}"), address);
        }
        if let Some((_, rest)) = text.split_once("{{") {
            let missing = rest.split_once("}}").map_or(rest, |(name, _)| name);
            return Err(format!("{name}.js asks for {missing}, which comes after it or is not there").into());
        }
        let address = format!("/{name}.js");
        files.insert(address.clone(), short(&text)?.into_bytes());
        names.insert(name, rename(files, &address)?);
    }
    Ok(names)
}

/// The scripts of [`EVERYWHERE`] as one: what they import of one another is there, and what they export, but for the last, is for
/// themselves.
fn joined() -> String {
    let mut lines = Vec::new();
    for (index, text) in EVERYWHERE.iter().enumerate() {
        let inner = index + 1 < EVERYWHERE.len();
        let own = text.lines().filter(|line| !line.starts_with("import "));
        lines.extend(own.map(|line| if inner { line.strip_prefix("export ").unwrap_or(line) } else { line }));
    }
    lines.join("\n")
}

/// A script less its comments and the white space that it does not need: those are for people who work on it.
///
/// # Errors
/// Where it cannot be read as a script.
pub fn short(script: &str) -> Result<String, Error> {
    Ok(minifier::js::minify(script)?.to_string())
}
