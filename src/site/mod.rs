//! THE BUILDER, native only: writes every page as finished HTML, names files by their bytes, and serves the result.

pub mod address;
pub mod assets;
pub mod build;
pub mod bundle;
pub mod check;
pub mod compress;
pub mod document;
pub mod headers;
pub mod hosting;
pub mod npm;
pub mod prerender;
pub mod published;
pub mod scripts;
pub mod serve;
pub mod style;
pub mod worker;

use std::path::Path;
use std::process::ExitCode;

use crate::content::built_in;
use crate::content::holidays::warnings;

const USAGE: &str = "site build          finishes the site that Trunk has staged (Trunk runs this)
site serve [PORT]   serves dist/ at http://localhost:8080, or at another port
site way-out        puts a worker into dist/ that ends itself and clears the program from phones
site check          says whether the files in public/content/ are in order
site check --published SITE
                    and whether their edition was raised since that of a finished site, given as its folder or its
                    content/published.json";

/// Runs one command of the builder.
pub fn run(arguments: Vec<String>) -> ExitCode {
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let done = match words[..] {
        ["build"] => {
            warn_of_holidays();
            build::run()
        }
        ["way-out"] => build::kill_switch("dist"),
        ["serve"] => serve::run("dist", serve::PORT),
        ["serve", port] => match port.parse() {
            Ok(port) => serve::run("dist", port),
            Err(_) => Err(format!("{port} is not a port: give a number from 0 to 65535").into()),
        },
        ["check"] => content_is_in_order(None),
        ["check", "--published", site] => content_is_in_order(Some(Path::new(site))),
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

fn content_is_in_order(published: Option<&Path>) -> Result<(), Error> {
    let today = check::today().ok_or("This machine's clock is outside the calendar: set it right")?;
    warn_of_holidays();
    println!("{}", check::check(Path::new(check::FOLDER), published, today)?);
    Ok(())
}

/// Tells which hours say nothing of the holidays that come next, by this computer's clock.
fn warn_of_holidays() {
    for warning in check::today().map(|today| warnings(&built_in(), today)).into_iter().flatten() {
        eprintln!("warning: {warning}");
    }
}

/// What went wrong, as a sentence for the person at the keyboard.
pub type Error = Box<dyn std::error::Error + Send + Sync>;
