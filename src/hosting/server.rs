//! Serves the finished site as a host should: content types, precompressed files, every header, a real 404.

use std::collections::HashMap;
use std::fs;
use std::net::{Ipv4Addr, SocketAddr};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::{Context, Result, bail};
use axum::Router;
use axum::extract::{Request, State};
use axum::http::header::{ACCEPT_ENCODING, CACHE_CONTROL, VARY};
use axum::http::{HeaderName, HeaderValue, Uri};
use axum::middleware::{Next, from_fn_with_state};
use axum::response::{IntoResponse, Redirect, Response};
use axum::serve::ListenerExt;
use tower_http::services::{ServeDir, ServeFile};

use crate::hosting::headers::{PERMISSIONS, REVALIDATE, caching, documents_with_more};
use crate::hosting::headers_file::{HEADERS_FILE, read_headers_file, read_more_permissions};

/// The address of `make serve`.
pub const PORT: u16 = 8080;

/// Serves a folder until the process ends. Prints the address once it listens.
///
/// # Errors
/// If there is no finished site, or the port is taken.
pub fn run(folder: &str, port: u16) -> Result<()> {
    let folder = PathBuf::from(folder);
    if !folder.join("sw.js").is_file() {
        bail!("{} holds no finished site: run `make build` first", folder.display());
    }
    let site = site(&folder)?;
    tokio::runtime::Runtime::new()?.block_on(async {
        let address = SocketAddr::from((Ipv4Addr::LOCALHOST, port));
        let listener = tokio::net::TcpListener::bind(address)
            .await
            .with_context(|| format!("port {port} cannot be used: end what uses it, or give another port"))?;
        println!("Safe Night Canterbury is at http://localhost:{}", listener.local_addr()?.port());
        // A small answer is not held back until the one before has been acknowledged.
        let listener = listener.tap_io(|connection| drop(connection.set_nodelay(true)));
        axum::serve(listener, site).await?;
        Ok(())
    })
}

/// The folder that is served, and the headers of every response.
struct Site {
    folder: PathBuf,
    headers: Vec<(HeaderName, HeaderValue)>,
    /// What documents may use beside that, by address.
    more: HashMap<&'static str, HeaderValue>,
}

/// The site as a service, for tests too.
///
/// # Errors
/// If its `_headers` file is missing or has an invalid header.
pub fn site(folder: &Path) -> Result<Router> {
    let text = fs::read_to_string(folder.join(HEADERS_FILE.trim_start_matches('/')))?;
    let mut headers = Vec::new();
    for (name, value) in read_headers_file(&text) {
        headers.push((name.parse()?, value.parse()?));
    }
    let mut more = HashMap::new();
    for document in documents_with_more() {
        if let Some(value) = read_more_permissions(&text, document) {
            more.insert(document, value.parse()?);
        }
    }
    let files = ServeDir::new(folder)
        .append_index_html_on_directories(false)
        .precompressed_br()
        .precompressed_gzip()
        .not_found_service(ServeFile::new(folder.join("404.html")).precompressed_br().precompressed_gzip());
    let site = Arc::new(Site { folder: folder.to_owned(), headers, more });
    Ok(Router::new().fallback_service(files).layer(from_fn_with_state(site, answer)))
}

async fn answer(State(site): State<Arc<Site>>, request: Request, next: Next) -> Response {
    let address = request.uri().path().to_owned();
    let mut response = serve(&site.folder, &address, request, next).await;
    let is_found = response.status().is_success();
    let headers = response.headers_mut();
    headers.extend(site.headers.iter().cloned());
    if let Some(more) = site.more.get(address.as_str()) {
        headers.append(PERMISSIONS, more.clone());
    }
    headers.insert(VARY, ACCEPT_ENCODING.into());
    headers.insert(CACHE_CONTROL, HeaderValue::from_static(if is_found { caching(&address) } else { REVALIDATE }));
    response
}

/// Serves a page at its address without a trailing slash, and redirects the address with one.
async fn serve(folder: &Path, address: &str, mut request: Request, next: Next) -> Response {
    let page = address.trim_end_matches('/');
    let is_page = !page.contains("..") && folder.join(page.trim_start_matches('/')).join("index.html").is_file();
    if is_page && !address.starts_with("//") {
        if address != "/" && address.ends_with('/') {
            return Redirect::permanent(page).into_response();
        }
        if let Ok(uri) = format!("{page}/index.html").parse::<Uri>() {
            *request.uri_mut() = uri;
        }
    }
    // Files for the host, not for visitors.
    if address == HEADERS_FILE || address.ends_with(".br") || address.ends_with(".gz") {
        *request.uri_mut() = Uri::from_static("/not-for-visitors");
    }
    next.run(request).await
}
