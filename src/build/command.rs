//! The command line of the builder.

use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{Context, Result, anyhow, bail};
use lexopt::prelude::*;

use crate::authoring::edition::{CONTENT, read_edition, today};
use crate::authoring::schema::schemas;
use crate::build::check::{Check, check};
use crate::build::site;
use crate::build::streets::Source;
use crate::build::verify::verify;
use crate::hosting::server;

const USAGE: &str = "site build           finishes the site that Trunk has staged (Trunk runs this)
site facts           writes every page of dist/ anew from the edited files, with the program of the last build
  --site SITE        or of another folder than dist/
  --streets FILE     with another layer of streets than target/streets/streets.layer; `none` for none
site serve [PORT]    serves dist/ at http://localhost:8080, or at another port
site verify HOST     says what a host, https://example.org, changes of dist/ on its way to a phone: run it after each upload
  --site SITE        or of another folder than dist/
site kill-switch     puts a worker into dist/ that ends itself and clears the program from phones
site schema          writes the schemas beside the edited files
site check           says whether the edited files are in order
  --published SITE   and whether their edition was raised since that of a finished site: its folder, or its
                     content/published.json
  --knowledge FILE   and writes what a phone gets of them
Each of build, facts, schema and check takes --content FOLDER in the place of public/content.";

/// A parsed command with its arguments.
#[derive(Debug, PartialEq)]
enum Command {
    Build { content: PathBuf },
    Facts { content: PathBuf, site: PathBuf, streets: Source },
    Serve { port: u16 },
    Verify { host: String, site: PathBuf },
    KillSwitch,
    Schema { content: PathBuf },
    Check { content: PathBuf, what: Check },
}

/// Runs one command. The first argument is the name of the program.
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    match parse(arguments).and_then(obey) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error:#}");
            ExitCode::FAILURE
        }
    }
}

/// # Errors
/// The usage text if the arguments are no command; the error of the command otherwise.
fn parse(arguments: impl IntoIterator<Item = OsString>) -> Result<Command> {
    let usage = |error: lexopt::Error| anyhow!("{error}\n\n{USAGE}");
    let mut parser = lexopt::Parser::from_iter(arguments);
    let (mut words, mut content, mut site, mut published, mut knowledge) = (Vec::new(), None, None, None, None);
    let mut streets = None;
    while let Some(argument) = parser.next().map_err(usage)? {
        let option = match argument {
            Value(word) => {
                words.push(word.string().map_err(usage)?);
                continue;
            }
            Long("content") => &mut content,
            Long("site") => &mut site,
            Long("streets") => &mut streets,
            Long("published") => &mut published,
            Long("knowledge") => &mut knowledge,
            _ => return Err(usage(argument.unexpected())),
        };
        *option = Some(PathBuf::from(parser.value().map_err(usage)?));
    }
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let of_check = published.is_some() || knowledge.is_some();
    if of_check && words != ["check"]
        || site.is_some() && !matches!(words[..], ["facts"] | ["verify", _])
        || streets.is_some() && words != ["facts"]
    {
        bail!(USAGE);
    }
    let folder = || content.clone().unwrap_or_else(|| CONTENT.into());
    match words[..] {
        ["build"] => Ok(Command::Build { content: folder() }),
        ["facts"] => {
            let streets = match streets {
                None => Source::Own,
                Some(name) if name == Path::new("none") => Source::None,
                Some(file) => Source::File(file),
            };
            Ok(Command::Facts { content: folder(), site: site.unwrap_or_else(|| "dist".into()), streets })
        }
        ["schema"] => Ok(Command::Schema { content: folder() }),
        ["check"] => Ok(Command::Check { content: folder(), what: Check { published, knowledge } }),
        _ if content.is_some() => bail!(USAGE),
        ["serve"] => Ok(Command::Serve { port: server::PORT }),
        ["serve", port] => match port.parse() {
            Ok(port) => Ok(Command::Serve { port }),
            Err(_) => bail!("{port} is not a port: give a number from 0 to 65535"),
        },
        ["verify", host] => Ok(Command::Verify { host: host.into(), site: site.unwrap_or_else(|| "dist".into()) }),
        ["kill-switch"] => Ok(Command::KillSwitch),
        _ => bail!(USAGE),
    }
}

fn obey(command: Command) -> Result<()> {
    match command {
        Command::Build { content } => site::run(&content),
        Command::Facts { content, site, streets } => site::facts(&content, &site, &streets),
        Command::Serve { port } => server::run("dist", port),
        Command::Verify { host, site } => {
            let report = verify(&host, &site)?;
            if !report.faults.is_empty() {
                bail!("{report}");
            }
            println!("{report}");
            Ok(())
        }
        Command::KillSwitch => site::kill_switch("dist"),
        Command::Schema { content } => {
            for (name, text) in schemas() {
                let path = content.join(name);
                fs::write(&path, text).with_context(|| path.display().to_string())?;
            }
            Ok(())
        }
        Command::Check { content, what } => {
            let today = today().context("This machine's clock is outside the calendar: set it right")?;
            let edition = read_edition(&content)?;
            let in_order = check(&edition, &what, today)?;
            edition.warn_of_holidays(today);
            println!("{in_order}");
            Ok(())
        }
    }
}
