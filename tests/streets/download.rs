//! The script that fetches Kent, `.ci/setup/kent.sh`, runs in a folder of its own against a host on this machine: what is not whole, or
//! not what the host offers, is never taken for the extract, and whoever does not get it is told why and what to do.

use std::fs;
use std::io::{BufRead, BufReader, Write, stderr};
use std::net::TcpListener;
use std::path::PathBuf;
use std::process::Command;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

const FETCH: &str = "bash .ci/setup/kent.sh";
const NAME: &str = "kent-latest.osm.pbf";
/// As `md5sum` writes it. Both sums are of `extract()`, by Python's hashlib.
const MD5: &[u8] = b"3b376a45616cca1eaa4273fca1c7939b  kent-latest.osm.pbf\n";
const SHA256: &str = "sha256 308dae27f8cfc38383c93877ebbf333cd7581e6e48212e3273779e1aace20373\n";

/// Begins as an extract does. A megabyte of every byte follows.
fn extract() -> Vec<u8> {
    let every: Vec<u8> = (0..=255).collect();
    [&b"\0\0\0\x0d\n\x09OSMHeader"[..], &every.repeat(4096)].concat()
}

fn answer(status: &str, length: usize, body: &[u8]) -> Vec<u8> {
    [format!("HTTP/1.1 {status}\r\nContent-Length: {length}\r\n\r\n").as_bytes(), body].concat()
}

fn given(body: &[u8]) -> Vec<u8> {
    answer("200 OK", body.len(), body)
}

/// Sends these bytes for the file and those for its checksum, and shuts the line. Its address, and how often it was asked.
fn host(file: Vec<u8>, sum: Vec<u8>) -> (String, Arc<AtomicUsize>) {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
    let url = format!("http://{}/{NAME}", listener.local_addr().expect("bound"));
    let asked = Arc::new(AtomicUsize::new(0));
    let count = asked.clone();
    std::thread::spawn(move || {
        for line in listener.incoming() {
            let line = line.expect("a connection");
            count.fetch_add(1, Ordering::SeqCst);
            let head = BufReader::new(&line).lines().map_while(Result::ok).take_while(|header| !header.is_empty());
            let body = if head.collect::<String>().contains(".md5 ") { &sum } else { &file };
            // Who has gone meanwhile wants it no more.
            let _ = (&line).write_all(body);
        }
    });
    (url, asked)
}

/// A folder with the script where the project has it, removed at the end.
struct Project(PathBuf);

impl Project {
    /// `None`: one of these tools is not there, and the test that asks is said to be left out.
    fn with(tools: &[&str]) -> Option<Project> {
        let thread = std::thread::current();
        let test = thread.name().unwrap_or_default();
        if let Some(tool) = tools.iter().find(|tool| Command::new(tool).arg("--version").output().is_err()) {
            // Not by `eprintln!`, which is not shown of a test that passes.
            let _ = writeln!(stderr(), "left out: {test}: {tool} is not on this machine");
            return None;
        }
        let folder = std::env::temp_dir().join(format!("streets-{}-{}", test.replace(':', ""), std::process::id()));
        let setup = folder.join(".ci/setup");
        fs::create_dir_all(&setup).expect("room");
        fs::write(setup.join("kent.sh"), include_str!("../../.ci/setup/kent.sh")).expect("room");
        fs::write(setup.join("say.sh"), include_str!("../../.ci/setup/say.sh")).expect("room");
        Some(Project(folder))
    }

    /// Its code, all that it says, and the files that are there after it. No proxy and no settings of curl stand between.
    fn run(&self, command: &str, url: &str) -> (Option<i32>, String, Vec<String>) {
        let environment = [("KENT_URL", url), ("no_proxy", "*"), ("TZ", "UTC")];
        let mut bash = Command::new("bash");
        bash.args(["-c", command]).current_dir(&self.0).envs(environment).env("HOME", &self.0);
        let done = bash.output().expect("bash runs");
        let said = String::from_utf8_lossy(&[done.stdout, done.stderr].concat()).into_owned();
        let files = fs::read_dir(self.0.join(".tools/streets")).into_iter().flatten();
        let files = files.map(|file| file.expect("listed").file_name().to_string_lossy().into_owned());
        (done.status.code(), said, files.collect())
    }

