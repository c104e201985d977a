//! Finishes the site: after Trunk, whose output is in `TRUNK_STAGING_DIR`, or from newer facts alone.

use std::cmp::Reverse;
use std::env;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use rayon::prelude::*;

use crate::authoring::edition::{Edition, read_edition, today};
use crate::build::address::site_address;
use crate::build::document::{self, Program};
use crate::build::pages::all_pages;
use crate::build::parts::parts;
use crate::build::patrol::PATROL_FILES;
use crate::build::published::{PUBLISHED, Published};
use crate::build::split::split_program;
use crate::build::streets::{self, STREETS, Source};
use crate::build::{bundle, licences, patrol, prerender, scripts, service_worker, style};
use crate::hosting::files::{Files, read_dir};
use crate::hosting::headers_file::{HEADERS_FILE, write_headers_file};
use crate::hosting::{compress, headers, templates};
use crate::routes::{MOVED, Route};
use crate::state::build::{Build, Page};

/// The folder beside the finished site with the compiled program, for builds of newer facts.
const PROGRAM: &str = "target/program";

/// Finishes the site that Trunk has staged, from the edited files in a folder. Copies Trunk's output to [`PROGRAM`].
///
/// # Errors
/// If Trunk did not stage an expected file, the content has issues, or a file cannot be written.
pub fn run(content: &Path) -> Result<()> {
    let staged = env::var_os("TRUNK_STAGING_DIR")
        .map(PathBuf::from)
        .context("`site build` is run by Trunk: use `make build`")?;
    let dist = env::var_os("TRUNK_DIST_DIR").map(PathBuf::from).context("Trunk does not say where the site goes")?;
    let profile = env::var("TRUNK_PROFILE").unwrap_or_default();
    let edition = read_edition_of_today(content)?;
    let mut files = read_dir(&staged)?;
    // The schemas and the README of the content are for editors, not for the site.
    files.retain(|address, _| !address.ends_with(".md"));
    licences::keep(&mut files)?;
    split_program(&mut files, &profile)?;
    if profile != "release" {
        return put(&staged, &for_development(files, edition)?);
    }
    let before = site_before(&dist)?;
    let program = dist.with_file_name(PROGRAM);
    remove_folder(&program)?;
    put(&program, &files)?;
    let (files, hosting) = finished(files, edition, &Source::Own)?;
    remove_folder(&staged)?;
    put(&staged, &files)?;
    compress_beside(&staged, &files, &before)?;
    // Outside the folder of the finished site, so that no host serves it.
    put(&dist.with_file_name("hosting"), &hosting)?;
    report(&staged, &files)
}

/// Rewrites every page of the finished site from the edited files in a folder, with the program of the last build: nothing is
/// compiled. `site`: the folder of the site; the files for its host go into `hosting` beside it.
///
/// # Errors
/// If there is no program yet, the content has issues, or a file cannot be written.
pub fn facts(content: &Path, site: &Path, streets: &Source) -> Result<()> {
    let program = Path::new(PROGRAM);
    if !program.is_dir() {
        bail!("There is no program yet: run `make build` once.");
    }
    let edition = read_edition_of_today(content)?;
    let before = site_before(site)?;
    let (files, hosting) = finished(read_dir(program)?, edition, streets)?;
    let named = |ending: &str| {
        let name = site.file_name().unwrap_or_default().to_string_lossy();
        site.with_file_name(format!(".{name}-{ending}"))
    };
    let (new, old) = (named("new"), named("old"));
    remove_folder(&new)?;
    put(&new, &files)?;
    compress_beside(&new, &files, &before)?;
    put(&site.with_file_name("hosting"), &hosting)?;
    // Written beside the site and swapped in, so that a host never serves a half-written site.
    remove_folder(&old)?;
    if site.is_dir() {
        fs::rename(site, &old)?;
    }
    fs::rename(&new, site)?;
    remove_folder(&old)?;
    report(site, &files)
}

