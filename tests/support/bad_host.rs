//! A host that serves the finished site well or badly, as the test says at each moment.

use std::path::Path;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use axum::body::{Body, Bytes, to_bytes};
use axum::extract::{Request, State};
use axum::http::{
    HeaderValue, StatusCode,
    header::{CONTENT_SECURITY_POLICY, CONTENT_TYPE},
};
use axum::middleware::{Next, from_fn_with_state};
use axum::response::{Html, IntoResponse, Response};
use safe_night_canterbury::hosting::server::site;

/// What is wrong with the host.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Wrong {
    Nothing,
    /// No answer ever comes.
    Hangs,
    /// The bytes come one by one, too slowly to wait for.
    SlowBody,
    /// Every answer is an error of the server.
    Fails,
    /// A network's sign-in page answers in the place of everything, with status 200.
    SignIn,
    /// Every file is said to be plain text.
    PlainText,
    /// Files that are no pages end in the middle.
    CutShort,
    /// Every file comes with the policy of another build.
    OldPolicy,
    /// Pages come, and nothing else does.
    PagesAlone,
    /// So many more requests are answered, then no more.
    GoneAfter(usize),
}

#[derive(Clone)]
pub struct BadHost {
    wrong: Arc<Mutex<Wrong>>,
    answered: Arc<Mutex<Vec<String>>>,
    pub origin: String,
}

impl BadHost {
    /// Serves a folder, well at first.
    pub async fn serve(folder: &Path) -> BadHost {
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.expect("a free port");
        let origin = format!("http://localhost:{}", listener.local_addr().expect("its address").port());
        let host = BadHost { wrong: Arc::new(Mutex::new(Wrong::Nothing)), answered: Arc::default(), origin };
        let service = site(folder).expect("a finished site").layer(from_fn_with_state(host.clone(), misbehave));
        tokio::spawn(async move { axum::serve(listener, service).await });
        host
    }

    pub fn is(&self, wrong: Wrong) {
        *self.wrong.lock().expect("no thread died") = wrong;
    }

    /// The addresses that were answered well since this was last asked.
    pub fn answered(&self) -> Vec<String> {
        std::mem::take(&mut *self.answered.lock().expect("no thread died"))
    }

    /// Whether all the requests that it answers before it goes were made.
    pub fn is_cut_off(&self) -> bool {
        *self.wrong.lock().expect("no thread died") == Wrong::GoneAfter(0)
    }

    /// What is wrong with the next answer.
    fn now(&self) -> Wrong {
        let mut wrong = self.wrong.lock().expect("no thread died");
        if let Wrong::GoneAfter(left) = *wrong {
            *wrong = Wrong::GoneAfter(left.saturating_sub(1));
            return if left == 0 { Wrong::Fails } else { Wrong::Nothing };
        }
        *wrong
    }
}

async fn misbehave(State(host): State<BadHost>, request: Request, next: Next) -> Response {
    let wrong = host.now();
    match wrong {
        Wrong::Hangs => std::future::pending().await,
        Wrong::Fails => return StatusCode::INTERNAL_SERVER_ERROR.into_response(),
        Wrong::SignIn => {
            return Html("<!DOCTYPE html><title>Wi-Fi</title><h1>Sign in to the network</h1>").into_response();
        }
        _ => {}
    }
    let address = request.uri().path().to_owned();
    let mut response = next.run(request).await;
    if wrong == Wrong::Nothing && response.status().is_success() {
        host.answered.lock().expect("no thread died").push(address);
    }
    let is_page = response.headers().get(CONTENT_TYPE).is_some_and(|kind| kind.as_bytes().starts_with(b"text/html"));
    match wrong {
        Wrong::SlowBody => {
            let (parts, body) = response.into_parts();
            let bytes = to_bytes(body, usize::MAX).await.unwrap_or_default();
            let drops = futures::stream::unfold(bytes, |mut left| async move {
                if left.is_empty() {
                    return None;
                }
                tokio::time::sleep(Duration::from_secs(1)).await;
                Some((Ok::<Bytes, std::io::Error>(left.split_to(1)), left))
            });
            Response::from_parts(parts, Body::from_stream(drops))
        }
        Wrong::PlainText => {
            response.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static("text/plain"));
            response
        }
        Wrong::OldPolicy => {
            let old = HeaderValue::from_static("default-src 'none'; style-src 'self' 'sha256-of-another-build'");
            response.headers_mut().insert(CONTENT_SECURITY_POLICY, old);
            response
        }
        Wrong::CutShort if !is_page => {
            let (mut parts, body) = response.into_parts();
            let bytes = to_bytes(body, usize::MAX).await.unwrap_or_default();
            parts.headers.remove("content-length");
            Response::from_parts(parts, Body::from(bytes.slice(..bytes.len() / 2)))
        }
        Wrong::PagesAlone if !is_page => StatusCode::NOT_FOUND.into_response(),
        _ => response,
    }
}
