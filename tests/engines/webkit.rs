//! WebKit, as MiniBrowser of Debian, with a virtual screen.

use std::io::{BufRead, BufReader};
use std::process::{Command, Stdio};
use std::sync::Arc;

use serde_json::json;

use crate::engines::browser::{Driven, Start, free_port, start_apart};

/// The driver cannot set a location, and reports no errors of scripts.
pub fn start(options: &Start) -> Driven {
    let mut screen = start_apart(
        Command::new("Xvfb")
            .args(["-displayfd", "1", "-screen", "0", "800x1000x24", "-nolisten", "tcp"])
            .stdout(Stdio::piped())
            .stderr(Stdio::null()),
    );
    let mut number = String::new();
    BufReader::new(screen.stdout.take().expect("it is piped"))
        .read_line(&mut number)
        .expect("the number of the screen");

    let port = free_port();
    let driver = start_apart(
        Command::new("WebKitWebDriver")
            .arg(format!("--port={port}"))
            .env("DISPLAY", format!(":{}", number.trim()))
            .env("GDK_BACKEND", "x11")
            .stdout(Stdio::null())
            .stderr(Stdio::null()),
    );
    // In full screen there are no bars. With them the window cannot be as narrow as a phone.
    let mut arguments = vec!["--automation", "--full-screen"];
    if options.scripts_off {
        arguments.push("--enable-javascript=false");
    }
    let capabilities = json!({ "browserName": "MiniBrowser", "webkitgtk:browserOptions": { "args": arguments } });
    Driven {
        port,
        capabilities,
        processes: vec![driver, screen],
        errors: Arc::default(),
        said: Arc::default(),
        _folder: None,
    }
}
