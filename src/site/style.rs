//! The style of the finished site: what the first screen needs stands in the page, the rest is one file that is kept. What one
//! page alone needs is a file of its own.

use std::collections::BTreeMap;

use super::Error;
use super::assets::{Files, rename};

/// The style, taken apart.
pub struct Style {
    /// What stands in every page.
    pub critical: String,
    /// The address of the file with the rest.
    pub rest: String,
    /// When the rest is needed, as a media query: a phone that holds it does not wait for it.
    pub media: String,
    /// The addresses of files that one page alone needs, by the address of the page.
    pub own: BTreeMap<String, String>,
}

/// Takes the sheets that `index.html` links out of the staged files: those with a `media` of their own are the rest, and
/// those with a `data-page` are that page's.
///
/// # Errors
/// Where a linked sheet is not there, or one is there that is not linked.
pub fn take(template: &str, files: &mut Files) -> Result<Style, Error> {
    let (mut critical, mut rest, mut media, mut own) = (String::new(), String::new(), Vec::new(), BTreeMap::new());
    for link in links(template) {
        let address = attribute(link, "href").ok_or_else(|| format!("{link} has no href"))?;
        let address = format!("/{}", address.trim_start_matches(['.', '/']));
        let bytes = files.remove(&address).ok_or_else(|| format!("Trunk staged no {address}"))?;
        let sheet = without_comments(std::str::from_utf8(&bytes)?);
        if let Some(page) = attribute(link, "data-page") {
            let name = address.rsplit('/').next().unwrap_or_default();
            files.insert(format!("/{name}"), sheet.into_bytes());
            own.insert(page, rename(files, &format!("/{name}"))?);
            continue;
        }
        match attribute(link, "media") {
            Some(query) => {
                rest.push_str(&format!("@media {query}{{{sheet}}}"));
                media.push(query);
            }
            None => critical.push_str(&sheet),
        }
    }
    if let Some(left) =
        files.keys().find(|address| address.ends_with(".css") && !own.values().any(|own| own == *address))
    {
        return Err(format!("{left} is staged, but index.html does not link it").into());
    }
    files.insert("/rest.css".into(), rest.into_bytes());
    Ok(Style { critical, rest: rename(files, "/rest.css")?, media: media.join(","), own })
}

/// The tags that link a sheet.
fn links(template: &str) -> impl Iterator<Item = &str> {
    let tags = template.split("<link ").skip(1).filter_map(|rest| rest.split_once('>').map(|(tag, _)| tag));
    tags.filter(|tag| attribute(tag, "rel").as_deref() == Some("stylesheet"))
}

/// An attribute as its writer meant it: Trunk escapes what it copies.
fn attribute(tag: &str, name: &str) -> Option<String> {
    let (_, rest) = tag.split_once(&format!("{name}=\""))?;
    let (value, _) = rest.split_once('"')?;
    Some(html_escape::decode_html_entities(value).into_owned())
}

/// A sheet less its comments and the white space at the ends of its lines. Comments are for those who work on it.
fn without_comments(sheet: &str) -> String {
    let mut kept = String::new();
    let mut rest = sheet;
    while let Some((before, after)) = rest.split_once("/*") {
        kept.push_str(before);
        rest = after.split_once("*/").map_or("", |(_, after)| after);
    }
    kept.push_str(rest);
    kept.lines().map(str::trim).collect()
}