/// The finished site in a folder, if there is one. Its compressed files are reused.
fn site_before(folder: &Path) -> Result<Files> {
    if folder.is_dir() { read_dir(folder) } else { Ok(Files::new()) }
}

/// Reads the edition in a folder and rejects one that is dated in the future, unless the clock is implausible.
fn read_edition_of_today(content: &Path) -> Result<Edition> {
    let edition = read_edition(content)?;
    if let Some(today) = today() {
        edition.is_not_ahead_of(today)?;
        edition.warn_of_holidays(today);
    }
    Ok(edition)
}

/// The development site of an edition: pages that Trunk can watch and reload.
fn for_development(mut files: Files, edition: Edition) -> Result<Files> {
    let template = take_template(&mut files)?;
    let build = what_is_drawn(edition, &mut files)?;
    for page in build.pages.iter() {
        let html = document::development(&template, page, &prerender::body(&page.route, &build))?;
        files.insert(file_of(page), html.into_bytes());
    }
    files.insert("/dev.js".into(), include_bytes!("../start/dev.js").to_vec());
    Ok(files)
}

/// The finished site of an edition, made from Trunk's output, and the files for its host.
fn finished(mut files: Files, edition: Edition, streets: &Source) -> Result<(Files, Files)> {
    // The template is for development: a finished page is written without it.
    files.remove("/index.html");
    let rules = edition.streets.clone();
    let build = what_is_drawn(edition, &mut files)?;
    let style = style::bundle_styles(&mut files)?;
    let streets = streets::add_streets(&mut files, streets, &rules)?;
    let patrol = patrol::add_patrol(&mut files, &build.patrol)?;
    let scripts = scripts::bundle_scripts(&mut files, &build.text, streets.as_ref())?;
    let style_hash = headers::style_hash(&style.critical);
    let policy = headers::policy(&style_hash);
    let program = Program {
        style: &style,
        scripts: &scripts,
        patrol: &patrol,
        policy: &policy,
        site_address: &build.site_address,
    };
    for page in build.pages.iter() {
        let html = document::finished(page, &prerender::body(&page.route, &build), &program);
        files.insert(file_of(page), html.into_bytes());
    }
    for (old, new) in MOVED {
        let page = files.get(&format!("{new}/index.html")).with_context(|| format!("there is no page at {new}"))?;
        files.insert(format!("{old}/index.html"), page.clone());
    }
    bundle::write_page_bundles(&mut files, &scripts.program.facts)?;
    let parts = parts(&files, streets.as_ref());
    let worker = service_worker::worker(&files, &style_hash, &scripts.program.facts, &parts)?;
    files.insert("/sw.js".into(), worker.into_bytes());
    let headers = headers::security_headers(&policy);
    files.insert(HEADERS_FILE.into(), write_headers_file(&headers, &files)?.into_bytes());
    let hosting = templates::files(&headers, &files)?;
    Ok((files, hosting))
}

fn take_template(files: &mut Files) -> Result<String> {
    Ok(String::from_utf8(files.remove("/index.html").context("Trunk staged no index.html")?)?)
}

/// The data that the pages are drawn from. Adds the facts to the site, for phones that look for newer ones, and their edition,
/// for the next build.
fn what_is_drawn(edition: Edition, files: &mut Files) -> Result<Build> {
    let _ = any_spawner::Executor::init_futures_executor();
    let licences = licences::take(files)?.into();
    let Edition { knowledge, text, patrol, edited, .. } = edition;
    files.extend(edited.into_iter().map(|(name, bytes)| (format!("/content/{name}"), bytes)));
    files.insert("/content/knowledge.json".into(), text.clone().into());
    let published = Published::of(&knowledge.edition, &text);
    files.insert(PUBLISHED.into(), serde_json::to_vec(&published)?);
    let pages = all_pages(&knowledge).into();
    let site_address = site_address()?.into();
    let (knowledge, patrol) = (knowledge.into(), patrol.into());
    Ok(Build { knowledge, text: text.into(), patrol, pages, licences, site_address })
}

