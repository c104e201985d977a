//! Finishes the site that Trunk has staged. Trunk runs it once, after its own work, and tells it where by `TRUNK_STAGING_DIR`.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};

use super::Error;
use super::address::site_address;
use super::assets::{Files, gather};
use super::document::{Program, development, finished};
use super::published::{PUBLISHED, Published};
use super::{bundle, compress, headers, hosting, prerender, scripts, style, worker};
use crate::content::{BUILT_IN_JSON, built_in, guide};
use crate::pages::head::{Page, all};

/// What the service worker does not keep, by the start of its address. Pictures for shops and shared links, and what the host is
/// told, are read by others than the phone's owner. iOS keeps its start pictures by itself. The facts change without the
/// program, which comes with those it was built with. The bundle of pages is taken apart.
const PRECACHE_EXCLUDE: [&str; 5] = ["/content/", "/pictures/", "/splash/", "/pages-", hosting::HEADERS_FILE];

/// Whether a phone keeps the file at this address as part of the program.
pub fn is_precached(address: &str) -> bool {
    !PRECACHE_EXCLUDE.iter().any(|start| address.starts_with(start))
}

/// Finishes the staged site.
///
/// # Errors
/// Where Trunk did not stage what is expected, or a file cannot be written.
pub fn run() -> Result<(), Error> {
    let staged =
        env::var_os("TRUNK_STAGING_DIR").map(PathBuf::from).ok_or("`site build` is run by Trunk: use `make build`")?;
    let release = env::var("TRUNK_PROFILE").is_ok_and(|profile| profile == "release");
    let _ = any_spawner::Executor::init_futures_executor();

    let mut files = gather(&staged)?;
    let template = String::from_utf8(files.remove("/index.html").ok_or("Trunk staged no index.html")?)?;
    files.insert("/content/pack.json".into(), BUILT_IN_JSON.into());
    let published = Published::of(&built_in().edition, BUILT_IN_JSON, guide())?;
    files.insert(PUBLISHED.into(), serde_json::to_vec(&published)?);

    if !release {
        for page in all(&built_in(), guide()) {
            let html = development(&template, &page, &prerender::body(&page.path))?;
            files.insert(file_of(&page), html.into_bytes());
        }
        files.insert("/dev.js".into(), include_bytes!("../worker/dev.js").to_vec());
        return put(&staged, &files);
    }

    let style = style::bundle_styles(&mut files)?;
    let scripts = scripts::bundle_scripts(&mut files, BUILT_IN_JSON)?;
    let site_address = site_address()?;
    let policy = headers::policy(&style.critical);
    let program = Program { style: &style, scripts: &scripts, policy: &policy, site_address: &site_address };
    for page in all(&built_in(), guide()) {
        let html = finished(&page, &prerender::body(&page.path), &program)?;
        files.insert(file_of(&page), html.into_bytes());
    }
    bundle::write_page_bundle(&mut files)?;
    let worker = worker::worker(&files)?;
    files.insert("/sw.js".into(), worker.into_bytes());
    let headers = headers::security_headers(&policy);
    files.insert(hosting::HEADERS_FILE.into(), hosting::headers_file(&headers, &files)?.into_bytes());
    hosting::write(&hosting_folder()?, &headers, &files)?;

    fs::remove_dir_all(&staged)?;
    put(&staged, &files)?;
    compress_beside(&staged, &files)?;
    report(&files)
}

/// Replaces the service worker of a finished site by the kill switch: a worker that ends itself and clears the program from each
/// phone that visits. Another build takes that back.
///
/// # Errors
/// Where there is no finished site, or a file cannot be written.
pub fn kill_switch(folder: &str) -> Result<(), Error> {
    let folder = Path::new(folder);
    if !folder.join("sw.js").is_file() {
        return Err(format!("{} holds no finished site: run `make build` first", folder.display()).into());
    }
    let files = Files::from([("/sw.js".to_owned(), include_bytes!("../worker/kill_switch.js").to_vec())]);
    put(folder, &files)?;
    compress_beside(folder, &files)?;
    println!("{} now clears the program from phones. Build again to take that back.", folder.join("sw.js").display());
    Ok(())
}

/// The file of a page. The one for unknown addresses is where hosts look for it.
fn file_of(page: &Page) -> String {
    match page.path.as_str() {
        "/" => "/index.html".into(),
        "/404" => "/404.html".into(),
        path => format!("{path}/index.html"),
    }
}

/// Beside the folder of the finished site, so that no host serves it.
fn hosting_folder() -> Result<PathBuf, Error> {
    let dist = env::var_os("TRUNK_DIST_DIR").map(PathBuf::from).ok_or("Trunk does not say where the site goes")?;
    Ok(dist.with_file_name("hosting"))
}

fn put(folder: &Path, files: &Files) -> Result<(), Error> {
    for (address, bytes) in files {
        let path = folder.join(address.trim_start_matches('/'));
        if let Some(parent) = path.parent() {
            fs::create_dir_all(parent)?;
        }
        fs::write(path, bytes)?;
    }
    Ok(())
}

fn compress_beside(folder: &Path, files: &Files) -> Result<(), Error> {
    for (address, bytes) in files.iter().filter(|(address, _)| compress::is_compressible(address)) {
        let path = folder.join(address.trim_start_matches('/'));
        fs::write(format!("{}.br", path.display()), compress::brotli(bytes)?)?;
        fs::write(format!("{}.gz", path.display()), compress::gzip(bytes)?)?;
    }
    Ok(())
}

/// Says what the first visit costs, in Brotli.
fn report(files: &Files) -> Result<(), Error> {
    let size = |wanted: fn(&str) -> bool| -> Result<usize, Error> {
        files
            .iter()
            .filter(|(address, _)| wanted(address))
            .try_fold(0, |sum, (_, bytes)| Ok(sum + compress::brotli(bytes)?.len()))
    };
    println!("home page with its style: {} bytes in Brotli", size(|address| address == "/index.html")?);
    println!("wasm: {} bytes in Brotli", size(|address| address.ends_with(".wasm"))?);
    println!("scripts: {} bytes in Brotli", size(|address| address.ends_with(".js"))?);
    println!("{} files in all", files.len());
    Ok(())
}
