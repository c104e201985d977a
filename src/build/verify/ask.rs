//! Asks a host for many addresses, by the program curl: it knows certificates and proxies, and every system has it.

use std::fmt::Write as _;
use std::fs;
use std::io::{ErrorKind, Write as _};
use std::process::{Command, Output, Stdio};

use anyhow::{Context, Result, anyhow, bail};
use tempfile::TempDir;

use crate::build::verify::origin::Origin;

/// The last answer to a question: that after every address to which the host led on.
#[derive(Debug)]
pub struct Answer {
    pub status: u16,
    /// The whole address at which it was given.
    pub address: String,
    /// Each header as sent, with its name in lower case.
    pub headers: Vec<(String, String)>,
    /// As sent: compressed, or not.
    pub body: Vec<u8>,
}

impl Answer {
    /// Every value of a header, in any case of letters.
    pub fn values(&self, name: &str) -> Vec<&str> {
        let headers = self.headers.iter().filter(|(header, _)| header.eq_ignore_ascii_case(name));
        headers.map(|(_, value)| value.as_str()).collect()
    }

    /// The value of a header. Several are joined, as browsers do.
    pub fn value(&self, name: &str) -> String {
        self.values(name).join(", ")
    }
}

/// Asks for each of these addresses, `/places/beaney`, one after the other. Returns the answers in their order, `None` where
/// none came.
///
/// # Errors
/// If curl is not installed, or the host cannot be reached at all.
pub fn ask(origin: &Origin, addresses: &[String]) -> Result<Vec<Option<Answer>>> {
    let folder = TempDir::new().context("there is no room for the answers")?;
    // Asked alone first, so that a host that is away costs one time-out, not one for each file.
    let knock = curl(&folder, &questions(origin, &["/sw.js".to_owned()]))?;
    if answers(&folder, &knock, 1).iter().all(Option::is_none) {
        return Err(unreachable(origin, &knock));
    }
    let all = curl(&folder, &questions(origin, addresses))?;
    Ok(answers(&folder, &all, addresses.len()))
}

/// What curl reads: a section for each address. Each answer goes into files that are called by its number.
fn questions(origin: &Origin, addresses: &[String]) -> String {
    let proxy = if origin.is_local() { "noproxy = \"*\"\n" } else { "" };
    let mut text = String::new();
    for (number, address) in addresses.iter().enumerate() {
        let next = if number == 0 { "" } else { "next\n" };
        let _ = write!(
            text,
            "{next}url = \"{origin}{address}\"\noutput = \"{number}.body\"\ndump-header = \"{number}.head\"\n\
             write-out = \"{number} %{{http_code}} %{{url_effective}}\\n\"\nheader = \"Accept-Encoding: br, gzip\"\n\
             location\nmax-redirs = 5\nproto = \"=http,https\"\ngloboff\nsilent\nshow-error\nconnect-timeout = 10\n\
             max-time = 60\n{proxy}"
        );
    }
    text
}

/// Runs curl in the folder. It reads all questions before it asks the first, so neither side waits for the other.
fn curl(folder: &TempDir, questions: &str) -> Result<Output> {
    // `-q`: what the owner of this machine set for curl must not change the outcome.
    let started = Command::new("curl")
        .args(["-q", "--config", "-"])
        .current_dir(folder.path())
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn();
    let mut process = match started {
        Err(error) if error.kind() == ErrorKind::NotFound => {
            bail!("The program curl is not on this machine: install it, then try again.")
        }
        started => started.context("curl cannot be run")?,
    };
    process.stdin.take().context("curl takes no questions")?.write_all(questions.as_bytes())?;
    process.wait_with_output().context("curl did not end")
}

/// The answers to this many questions, from what curl wrote.
fn answers(folder: &TempDir, output: &Output, questions: usize) -> Vec<Option<Answer>> {
    let mut answers: Vec<Option<Answer>> = (0..questions).map(|_| None).collect();
    for line in String::from_utf8_lossy(&output.stdout).lines() {
        let [number, status, address] = line.split(' ').collect::<Vec<_>>()[..] else { continue };
        let status = status.parse().ok().filter(|status| *status > 0);
        let slot = number.parse::<usize>().ok().and_then(|number| answers.get_mut(number));
        if let (Some(slot), Some(status)) = (slot, status) {
            let read = |ending| fs::read(folder.path().join(format!("{number}.{ending}"))).unwrap_or_default();
            let headers = last_headers(&String::from_utf8_lossy(&read("head")));
            *slot = Some(Answer { status, address: address.into(), headers, body: read("body") });
        }
    }
    answers
}

/// The headers of the last answer: curl writes those of every answer on the way, and of a proxy.
fn last_headers(text: &str) -> Vec<(String, String)> {
    let mut headers = Vec::new();
    for line in text.lines() {
        if line.starts_with("HTTP/") {
            headers.clear();
        } else if let Some((name, value)) = line.split_once(':') {
            headers.push((name.trim().to_lowercase(), value.trim().to_owned()));
        }
    }
    headers
}

/// Why no answer came, by curl's exit code.
fn unreachable(origin: &Origin, output: &Output) -> anyhow::Error {
    match output.status.code() {
        Some(6) => anyhow!("{origin} is not found: see that the name is right, and that this machine has a network."),
        Some(7) => anyhow!("{origin} takes no calls: see that the server runs, and that a firewall lets calls in."),
        Some(28) => anyhow!("{origin} does not answer in time: see that the server runs, then try again."),
        Some(35) => anyhow!("{origin} does not speak https as it should: see to its certificate and its port."),
        Some(51 | 60) => {
            anyhow!("{origin} has a wrong certificate, so browsers refuse it: give the host a new one for its name.")
        }
        _ => {
            let words = String::from_utf8_lossy(&output.stderr);
            anyhow!("{origin} gives no answer: {}", words.lines().last().unwrap_or("curl does not say why"))
        }
    }
}
