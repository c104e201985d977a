//! Firefox, by geckodriver.

use std::io::{BufRead, BufReader, Read};
use std::process::{Command, Stdio};
use std::sync::{Arc, Mutex};

use serde_json::json;
use tempfile::TempDir;

use crate::engines::browser::{Driven, Start, free_port, start_apart};

pub fn start(options: &Start) -> Driven {
    let profile = TempDir::new().expect("a folder");
    // Without this style, a window is at least 500 pixels wide, because of its bars.
    std::fs::create_dir(profile.path().join("chrome")).expect("a folder");
    std::fs::write(profile.path().join("chrome/userChrome.css"), ":root { min-width: 0 !important }").expect("a style");

    let port = free_port();
    let mut geckodriver = start_apart(
        Command::new("geckodriver")
            .args(["--port", &port.to_string()])
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped()),
    );
    let said: Arc<Mutex<Vec<String>>> = Arc::default();
    // The browser writes what scripts say to its output, and their errors to its standard error, among much else.
    note_lines(geckodriver.stdout.take().expect("it is piped"), "console.", said.clone());
    let errors: Arc<Mutex<Vec<String>>> = Arc::default();
    note_lines(geckodriver.stderr.take().expect("it is piped"), "JavaScript error: http://localhost", errors.clone());

    let mut settings = json!({
        "toolkit.legacyUserProfileCustomizations.stylesheets": true,
        "javascript.enabled": !options.scripts_off,
        "devtools.console.stdout.content": true,
        "geo.provider.use_geoclue": false,
        "permissions.default.geo": if options.at_place.is_some() { 1 } else { 2 },
    });
    if options.cookies_blocked {
        settings["network.cookie.cookieBehavior"] = json!(2);
    }
    if let Some((lat, lon)) = options.at_place {
        let position = json!({ "location": { "lat": lat, "lng": lon }, "accuracy": 10 });
        settings["geo.provider.testing"] = json!(true);
        settings["geo.provider.network.url"] = json!(format!("data:application/json,{position}"));
    }
    let capabilities = json!({
        "browserName": "firefox",
        "moz:firefoxOptions": {
            "binary": path_of("firefox-esr"),
            "args": ["-headless", "-kiosk", "-profile", profile.path()],
            "prefs": settings,
        },
    });
    Driven { port, capabilities, processes: vec![geckodriver], errors, said, _folder: Some(profile) }
}

/// Notes the lines of a program that begin with these words.
fn note_lines(output: impl Read + Send + 'static, words: &'static str, noted: Arc<Mutex<Vec<String>>>) {
    std::thread::spawn(move || {
        for line in BufReader::new(output).lines().map_while(Result::ok).filter(|line| line.starts_with(words)) {
            noted.lock().expect("no thread died").push(line);
        }
    });
}

/// The complete path of a command, as geckodriver needs it.
fn path_of(command: &str) -> String {
    let folders = std::env::var_os("PATH").expect("a path");
    let path = std::env::split_paths(&folders).map(|folder| folder.join(command)).find(|file| file.is_file());
    path.unwrap_or_else(|| panic!("no {command}: `make test-engines` installs it")).display().to_string()
}
