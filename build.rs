//! Reads `public/content/`, refuses what is wrong, and leaves what it says for the program to be built with: the pack for the
//! phone, the guide for the builder.

use std::time::{SystemTime, UNIX_EPOCH};
use std::{env, error::Error, fs, path::Path, process::exit};

use content::source::{self, Fault};

#[path = "src/content"]
#[allow(dead_code, reason = "the app uses what the build does not")]
mod content {
    pub mod campaign;
    pub mod check;
    pub mod edited_json;
    pub mod edition_check;
    pub mod encoding;
    pub mod entry;
    pub mod evidence;
    pub mod guide;
    pub mod guide_check;
    pub mod hours;
    pub mod links;
    pub mod lower;
    pub mod notation;
    pub mod notation_reader;
    pub mod notation_signs;
    pub mod pack;
    pub mod page_terms;
    pub mod place;
    pub mod plan;
    pub mod reading;
    pub mod service;
    pub mod signs;
    pub mod situation;
    pub mod source;
    pub mod stored;
    pub mod terms;
    pub mod two_ways;
}

#[path = "src/finder/london.rs"]
mod london;

const FOLDER: &str = "public/content";

fn main() -> Result<(), Box<dyn Error>> {
    for file in source::FILES {
        println!("cargo::rerun-if-changed={FOLDER}/{file}");
    }
    println!("cargo::rerun-if-changed=src/content");

    let texts = source::gather(Path::new(FOLDER)).unwrap_or_else(|faults| refuse(faults));
    let (pack, guide) = source::read(&texts).unwrap_or_else(|faults| refuse(faults));
    let since = SystemTime::now().duration_since(UNIX_EPOCH)?;
    // Without a clock that can be believed the edition is what it says.
    let today = london::wall_clock(since.as_millis() as f64).map(|now| now.date());
    if let Some(fault) = today.and_then(|today| content::edition_check::fault(&pack, today)) {
        refuse(vec![fault]);
    }
    let out = env::var_os("OUT_DIR").ok_or("cargo gives OUT_DIR")?;
    fs::write(Path::new(&out).join("pack.json"), serde_json::to_string(&pack)?)?;
    fs::write(Path::new(&out).join("guide.json"), serde_json::to_string(&guide)?)?;
    Ok(())
}

/// Says all that is wrong and ends the build.
fn refuse(faults: Vec<Fault>) -> ! {
    for fault in faults {
        println!("cargo::error={fault}");
    }
    exit(1)
}
