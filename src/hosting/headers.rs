//! What an answer says beside its bytes: one table, which our own server sends and every host is given.

use base64::{Engine, engine::general_purpose::STANDARD};
use sha2::{Digest, Sha256};

/// A header's name and what it says.
pub type Header = (&'static str, String);

/// The header that tells how long an answer may be kept. It alone differs between addresses, see [`caching`].
pub const CACHING: &str = "Cache-Control";
/// The header that tells what a page or a worker may load.
pub const POLICY: &str = "Content-Security-Policy";
/// The header that tells what a page may ask the phone for.
pub const PERMISSIONS: &str = "Permissions-Policy";
/// May be kept, and is asked for again before each use.
pub const REVALIDATE: &str = "no-cache";
/// May be kept for a year without asking.
pub const IMMUTABLE: &str = "public, max-age=31536000, immutable";

/// What the app asks a phone for. Sharing by the phone (`web-share`) is not named: it is ours without, and some browsers do not
/// know the name.
const ALLOWED: [&str; 3] = ["geolocation", "screen-wake-lock", "clipboard-write"];
/// Everything else that a browser could be asked for: what Chromium 156 knows, less what only names the phone's model.
const DENIED: [&str; 48] = [
    "accelerometer",
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
    "gyroscope",
    "hid",
    "identity-credentials-get",
    "idle-detection",
    "keyboard-map",
    "language-detector",
    "language-model",
    "local-fonts",
    "local-network",
    "loopback-network",
    "magnetometer",
    "media-playback-while-not-visible",
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

/// The headers of every answer, whatever its address, around the policy that stands in the pages.
pub fn security_headers(policy: &str) -> [Header; 7] {
    let allowed = ALLOWED.iter().map(|feature| format!("{feature}=(self)"));
    let features: Vec<_> = allowed.chain(DENIED.iter().map(|feature| format!("{feature}=()"))).collect();
    [
        // Who may show the site in a frame can be said by a header alone.
        (POLICY, format!("{policy}; frame-ancestors 'none'")),
        (PERMISSIONS, features.join(", ")),
        ("Referrer-Policy", "no-referrer".into()),
        ("X-Content-Type-Options", "nosniff".into()),
        ("Cross-Origin-Opener-Policy", "same-origin".into()),
        ("Cross-Origin-Resource-Policy", "same-origin".into()),
        ("Strict-Transport-Security", "max-age=31536000".into()),
    ]
}

/// The hash of a style block by which a policy allows it, `sha256-…`.
pub fn style_hash(css: &str) -> String {
    format!("sha256-{}", STANDARD.encode(Sha256::digest(css)))
}

/// The Content Security Policy: nothing but our own files, and the one style block of a page by its [`style_hash`]. Text never
/// becomes a script or markup (Trusted Types): the one address that a script may name, the service worker's, goes through
/// the policy `safe-night` of `src/start/updates.js`.
pub fn policy(style_hash: &str) -> String {
    format!(
        "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self' '{style_hash}'; img-src 'self'; \
         connect-src 'self'; manifest-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'none'; \
         require-trusted-types-for 'script'; trusted-types safe-night"
    )
}

/// How long what was found at an address may be kept: other bytes have another name only where the name tells them.
pub fn caching(address: &str) -> &'static str {
    if is_fingerprinted(address) { IMMUTABLE } else { REVALIDATE }
}

/// Whether a name ends in the 16 digits that the builder gives.
fn is_fingerprinted(address: &str) -> bool {
    address
        .rsplit_once('.')
        .and_then(|(stem, _)| stem.rsplit_once('-'))
        .is_some_and(|(_, hash)| hash.len() == 16 && hash.bytes().all(|byte| byte.is_ascii_hexdigit()))
}
