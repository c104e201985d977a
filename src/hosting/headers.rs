//! The headers of every response: one table, for our own server and for every host.

use base64::{Engine, engine::general_purpose::STANDARD};
use sha2::{Digest, Sha256};

use crate::hosting::files::content_hash;

/// The name and the value of a header.
pub type Header = (&'static str, String);

/// The only header that differs between addresses, see [`caching`].
pub const CACHING: &str = "Cache-Control";
/// Limits what a page or a worker may load.
pub const POLICY: &str = "Content-Security-Policy";
/// Limits which features of the phone a page may use.
pub const PERMISSIONS: &str = "Permissions-Policy";
/// May be stored, but is revalidated before each use.
pub const REVALIDATE: &str = "no-cache";
/// May be stored for a year without revalidation.
pub const IMMUTABLE: &str = "public, max-age=31536000, immutable";

/// The features that the app uses: three of them are those of the compass, and the siren sounds on while the phone is in a pocket.
/// `web-share` is not named: it is allowed by default, and some browsers do not know the name.
const ALLOWED: [&str; 7] = [
    "geolocation",
    "screen-wake-lock",
    "clipboard-write",
    "accelerometer",
    "gyroscope",
    "magnetometer",
    "media-playback-while-not-visible",
];
/// Every other feature of Chromium 156, less the client hints.
const DENIED: [&str; 44] = [
    "aria-notify",
    "autoplay",
    "browsing-topics",
    "camera",
    "captured-surface-control",
    "clipboard-read",
    "compute-pressure",
    "deferred-fetch",
    "deferred-fetch-minimal",
    "digital-credentials-create",
    "digital-credentials-get",
    "display-capture",
    "encrypted-media",
    "fullscreen",
    "gamepad",
    "hid",
    "identity-credentials-get",
    "idle-detection",
    "keyboard-map",
    "language-detector",
    "language-model",
    "local-fonts",
    "local-network",
    "loopback-network",
    "microphone",
    "midi",
    "on-device-speech-recognition",
    "otp-credentials",
    "payment",
    "picture-in-picture",
    "private-state-token-issuance",
    "private-state-token-redemption",
    "publickey-credentials-create",
    "publickey-credentials-get",
    "serial",
    "speaker-selection",
    "storage-access",
    "summarizer",
    "sync-xhr",
    "translator",
    "usb",
    "window-management",
    "xr-spatial-tracking",
    "cross-origin-isolated",
];

/// What the document at an address may use beside what every other may: a policy belongs to the document that was opened, so the camera
/// that reads a code is allowed where it is used alone.
const ALLOWED_AT: [(&str, &str); 1] = [("/patrol", "camera")];

/// The value that an address adds to [`PERMISSIONS`]. Hosts join both, and of two values for one feature browsers take the last
/// (RFC 8941, 4.2.2). `None`: it has those of every response.
pub fn more_permissions(address: &str) -> Option<String> {
    let (_, feature) = ALLOWED_AT.iter().find(|(document, _)| *document == address)?;
    Some(format!("{feature}=(self)"))
}

/// A hash over all that the document at an address may use.
pub fn permissions_hash(address: &str) -> String {
    content_hash(format!("{ALLOWED:?}{DENIED:?}{:?}", more_permissions(address)).as_bytes())
}

/// The addresses for which [`more_permissions`] has a value.
pub fn documents_with_more() -> impl Iterator<Item = &'static str> {
    ALLOWED_AT.iter().map(|(document, _)| *document)
}

/// The headers of every response. `policy`: the Content Security Policy of the pages.
pub fn security_headers(policy: &str) -> [Header; 7] {
    let allowed = ALLOWED.iter().map(|feature| format!("{feature}=(self)"));
    let features: Vec<_> = allowed.chain(DENIED.iter().map(|feature| format!("{feature}=()"))).collect();
    [
        // `frame-ancestors` works only in a header, not in a `meta` tag.
        (POLICY, format!("{policy}; frame-ancestors 'none'")),
        (PERMISSIONS, features.join(", ")),
        ("Referrer-Policy", "no-referrer".into()),
        ("X-Content-Type-Options", "nosniff".into()),
        ("Cross-Origin-Opener-Policy", "same-origin".into()),
        ("Cross-Origin-Resource-Policy", "same-origin".into()),
        ("Strict-Transport-Security", "max-age=31536000".into()),
    ]
}

/// The CSP hash of a style block, `sha256-…`.
pub fn style_hash(css: &str) -> String {
    format!("sha256-{}", STANDARD.encode(Sha256::digest(css)))
}

/// The Content Security Policy: only our own files, and the style block of a page by its [`style_hash`]. Trusted Types keep text
/// from becoming script or markup; the only script address, the service worker's, goes through the Trusted Types policy
/// `safe-night` of `src/start/install.js`. A sound that the page makes itself is media of a `blob:` address.
pub fn policy(style_hash: &str) -> String {
    format!(
        "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self' '{style_hash}'; img-src 'self'; \
         connect-src 'self'; media-src blob:; manifest-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'none'; \
         require-trusted-types-for 'script'; trusted-types safe-night"
    )
}

/// The `Cache-Control` of an address: only a fingerprinted name changes with its bytes.
pub fn caching(address: &str) -> &'static str {
    if is_fingerprinted(address) { IMMUTABLE } else { REVALIDATE }
}

/// Whether a name ends in the 16 hexadecimal digits of [`crate::hosting::files::fingerprint`].
fn is_fingerprinted(address: &str) -> bool {
    address
        .rsplit_once('.')
        .and_then(|(stem, _)| stem.rsplit_once('-'))
        .is_some_and(|(_, hash)| hash.len() == 16 && hash.bytes().all(|byte| byte.is_ascii_hexdigit()))
}
