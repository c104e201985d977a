//! Finishes the site: after Trunk, which tells where its work is by `TRUNK_STAGING_DIR`, or of newer facts alone.

use std::cmp::Reverse;
use std::env;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use rayon::prelude::*;

use crate::app::pages::all_pages;
use crate::authoring::edition::{Edition, read_edition, today};
use crate::build::address::site_address;
use crate::build::document::{self, Program};
use crate::build::published::{PUBLISHED, Published};
use crate::build::{bundle, licences, prerender, scripts, service_worker, style};
use crate::hosting::files::{Files, read_dir};
use crate::hosting::headers_file::{HEADERS_FILE, write_headers_file};
use crate::hosting::{compress, headers, templates};
use crate::routes::Route;
use crate::state::build::{Build, Page};

/// Where what Trunk made of the program is kept, beside the finished site.
const PROGRAM: &str = "target/program";

/// Finishes the site that Trunk has staged, of the edited files in a folder. What Trunk staged is kept in [`PROGRAM`].
///
/// # Errors
/// Where Trunk did not stage what is expected, the content is not in order, or a file cannot be written.
pub fn run(content: &Path) -> Result<()> {
    let staged = env::var_os("TRUNK_STAGING_DIR")
        .map(PathBuf::from)
        .context("`site build` is run by Trunk: use `make build`")?;
    let dist = env::var_os("TRUNK_DIST_DIR").map(PathBuf::from).context("Trunk does not say where the site goes")?;
    let release = env::var("TRUNK_PROFILE").is_ok_and(|profile| profile == "release");
    let edition = read_edition_of_today(content)?;
    let mut files = read_dir(&staged)?;
    // What tells editors how to write the content is no part of the site.
    files.retain(|address, _| !address.ends_with(".md"));
    licences::keep(&mut files)?;
    if !release {
        return put(&staged, &for_development(files, edition)?);
    }
    let before = site_before(&dist)?;
    let program = dist.with_file_name(PROGRAM);
    remove_folder(&program)?;
    put(&program, &files)?;
    let (files, hosting) = finished(files, edition)?;
    remove_folder(&staged)?;
    put(&staged, &files)?;
    compress_beside(&staged, &files, &before)?;
    // Beside the folder of the finished site, so that no host serves it.
    put(&dist.with_file_name("hosting"), &hosting)?;
    report(&staged, &files)
}

/// Writes every page of the finished site anew, of the edited files in a folder, with the program of the last build: nothing is
/// compiled. `site` is the folder of the site, and what its host is told goes into `hosting` beside it.
///
/// # Errors
/// Where there is no program yet, the content is not in order, or a file cannot be written.
pub fn facts(content: &Path, site: &Path) -> Result<()> {
    let program = Path::new(PROGRAM);
    if !program.is_dir() {
        bail!("There is no program yet: run `make build` once.");
    }
    let edition = read_edition_of_today(content)?;
    let before = site_before(site)?;
    let (files, hosting) = finished(read_dir(program)?, edition)?;
    let named = |ending: &str| {
        let name = site.file_name().unwrap_or_default().to_string_lossy();
        site.with_file_name(format!(".{name}-{ending}"))
    };
    let (new, old) = (named("new"), named("old"));
    remove_folder(&new)?;
    put(&new, &files)?;
    compress_beside(&new, &files, &before)?;
    put(&site.with_file_name("hosting"), &hosting)?;
    // A host never serves a site that is half written.
    remove_folder(&old)?;
    if site.is_dir() {
        fs::rename(site, &old)?;
    }
    fs::rename(&new, site)?;
    remove_folder(&old)?;
    report(site, &files)
}

/// The finished site in a folder, if there is one: what was compressed for it need not be compressed again.
fn site_before(folder: &Path) -> Result<Files> {
    if folder.is_dir() { read_dir(folder) } else { Ok(Files::new()) }
}

/// The edition in a folder, which is not ahead of today. Without a clock that can be believed it is what it says.
fn read_edition_of_today(content: &Path) -> Result<Edition> {
    let edition = read_edition(content)?;
    if let Some(today) = today() {
        edition.is_not_ahead_of(today)?;
        edition.warn_of_holidays(today);
    }
    Ok(edition)
}

/// The pages of an edition with what Trunk made of the program, as Trunk can watch and reload them.
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

