//! Serves the finished site as a good host would: right types, precompressed files, a real 404.

use std::net::{Ipv4Addr, SocketAddr};
use std::path::{Path, PathBuf};

use axum::Router;
use axum::extract::{Request, State};
use axum::http::{HeaderValue, Uri, header::CACHE_CONTROL};
use axum::middleware::{Next, from_fn_with_state};
use axum::response::{IntoResponse, Redirect, Response};
use tower_http::services::{ServeDir, ServeFile};

use super::Error;

/// Where `make serve` answers.
pub const PORT: u16 = 8080;

/// Serves a folder until the process is ended. Says where, once it answers.
///
/// # Errors
/// Where there is no finished site, or the port is taken.
pub fn run(folder: &str, port: u16) -> Result<(), Error> {
    let folder = PathBuf::from(folder);
    if !folder.join("sw.js").is_file() {
        return Err(format!("{} holds no finished site: run `make build` first", folder.display()).into());
    }
    tokio::runtime::Runtime::new()?.block_on(async {
        let address = SocketAddr::from((Ipv4Addr::LOCALHOST, port));
        let listener = tokio::net::TcpListener::bind(address)
            .await
            .map_err(|error| format!("port {port} cannot be used ({error}): end what uses it, or give another port"))?;
        println!("Safe Night Canterbury is at http://localhost:{}", listener.local_addr()?.port());
        axum::serve(listener, site(&folder)).await?;
        Ok(())
    })
}

/// The site as a service, for tests too.
pub fn site(folder: &Path) -> Router {
    let files = ServeDir::new(folder)
        .precompressed_br()
        .precompressed_gzip()
        .not_found_service(ServeFile::new(folder.join("404.html")).precompressed_br().precompressed_gzip());
    Router::new().fallback_service(files).layer(from_fn_with_state(folder.to_owned(), addresses_and_caching))
}

/// Pages answer at their address without a slash; only files named by their bytes may be kept without asking again.
async fn addresses_and_caching(State(folder): State<PathBuf>, mut request: Request, next: Next) -> Response {
    let path = request.uri().path().to_owned();
    if path.len() > 1 && path.ends_with('/') && !path.starts_with("//") {
        return Redirect::permanent(path.trim_end_matches('/')).into_response();
    }
    let is_page = !path.contains("..") && folder.join(path.trim_start_matches('/')).join("index.html").is_file();
    if is_page
        && path != "/"
        && let Ok(uri) = format!("{path}/index.html").parse::<Uri>()
    {
        *request.uri_mut() = uri;
    }
    let mut response = next.run(request).await;
    let caching = if is_named_by_bytes(&path) && response.status().is_success() {
        "public, max-age=31536000, immutable"
    } else {
        "no-cache"
    };
    response.headers_mut().insert(CACHE_CONTROL, HeaderValue::from_static(caching));
    response
}

/// Whether a name ends in the 16 digits that the builder gives.
fn is_named_by_bytes(path: &str) -> bool {
    path.rsplit_once('.')
        .and_then(|(stem, _)| stem.rsplit_once('-'))
        .is_some_and(|(_, hash)| hash.len() == 16 && hash.bytes().all(|byte| byte.is_ascii_hexdigit()))
}
