//! A host that serves the finished site, with a fault that the test can set at any time.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use axum::body::{Body, Bytes, to_bytes};
use axum::extract::{Request, State};
use axum::http::{
    HeaderValue, StatusCode,
    header::{ACCEPT_ENCODING, CONTENT_SECURITY_POLICY, CONTENT_TYPE, RANGE},
};
use axum::middleware::{Next, from_fn_with_state};
use axum::response::{Html, IntoResponse, Response};
use safe_night_canterbury::hosting::server::site;
use tokio::net::TcpListener;
use tokio::task::JoinHandle;

/// The fault of the host.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Fault {
    Nothing,
    /// No answer is sent.
    Hangs,
    /// The body is sent one byte a second.
    SlowBody,
    /// The body of the icon comes in eight parts, one each 150 milliseconds.
    Trickles,
    /// The body of the icon stops in its middle, and the connection stays. It is one of the last files of the app.
    FallsSilent,
    /// Every answer has status 500.
    Fails,
    /// Every answer is the sign-in page of a network, with status 200.
    SignIn,
    /// Every file has the content type of plain text.
    PlainText,
    /// Every file has to be asked for anew, and has no mark by which that could be answered in short.
    KeepsNothing,
    /// Every file except pages ends in the middle.
    CutShort,
    /// Every answer is cut off after so many bytes.
    CutsAfter(usize),
    /// The first answer whose address begins and ends so is cut off in its middle.
    CutsOnce(&'static str, &'static str),
    /// The first answer with the program is cut off in its second module.
    CutsSecondModuleOnce,
    /// The program comes up to its second module, and the rest once there is another fault or none.
    HoldsSecondModule,
    /// Every file of the streets is cut off after so many bytes, and nothing comes of its rest.
    StreetsCutAfter(usize),
    /// A comment is added to every page.
    ChangesPages,
    /// Every answer has headers of its own, and varies with everything.
    AddsHeaders,
    /// Every file has the policy of another build.
    OldPolicy,
    /// Every file has the permissions of a build that forbade the compass.
    NoSensors,
    /// Pages are served, all other files are 404.
    PagesAlone,
    /// This many more requests are answered, all later ones fail.
    GoneAfter(usize),
    /// Every answer comes this much later.
    Late(Duration),
}

const ICON: &str = "/icons/icon.svg";
/// How the addresses of the program begin.
const PROGRAM: &str = "/safe-night-canterbury";

/// A place in the second module of the program, which is two fifths of its file.
fn in_second_module(length: usize) -> usize {
    length * 7 / 8
}

#[derive(Clone)]
pub struct BadHost {
    fault: Arc<Mutex<Fault>>,
    answered: Arc<Mutex<Vec<String>>>,
    folder: PathBuf,
    port: u16,
    listening: Arc<Mutex<Option<JoinHandle<()>>>>,
    pub origin: String,
}

impl BadHost {
    /// Serves a folder, without a fault at first.
    pub async fn serve(folder: &Path) -> BadHost {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
        let port = listener.local_addr().expect("its address").port();
        let host = BadHost {
            fault: Arc::new(Mutex::new(Fault::Nothing)),
            answered: Arc::default(),
            folder: folder.to_owned(),
            port,
            listening: Arc::default(),
            origin: format!("http://localhost:{port}"),
        };
        host.listen(listener);
        host
    }

    fn listen(&self, listener: TcpListener) {
        let service = site(&self.folder).expect("a finished site").layer(from_fn_with_state(self.clone(), apply_fault));
        let listening = tokio::spawn(async move { axum::serve(listener, service).await.expect("it serves") });
        *self.listening.lock().expect("no thread died") = Some(listening);
    }

    /// Refuses every connection from now on. Those that are open stay until the browser ends them.
    pub async fn stop(&self) {
        let listening = self.listening.lock().expect("no thread died").take();
        if let Some(listening) = listening {
            listening.abort();
            let _ = listening.await;
        }
    }

    /// Takes connections again, at the same address.
    pub async fn start_again(&self) {
        self.listen(TcpListener::bind(("127.0.0.1", self.port)).await.expect("its port is still free"));
    }

