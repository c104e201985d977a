//! Firefox, by geckodriver.

use std::io::{BufRead, BufReader};
use std::process::{Command, Stdio};
use std::sync::{Arc, Mutex};

use serde_json::json;
use tempfile::TempDir;

use crate::engines::browser::{Driven, Start, free_port, start_apart};

pub fn start(how: &Start) -> Driven {
    let profile = TempDir::new().expect("a folder");
    // A window would be no narrower than its bars: 500 pixels.
    std::fs::create_dir(profile.path().join("chrome")).expect("a folder");
    std::fs::write(profile.path().join("chrome/userChrome.css"), ":root { min-width: 0 !important }").expect("a style");

    let port = free_port();
    let mut geckodriver = start_apart(
        Command::new("geckodriver")
            .args(["--port", &port.to_string()])
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::piped()),
    );
    // The browser writes here what goes wrong in a page, among much of its own.
    let errors: Arc<Mutex<Vec<String>>> = Arc::default();
    let (lines, noted) = (BufReader::new(geckodriver.stderr.take().expect("it is piped")).lines(), errors.clone());
    std::thread::spawn(move || {
        for line in lines.map_while(Result::ok).filter(|line| line.starts_with("JavaScript error: http://localhost")) {
            noted.lock().expect("no thread died").push(line);
        }
    });

    let mut settings = json!({
        "toolkit.legacyUserProfileCustomizations.stylesheets": true,
        "javascript.enabled": !how.scripts_off,
        "geo.provider.use_geoclue": false,
        "permissions.default.geo": if how.at_place.is_some() { 1 } else { 2 },
    });
    if let Some((lat, lon)) = how.at_place {
        let told = json!({ "location": { "lat": lat, "lng": lon }, "accuracy": 10 });
        settings["geo.provider.testing"] = json!(true);
        settings["geo.provider.network.url"] = json!(format!("data:application/json,{told}"));
    }
    let capabilities = json!({
        "browserName": "firefox",
        "moz:firefoxOptions": {
            "binary": path_of("firefox-esr"),
            "args": ["-headless", "-kiosk", "-profile", profile.path()],
            "prefs": settings,
        },
    });
    Driven { port, capabilities, processes: vec![geckodriver], errors, _folder: Some(profile) }
}

/// Where a command lies: geckodriver wants the whole path.
fn path_of(command: &str) -> String {
    let folders = std::env::var_os("PATH").expect("a path");
    let found = std::env::split_paths(&folders).map(|folder| folder.join(command)).find(|path| path.is_file());
    found.unwrap_or_else(|| panic!("no {command}: `make test-engines` installs it")).display().to_string()
}
