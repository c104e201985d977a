//! Configuration for nginx and Caddy: the headers of [`crate::hosting::headers`] and the file of each page.

use anyhow::{Context, Result, bail};
use minijinja::{Environment, UndefinedBehavior, context};

use crate::hosting::compress;
use crate::hosting::files::Files;
use crate::hosting::headers::{
    Header, IMMUTABLE, PERMISSIONS, POLICY, REVALIDATE, documents_with_more, more_permissions,
};
use crate::hosting::headers_file::HEADERS_FILE;

/// Content types by file extension. nginx tries them in this order, so the most requested come first.
pub const TYPES: [(&str, &str); 10] = [
    ("js", "text/javascript"),
    ("json", "application/json"),
    ("wasm", "application/wasm"),
    ("bin", "application/octet-stream"),
    ("css", "text/css"),
    ("svg", "image/svg+xml"),
    ("webmanifest", "application/manifest+json"),
    ("png", "image/png"),
    ("html", "text/html; charset=utf-8"),
    ("txt", "text/plain; charset=utf-8"),
];

/// The template of each configuration file, by its address.
const TEMPLATES: [(&str, &str); 3] = [
    ("/nginx-maps.conf", include_str!("templates/nginx-maps.conf")),
    ("/nginx-server.conf", include_str!("templates/nginx-server.conf")),
    ("/Caddyfile", include_str!("templates/Caddyfile")),
];

/// Renders the files that nginx and Caddy include. They go into a folder of their own, which is not served.
///
/// # Errors
/// If a file has an extension that [`TYPES`] lacks, or a template uses an undefined name.
pub fn files(headers: &[Header], files: &Files) -> Result<Files> {
    for address in files.keys().filter(|address| *address != HEADERS_FILE) {
        if !TYPES.iter().any(|(ending, _)| address.ends_with(&format!(".{ending}"))) {
            bail!("hosts are not told what {address} is: name its ending in TYPES");
        }
    }
    let value_of = |name| headers.iter().find(|(header, _)| *header == name).map_or("", |(_, value)| &value[..]);
    let short = headers.iter().filter(|(name, _)| ![POLICY, PERMISSIONS].contains(name)).collect::<Vec<_>>();
    let types = TYPES.map(|(ending, kind)| (ending, kind, compress::is_compressible(&format!(".{ending}"))));
    let more = documents_with_more().map(|document| (document, more_permissions(document))).collect::<Vec<_>>();
    let values = context! {
        headers, short, types, more,
        policy => value_of(POLICY), permissions => value_of(PERMISSIONS),
        revalidate => REVALIDATE, immutable => IMMUTABLE,
    };
    let mut templates = Environment::new();
    templates.set_undefined_behavior(UndefinedBehavior::Strict);
    templates.set_keep_trailing_newline(true);
    let filled = |(address, template): (&str, &str)| {
        let text = templates
            .render_named_str(address, template, &values)
            .with_context(|| format!("the template of {address}"))?;
        Ok((address.to_owned(), text.into_bytes()))
    };
    TEMPLATES.into_iter().map(filled).collect()
}
