//! nginx and Caddy, really started with the configuration of the builder. Run by `make hosts`, which installs both.

use std::path::PathBuf;
use std::process::{Command, Stdio};

use safe_night_canterbury::build::verify::verify;
use safe_night_canterbury::hosting::files::content_hash;

use crate::built_site::host::{Host, answers_unknown_addresses, refuses_other_methods, serves_every_file};
use crate::built_site::{files, headers};
use crate::support::editions::{project, real_site};

fn hosting() -> PathBuf {
    project("hosting")
}

fn nginx() -> Host {
    let text = include_str!("../load/nginx.conf")
        .replace("{{dist}}", &real_site().to_string_lossy())
        .replace("{{hosting}}", &hosting().to_string_lossy());
    Host::start(
        "nginx.conf",
        |port| text.replace("{{port}}", &port.to_string()),
        |work| {
            let mut command = Command::new("nginx");
            command.arg("-p").arg(work.path()).arg("-c").arg(work.path().join("nginx.conf")).stderr(Stdio::null());
            // A single process, so that ending it ends the server.
            command.args(["-g", "master_process off;"]);
            command
        },
    )
}

fn caddy() -> Host {
    let (dist, hosting) = (real_site(), hosting());
    let (dist, hosting) = (dist.display(), hosting.display());
    Host::start(
        "Caddyfile",
        |port| {
            format!(
                "{{\n\tadmin off\n\tauto_https off\n}}\n\
                 http://localhost:{port} {{\n\troot * {dist}\n\timport {hosting}/Caddyfile\n}}\n"
            )
        },
        |work| {
            let mut command = Command::new("caddy");
            command.args(["run", "--adapter", "caddyfile", "--config"]).arg(work.path().join("Caddyfile"));
            command.env("HOME", work.path()).stderr(Stdio::null());
            command
        },
    )
}

fn is_a_good_host(host: &Host) {
    serves_every_file(host);
    answers_unknown_addresses(host);
    let report = verify(&host.origin(), &real_site()).expect("it is reached");
    assert!(report.faults.is_empty(), "{report}");
    headers::check_headers(|address| {
        let answer = host.get(address, "br");
        answer.headers.iter().map(|(name, _)| (name.clone(), answer.header(name))).collect()
    });
    for address in ["/nowhere", "/places/beaney/", "/app-0123456789abcdef.js"] {
        assert!(host.get(address, "br").header("content-security-policy").contains("frame-ancestors 'none'"));
    }
    // A file that the client has is not sent again, and has the same caching rule.
    let wasm = files().into_iter().find(|(file, _)| file.ends_with(".wasm")).expect("a program");
    assert!(wasm.0.contains(&content_hash(&wasm.1)));
    for (address, caching) in [("/", "no-cache"), (wasm.0.as_str(), "public, max-age=31536000, immutable")] {
        let tag = host.get(address, "br").header("etag");
        let again = host.ask("GET", address, &format!("Accept-Encoding: br\r\nIf-None-Match: {tag}\r\n"));
        assert_eq!((again.status, again.header("cache-control").as_str()), (304, caching), "{address}");
    }
}

#[test]
#[ignore = "needs nginx: `make hosts` runs it"]
fn nginx_is_a_good_host_with_what_the_builder_wrote() {
    let host = nginx();
    is_a_good_host(&host);
    refuses_other_methods(&host);
    assert_eq!(host.get("/", "br").header("server"), "nginx", "no version");
}

#[test]
#[ignore = "needs Caddy: `make hosts` runs it"]
fn caddy_is_a_good_host_with_what_the_builder_wrote() {
    let host = caddy();
    is_a_good_host(&host);
    assert_eq!(host.get("/", "br").header("server"), "");
}