/// The finished site of an edition, of what Trunk made of the program, and what its host is told.
fn finished(mut files: Files, edition: Edition) -> Result<(Files, Files)> {
    // The template is for development: a finished page is written whole.
    files.remove("/index.html");
    let build = what_is_drawn(edition, &mut files)?;
    let style = style::bundle_styles(&mut files)?;
    let scripts = scripts::bundle_scripts(&mut files, &build.text)?;
    let style_hash = headers::style_hash(&style.critical);
    let policy = headers::policy(&style_hash);
    let program = Program { style: &style, scripts: &scripts, policy: &policy, site_address: &build.site_address };
    for page in build.pages.iter() {
        let html = document::finished(page, &prerender::body(&page.route, &build), &program)?;
        files.insert(file_of(page), html.into_bytes());
    }
    bundle::write_page_bundle(&mut files)?;
    let worker = service_worker::worker(&files, &style_hash)?;
    files.insert("/sw.js".into(), worker.into_bytes());
    let headers = headers::security_headers(&policy);
    files.insert(HEADERS_FILE.into(), write_headers_file(&headers, &files)?.into_bytes());
    let hosting = templates::files(&headers, &files)?;
    Ok((files, hosting))
}

fn take_template(files: &mut Files) -> Result<String> {
    Ok(String::from_utf8(files.remove("/index.html").context("Trunk staged no index.html")?)?)
}

/// What the pages are drawn from. The facts are put beside them, for phones that look for newer
/// ones, and their edition, for the next build.
fn what_is_drawn(edition: Edition, files: &mut Files) -> Result<Build> {
    let _ = any_spawner::Executor::init_futures_executor();
    let licences = licences::take(files)?.into();
    let Edition { knowledge, text, edited } = edition;
    files.extend(edited.into_iter().map(|(name, bytes)| (format!("/content/{name}"), bytes)));
    files.insert("/content/knowledge.json".into(), text.clone().into());
    let published = Published::of(&knowledge.edition, &text);
    files.insert(PUBLISHED.into(), serde_json::to_vec(&published)?);
    let pages = all_pages(&knowledge).into();
    let site_address = site_address()?.into();
    Ok(Build { knowledge: knowledge.into(), text: text.into(), pages, licences, site_address })
}

/// Replaces the service worker of a finished site by the kill switch: a worker that ends itself and clears the program from each
/// phone that visits. Another build takes that back.
///
/// # Errors
/// Where there is no finished site, or a file cannot be written.
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

/// The file of a page. The one for unknown addresses is where hosts look for it.
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

/// Writes the compressed twins of files beside them. Those of a file that is as it was in the site before are taken from there.
fn compress_beside(folder: &Path, files: &Files, before: &Files) -> Result<()> {
    let mut all: Vec<_> = files.iter().filter(|(address, _)| compress::is_compressible(address)).collect();
    // The largest takes as long as all others together, so it comes first.
    all.sort_by_key(|(_, bytes)| Reverse(bytes.len()));
    let twins = |(address, bytes): (&String, &Vec<u8>)| -> Result<()> {
        let is_same = before.get(address) == Some(bytes);
        let kept = |ending: &str| before.get(&format!("{address}.{ending}")).filter(|_| is_same).cloned();
        let path = folder.join(address.trim_start_matches('/')).display().to_string();
        fs::write(format!("{path}.br"), kept("br").map_or_else(|| compress::brotli(bytes), Ok)?)?;
        fs::write(format!("{path}.gz"), kept("gz").map_or_else(|| compress::gzip(bytes), Ok)?)?;
        Ok(())
    };
    all.into_par_iter().with_max_len(1).try_for_each(twins)
}

/// Says what the first visit costs, by the compressed twins in a folder.
fn report(folder: &Path, files: &Files) -> Result<()> {
    let size = |wanted: fn(&str) -> bool| -> Result<u64> {
        let twins = files.keys().filter(|address| wanted(address)).map(|address| format!(".{address}.br"));
        twins.map(|twin| Ok(fs::metadata(folder.join(twin))?.len())).sum()
    };
    println!("home page with its style: {} bytes in Brotli", size(|address| address == "/index.html")?);
    println!("wasm: {} bytes in Brotli", size(|address| address.ends_with(".wasm"))?);
    println!("scripts: {} bytes in Brotli", size(|address| address.ends_with(".js"))?);
    println!("{} files in all", files.len());
    Ok(())
}