    pub fn set_fault(&self, fault: Fault) {
        *self.fault.lock().expect("no thread died") = fault;
    }

    /// The addresses that were answered with success since the last call, marked if only the rest of a file was asked for.
    pub fn answered(&self) -> Vec<String> {
        std::mem::take(&mut *self.answered.lock().expect("no thread died"))
    }

    /// Whether `GoneAfter` has used up its requests.
    pub fn is_cut_off(&self) -> bool {
        *self.fault.lock().expect("no thread died") == Fault::GoneAfter(0)
    }

    /// The fault for the next answer.
    fn next_fault(&self) -> Fault {
        let mut fault = self.fault.lock().expect("no thread died");
        if let Fault::GoneAfter(left) = *fault {
            *fault = Fault::GoneAfter(left.saturating_sub(1));
            return if left == 0 { Fault::Fails } else { Fault::Nothing };
        }
        *fault
    }
}

async fn apply_fault(State(host): State<BadHost>, mut request: Request, next: Next) -> Response {
    let fault = host.next_fault();
    match fault {
        Fault::Hangs => std::future::pending().await,
        Fault::Fails => return StatusCode::INTERNAL_SERVER_ERROR.into_response(),
        Fault::SignIn => {
            return Html("<!DOCTYPE html><title>Wi-Fi</title><h1>Sign in to the network</h1>").into_response();
        }
        Fault::Late(delay) => tokio::time::sleep(delay).await,
        _ => {}
    }
    let address = request.uri().path().to_owned();
    let is_rest = request.headers().contains_key(RANGE);
    // What is changed has to be read.
    if fault == Fault::ChangesPages {
        request.headers_mut().remove(ACCEPT_ENCODING);
    }
    let mut response = next.run(request).await;
    let is_program = address.starts_with(PROGRAM) && address.ends_with(".wasm");
    match fault {
        Fault::CutsOnce(start, end) if address.starts_with(start) && address.ends_with(end) => {
            host.set_fault(Fault::Nothing);
            return cut_after(response, |length| length / 2, Duration::from_millis(300)).await;
        }
        Fault::CutsSecondModuleOnce if is_program => {
            host.set_fault(Fault::Nothing);
            return cut_after(response, in_second_module, Duration::from_millis(300)).await;
        }
        Fault::HoldsSecondModule if is_program => return hold(host, response).await,
        _ => {}
    }
    if matches!(fault, Fault::Nothing | Fault::KeepsNothing | Fault::CutsAfter(_)) && response.status().is_success() {
        let rest = if is_rest { " (the rest)" } else { "" };
        host.answered.lock().expect("no thread died").push([&address, rest].concat());
    }
    let is_page = response.headers().get(CONTENT_TYPE).is_some_and(|kind| kind.as_bytes().starts_with(b"text/html"));
    match fault {
        Fault::Trickles | Fault::FallsSilent if address == ICON => {
            let (parts, body) = response.into_parts();
            let bytes = to_bytes(body, usize::MAX).await.unwrap_or_default();
            let part = bytes.len().div_ceil(8);
            let body = futures::stream::unfold(bytes, move |mut left| async move {
                match (fault, left.len()) {
                    (_, 0) => return None,
                    (Fault::FallsSilent, many) if many < 4 * part => std::future::pending().await,
                    _ => tokio::time::sleep(Duration::from_millis(150)).await,
                }
                Some((Ok::<Bytes, std::io::Error>(left.split_to(part.min(left.len()))), left))
            });
            Response::from_parts(parts, Body::from_stream(body))
        }
        Fault::SlowBody => {
            let (parts, body) = response.into_parts();
            let bytes = to_bytes(body, usize::MAX).await.unwrap_or_default();
            let slow_body = futures::stream::unfold(bytes, |mut left| async move {
                if left.is_empty() {
                    return None;
                }
                tokio::time::sleep(Duration::from_secs(1)).await;
                Some((Ok::<Bytes, std::io::Error>(left.split_to(1)), left))
            });
            Response::from_parts(parts, Body::from_stream(slow_body))
        }
        Fault::CutsAfter(most) | Fault::StreetsCutAfter(most) => {
            let is_spared = fault != Fault::CutsAfter(most) && !address.starts_with("/streets-");
            let most = if is_spared { usize::MAX } else { most };
            // The rest of a file does not come.
            let most = if is_rest && fault == Fault::StreetsCutAfter(most) { 0 } else { most };
            cut_after(response, |_| most, Duration::from_millis(50)).await
        }
        Fault::ChangesPages if is_page => {
            let (mut parts, body) = response.into_parts();
            // As a host does that changes what it sends: without a length, and not compressed.
            for name in ["content-length", "content-encoding", "etag"] {
                parts.headers.remove(name);
            }
            let mut bytes = to_bytes(body, usize::MAX).await.unwrap_or_default().to_vec();
            bytes.extend_from_slice(b"<!-- made faster -->");
            Response::from_parts(parts, Body::from(bytes))
        }
        Fault::AddsHeaders => {
            response.headers_mut().insert("vary", HeaderValue::from_static("*"));
            response.headers_mut().insert("x-served-by", HeaderValue::from_static("a cache of its own"));
            response
        }
        Fault::PlainText => {
            response.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static("text/plain"));
            response
        }
        Fault::KeepsNothing => {
            response.headers_mut().remove("etag");
            response.headers_mut().remove("last-modified");
            response.headers_mut().insert("cache-control", HeaderValue::from_static("no-cache"));
            response
        }
        Fault::OldPolicy => {
            let old = HeaderValue::from_static("default-src 'none'; style-src 'self' 'sha256-of-another-build'");
            response.headers_mut().insert(CONTENT_SECURITY_POLICY, old);
            response
        }
        Fault::NoSensors => {
            let old = HeaderValue::from_static("geolocation=(self), accelerometer=(), gyroscope=(), magnetometer=()");
            response.headers_mut().insert("permissions-policy", old);
            response
        }
        Fault::CutShort if !is_page => {
            let (mut parts, body) = response.into_parts();
            let bytes = to_bytes(body, usize::MAX).await.unwrap_or_default();
            parts.headers.remove("content-length");
            Response::from_parts(parts, Body::from(bytes.slice(..bytes.len() / 2)))
        }
        Fault::PagesAlone if !is_page => StatusCode::NOT_FOUND.into_response(),
        _ => response,
    }
}

