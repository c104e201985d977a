//! Reads `public/content/`, refuses what is wrong, and leaves the pack for the program to be built with.

use std::{env, error::Error, fs, path::Path, process::exit};

#[path = "src/content"]
#[allow(dead_code, reason = "the app uses what the build does not")]
mod content {
    pub mod check;
    pub mod hours;
    pub mod lower;
    pub mod pack;
    pub mod place;
    pub mod source;
}

const PLACES: &str = "public/content/places.json";

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed={PLACES}");
    println!("cargo::rerun-if-changed=src/content");

    let text = fs::read_to_string(PLACES).map_err(|error| format!("{PLACES}: {error}"))?;
    let pack = content::source::read(&text).unwrap_or_else(|problems| {
        for problem in problems {
            println!("cargo::error={PLACES}: {problem}");
        }
        exit(1)
    });
    let out = env::var_os("OUT_DIR").ok_or("cargo gives OUT_DIR")?;
    fs::write(Path::new(&out).join("pack.json"), serde_json::to_string(&pack)?)?;
    Ok(())
}