/// Replaces the service worker of a finished site by the kill switch, which unregisters itself and clears the program from each
/// phone that visits. The next build restores the worker.
///
/// # Errors
/// If there is no finished site, or a file cannot be written.
pub fn kill_switch(folder: &str) -> Result<()> {
    let folder = Path::new(folder);
    if !folder.join("sw.js").is_file() {
        bail!("{} holds no finished site: run `make build` first", folder.display());
    }
    let files = Files::from([("/sw.js".to_owned(), include_bytes!("../service_worker/kill_switch.js").to_vec())]);
    put(folder, &files)?;
    compress_beside(folder, &files, &Files::new())?;
    println!("{} now clears the program from phones. Build again to take that back.", folder.join("sw.js").display());
    Ok(())
}

/// The file of a page. The page for unknown addresses is `404.html`, where hosts expect it.
fn file_of(page: &Page) -> String {
    match page.route {
        Route::Home => "/index.html".into(),
        Route::NotFound => "/404.html".into(),
        _ => format!("{}/index.html", page.path),
    }
}

fn put(folder: &Path, files: &Files) -> Result<()> {
    for (address, bytes) in files {
        let path = folder.join(address.trim_start_matches('/'));
        if let Some(parent) = path.parent() {
            fs::create_dir_all(parent)?;
        }
        fs::write(path, bytes)?;
    }
    Ok(())
}

fn remove_folder(folder: &Path) -> Result<()> {
    if folder.exists() {
        fs::remove_dir_all(folder)?;
    }
    Ok(())
}

/// Writes compressed copies beside the files. Copies of unchanged files are reused from the site before.
fn compress_beside(folder: &Path, files: &Files, before: &Files) -> Result<()> {
    let mut all: Vec<_> = files.iter().filter(|(address, _)| compress::is_compressible(address)).collect();
    // The largest file takes as long as all others together, so it starts first.
    all.sort_by_key(|(_, bytes)| Reverse(bytes.len()));
    let twins = |(address, bytes): (&String, &Vec<u8>)| -> Result<()> {
        let is_same = before.get(address) == Some(bytes);
        let kept = |ending: &str| before.get(&format!("{address}.{ending}")).filter(|_| is_same).cloned();
        let path = folder.join(address.trim_start_matches('/')).display().to_string();
        fs::write(format!("{path}.br"), kept("br").map_or_else(|| compress::brotli(bytes), Ok)?)?;
        fs::write(format!("{path}.gz"), kept("gz").map_or_else(|| compress::gzip(address, bytes), Ok)?)?;
        Ok(())
    };
    all.into_par_iter().with_max_len(1).try_for_each(twins)
}

/// Prints the size of a first visit, from the compressed files in a folder.
fn report(folder: &Path, files: &Files) -> Result<()> {
    let size = |wanted: fn(&str) -> bool| -> Result<u64> {
        let twins = files.keys().filter(|address| wanted(address)).map(|address| format!(".{address}.br"));
        twins.map(|twin| Ok(fs::metadata(folder.join(twin))?.len())).sum()
    };
    println!("home page with its style: {} bytes in Brotli", size(|address| address == "/index.html")?);
    println!("wasm: {} bytes in Brotli", size(|address| address.ends_with(".wasm") && is_of_app(address))?);
    println!("scripts: {} bytes in Brotli", size(|address| address.ends_with(".js") && is_of_app(address))?);
    match size(|address| address.starts_with(STREETS))? {
        0 => {}
        bytes => println!("streets: {bytes} bytes in Brotli"),
    }
    println!("patrol: {} bytes in Brotli", size(|address| address.starts_with(PATROL_FILES))?);
    println!("{} files in all", files.len());
    Ok(())
}

/// Whether a file is of no part that comes after the app.
pub fn is_of_app(address: &str) -> bool {
    !address.starts_with(STREETS) && !address.starts_with(PATROL_FILES)
}