    /// What a run says that ends with the extract, byte for byte.
    fn fetched(&self, command: &str, url: &str) -> String {
        let (code, said, files) = self.run(command, url);
        assert_eq!((code, files), (Some(0), vec![NAME.to_owned()]), "{said}");
        assert!(fs::read(self.0.join(".tools/streets").join(NAME)).expect("fetched") == extract());
        said
    }

    /// A run says this, leaves nothing, and tells how else to get the extract.
    fn refused(&self, command: &str, url: &str, why: &str) {
        let (code, said, files) = self.run(command, url);
        assert_eq!((code, files), (Some(1), Vec::new()), "{said}");
        let other = format!("Download {url} on another machine, then run 'make streets FROM=/path/to/{NAME}'.");
        assert!(said.contains(why) && said.contains(&other), "{why}: {said}");
    }
}

impl Drop for Project {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

#[test]
fn the_extract_comes_byte_for_byte_and_is_fetched_once() {
    let Some(project) = Project::with(&["curl"]) else { return };
    let (url, asked) = host(given(&extract()), given(MD5));
    let said = project.fetched(FETCH, &url);
    assert!(said.contains("Kent from 127.0.0.1:") && said.ends_with(SHA256) && !said.contains("checksum"), "{said}");
    assert_eq!(asked.load(Ordering::SeqCst), 2, "for the file and for its checksum");
    let said = project.fetched(&format!("touch -d 2026-07-01 .tools/streets/{NAME} && {FETCH}"), &url);
    assert!(said.contains("as it was fetched on 2026-07-01."), "{said}");
    assert_eq!(asked.load(Ordering::SeqCst), 2);
}

#[test]
fn a_terminal_shows_how_far_it_is() {
    let Some(project) = Project::with(&["curl", "script"]) else { return };
    let (url, _) = host(given(&extract()), given(MD5));
    let said = project.fetched(&format!("script -qec '{FETCH}' /dev/null"), &url);
    assert!(said.contains("### 100.0%"), "{said}");
}

#[test]
fn a_file_that_is_not_the_one_offered_is_refused() {
    let Some(project) = Project::with(&["curl"]) else { return };
    let (url, _) = host(given(&extract()), given(&[&b"0"[..], &MD5[1..]].concat()));
    project.refused(FETCH, &url, "not the one that 127.0.0.1:");
    let page = given(b"<!doctype html><title>Log in</title>");
    project.refused(FETCH, &host(page.clone(), page).0, "is no extract of OpenStreetMap");
}

#[test]
fn a_file_without_a_checksum_is_kept_and_the_owner_is_told() {
    let Some(project) = Project::with(&["curl"]) else { return };
    let said = project.fetched(FETCH, &host(given(&extract()), answer("404 Not Found", 0, b"")).0);
    assert!(said.contains("did not come: the file is not compared with it.") && said.ends_with(SHA256), "{said}");
}

/// Nor is the part of a run that was killed, here longer than the file, taken for any of it.
#[test]
fn a_download_that_is_cut_off_is_said_to_be_and_the_next_run_begins_again() {
    let Some(project) = Project::with(&["curl"]) else { return };
    let file = extract();
    let (url, _) = host(answer("200 OK", file.len(), &file[..file.len() / 2]), given(MD5));
    project.refused(FETCH, &url, "cut off on its way from 127.0.0.1:");
    fs::write(project.0.join(".tools/streets").join(format!("{NAME}.part")), file.repeat(2)).expect("room");
    project.fetched(FETCH, &host(given(&file), given(MD5)).0);
}

#[test]
fn a_host_without_the_file_is_told_from_one_out_of_reach() {
    let Some(project) = Project::with(&["curl"]) else { return };
    let (url, _) = host(answer("404 Not Found", 0, b""), given(MD5));
    project.refused(FETCH, &url, "answers 404 in place of the file");
    // Nobody is given the first port of all.
    project.refused(FETCH, &format!("http://127.0.0.1:1/{NAME}"), "this machine does not reach 127.0.0.1:1.");
}

#[test]
fn without_curl_the_owner_is_told_what_to_do() {
    let Some(project) = Project::with(&[]) else { return };
    let tools = "mkdir bin && ln -s $(command -v bash cut date dirname grep head md5sum mkdir mv rm sha256sum) bin";
    let url = format!("http://127.0.0.1:1/{NAME}");
    project.refused(&format!("{tools} && PATH=$PWD/bin {FETCH}"), &url, "curl is missing.");
}
