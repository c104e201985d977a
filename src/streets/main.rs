//! Makes the layer of streets of an OpenStreetMap extract.

use std::path::PathBuf;
use std::process::ExitCode;
use std::time::Instant;

use anyhow::{Context, Result, bail, ensure};
use streets::format;
use streets::import::{Options, import};

const USAGE: &str =
    "streets FILE.osm.pbf [--out FOLDER] [--box SOUTH,WEST,NORTH,EAST] [--date YYYY-MM-DD] [--credit TEXT]";

fn main() -> ExitCode {
    match run(std::env::args().skip(1)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(mut args: impl Iterator<Item = String>) -> Result<()> {
    let (mut file, mut out, mut options) = (None, PathBuf::from("."), Options::default());
    while let Some(arg) = args.next() {
        let mut value = || args.next().with_context(|| format!("{arg} of what? {USAGE}"));
        match arg.as_str() {
            "--out" => out = value()?.into(),
            "--date" => options.date = Some(value()?),
            "--credit" => options.credit = Some(value()?),
            "--box" => options.corners = corners(&value()?)?,
            "--help" => {
                println!("{USAGE}");
                return Ok(());
            }
            _ if arg.starts_with('-') || file.is_some() => bail!("{arg}? {USAGE}"),
            _ => file = Some(PathBuf::from(arg)),
        }
    }
    let file = file.context(USAGE)?;
    let start = Instant::now();
    let (layer, told) = import(&file, &options)?;
    let bytes = format::write(&layer)?;
    let (again, _) = format::read(&bytes)?;
    ensure!(again == format::ordered(&layer)?, "the layer is not read as it was written");
    std::fs::create_dir_all(&out).with_context(|| format!("cannot make {}", out.display()))?;
    let path = out.join("streets.layer");
    std::fs::write(&path, &bytes).with_context(|| format!("cannot write {}", path.display()))?;
    let sections = format::sections(&bytes)?;
    println!("{}, data of {}, read in {:.1} s", file.display(), layer.header.date, start.elapsed().as_secs_f64());
    print!("{told}");
    println!("Bytes, before they are compressed:");
    for (what, section) in
        [("names", sections.texts), ("network", sections.network), ("ground", sections.ground), ("in all", &bytes)]
    {
        println!("{:>12}  {what}", section.len());
    }
    println!("Written: {}", path.display());
    Ok(())
}

fn corners(text: &str) -> Result<[f64; 4]> {
    let numbers: Result<Vec<f64>, _> = text.split(',').map(|number| number.trim().parse()).collect();
    let numbers = numbers.ok().filter(|numbers| numbers.iter().all(|number| number.is_finite()));
    let corners = numbers.and_then(|numbers| <[f64; 4]>::try_from(numbers).ok());
    ensure!(corners.is_some(), "no box: {text} (south, west, north, east in degrees, as 51.255,1.035,51.305,1.115)");
    Ok(corners.unwrap_or_default())
}
