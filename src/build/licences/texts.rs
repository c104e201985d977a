//! The licence text in the files of a crate.

use std::fs;

use anyhow::{Context, Result, bail};

use crate::build::licences::allowed::Allowed;
use crate::build::licences::shipped::Crate;

/// Prefixes of the names of licence files, in lower case.
const NAMES: [&str; 4] = ["licen", "copying", "copyright", "unlicense"];

/// What some files say first. The page says it above all of them.
const TITLES: [&str; 2] = ["The MIT License (MIT) ", "MIT License "];

/// The copyright notice of a crate, or its authors, and the paragraphs of the terms. Line breaks are removed, so that the same
/// words are the same text.
///
/// # Errors
/// If a file cannot be read, or there is no text.
pub fn text(package: &Crate, licence: &Allowed) -> Result<(String, Vec<String>)> {
    let files = files(package).with_context(|| format!("the licence files of {} {}", package.name, package.version))?;
    let of_it = files.iter().find(|file| on_one_line(file).contains(licence.mark));
    match (of_it, licence.standard) {
        (Some(file), _) => {
            let (notice, terms) = split(file, licence.start);
            Ok((if notice.is_empty() { authors(package) } else { notice }, terms))
        }
        (None, Some(standard)) => Ok((authors(package), paragraphs(standard))),
        (None, None) => {
            let Crate { name, version, .. } = package;
            bail!("{name} {version} ships under the licence {}, of which it brings no text", licence.id)
        }
    }
}

/// The text of each licence file of a crate.
fn files(package: &Crate) -> Result<Vec<String>> {
    let Some(folder) = &package.folder else { return Ok(Vec::new()) };
    let mut files = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy().to_lowercase();
        if path.is_file() && NAMES.iter().any(|start| name.starts_with(start)) {
            files.push(fs::read_to_string(&path)?);
        }
    }
    // A folder lists its files in any order.
    files.sort();
    Ok(files)
}

/// The authors of a crate, for a crate without a notice.
fn authors(package: &Crate) -> String {
    let without_address = |author: &String| author.split(" <").next().unwrap_or_default().to_owned();
    let authors: Vec<String> = package.authors.iter().map(without_address).collect();
    if authors.is_empty() { String::new() } else { format!("By {}", authors.join(", ")) }
}

/// Splits a file into the notice and the terms.
fn split(file: &str, start: &str) -> (String, Vec<String>) {
    let all = paragraphs(file);
    let first = all.iter().position(|paragraph| paragraph.contains(start)).unwrap_or(0);
    // The notice may end in the first paragraph of the terms.
    let (before, terms) = all[first].split_at(all[first].find(start).unwrap_or(0));
    let notice = [&all[..first], &[before.trim().to_owned()]].concat();
    let notice = notice.iter().filter(|line| is_said(line)).cloned().collect::<Vec<_>>().join(" ");
    let untitled = TITLES.iter().find_map(|title| notice.strip_prefix(title)).unwrap_or(&notice).to_owned();
    (untitled, [&[terms.to_owned()], &all[first + 1..]].concat())
}

fn paragraphs(text: &str) -> Vec<String> {
    let mut paragraphs = vec![String::new()];
    for line in text.lines().map(on_one_line) {
        match paragraphs.last_mut() {
            Some(last) if !line.is_empty() => *last = on_one_line(&format!("{last} {line}")),
            _ => paragraphs.push(String::new()),
        }
    }
    paragraphs.retain(|paragraph| is_said(paragraph));
    paragraphs
}

/// Whether a line has words: some files have dividing lines.
fn is_said(line: &str) -> bool {
    line.contains(char::is_alphanumeric)
}

fn on_one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