/// The program up to its second module, and the rest once the fault of the host is over.
async fn hold(host: BadHost, response: Response) -> Response {
    let (parts, body) = response.into_parts();
    let mut bytes = to_bytes(body, usize::MAX).await.unwrap_or_default();
    let come = bytes.split_to(in_second_module(bytes.len()));
    let body = futures::stream::unfold(vec![bytes, come], move |mut left| {
        let host = host.clone();
        async move {
            let next = left.pop()?;
            while left.is_empty() && *host.fault.lock().expect("no thread died") == Fault::HoldsSecondModule {
                tokio::time::sleep(Duration::from_millis(20)).await;
            }
            Some((Ok::<Bytes, std::io::Error>(next), left))
        }
    });
    Response::from_parts(parts, Body::from_stream(body))
}

/// An answer of which some bytes come, and then the end of the connection. `most`: how many of all. `pause`: what is on its way arrives
/// first.
async fn cut_after(response: Response, most: impl Fn(usize) -> usize, pause: Duration) -> Response {
    let (parts, body) = response.into_parts();
    let bytes = to_bytes(body, usize::MAX).await.unwrap_or_default();
    let most = most(bytes.len());
    let is_cut = bytes.len() > most;
    let come = bytes.slice(..most.min(bytes.len()));
    let body = futures::stream::unfold(Some(come), move |come| async move {
        match come {
            Some(come) => Some((Ok(come), None)),
            None if is_cut => {
                tokio::time::sleep(pause).await;
                Some((Err(std::io::Error::from(std::io::ErrorKind::ConnectionReset)), None))
            }
            None => None,
        }
    });
    Response::from_parts(parts, Body::from_stream(body))
}
