//! THE BUILDER, native only: writes every page as finished HTML, names files by their bytes, and serves the result.

pub mod address;
pub mod assets;
pub mod build;
pub mod bundle;
pub mod compress;
pub mod document;
pub mod headers;
pub mod hosting;
pub mod prerender;
pub mod scripts;
pub mod serve;
pub mod style;
pub mod worker;

use std::process::ExitCode;
use std::time::{SystemTime, UNIX_EPOCH};

use crate::content::holidays::warnings;
use crate::finder::london::wall_clock;

const USAGE: &str = "site build          finishes the site that Trunk has staged (Trunk runs this)
site serve [PORT]   serves dist/ at http://localhost:8080, or at another port
site way-out        puts a worker into dist/ that ends itself and clears the program from phones
site check          says whether the content is in order";

/// Runs one command of the builder.
pub fn run(arguments: Vec<String>) -> ExitCode {
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let done = match words[..] {
        ["build"] => {
            warn_of_holidays();
            build::run()
        }
        ["way-out"] => build::way_out("dist"),
        ["serve"] => serve::run("dist", serve::PORT),
        ["serve", port] => match port.parse() {
            Ok(port) => serve::run("dist", port),
            Err(_) => Err(format!("{port} is not a port: give a number from 0 to 65535").into()),
        },
        // The build script has refused bad content before this program could be made.
        ["check"] => {
            warn_of_holidays();
            println!("The content is in order: {} places.", crate::content::built_in().places.len());
            Ok(())
        }
        _ => Err(USAGE.into()),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

/// Tells which hours say nothing of the holidays that come next, by this computer's clock.
fn warn_of_holidays() {
    let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    if let Some(today) = wall_clock(now.as_millis() as f64) {
        for warning in warnings(&crate::content::built_in(), today.date()) {
            eprintln!("warning: {warning}");
        }
    }
}

/// What went wrong, as a sentence for the person at the keyboard.
pub type Error = Box<dyn std::error::Error + Send + Sync>;
