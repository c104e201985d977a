//! Reads `public/content/`, refuses what is wrong, and leaves what it says for the program to be built with: the pack for the
//! phone, the guide for the builder.

use std::{env, error::Error, fs, path::Path, process::exit};

#[path = "src/content"]
#[allow(dead_code, reason = "the app uses what the build does not")]
mod content {
    pub mod campaign;
    pub mod check;
    pub mod entry;
    pub mod evidence;
    pub mod guide;
    pub mod guide_check;
    pub mod hours;
    pub mod links;
    pub mod lower;
    pub mod pack;
    pub mod page_terms;
    pub mod place;
    pub mod plan;
    pub mod service;
    pub mod situation;
    pub mod source;
    pub mod stored;
    pub mod terms;
}

const FOLDER: &str = "public/content";

fn main() -> Result<(), Box<dyn Error>> {
    for file in content::source::FILES {
        println!("cargo::rerun-if-changed={FOLDER}/{file}");
    }
    println!("cargo::rerun-if-changed=src/content");

    let texts = content::source::gather(Path::new(FOLDER))?;
    let (pack, guide) = content::source::read(&texts).unwrap_or_else(|faults| {
        for fault in faults {
            println!("cargo::error={fault}");
        }
        exit(1)
    });
    let out = env::var_os("OUT_DIR").ok_or("cargo gives OUT_DIR")?;
    fs::write(Path::new(&out).join("pack.json"), serde_json::to_string(&pack)?)?;
    fs::write(Path::new(&out).join("guide.json"), serde_json::to_string(&guide)?)?;
    Ok(())
}
