//! The shapes of what people edit, as the schemas tell them to editors: regular expressions of JSON Schema. What the build asks of
//! each is in [`crate::content::validate`], and stricter. Native only.

/// An id: lower-case words joined by hyphens.
pub const ID: &str = "^[a-z0-9]+(-[a-z0-9]+)*$";
/// An address inside the app: `/campaigns/ask-for-angela`, `/help/numbers#samaritans`.
pub const PATH: &str = "^/[a-z0-9/-]*(#[a-z0-9-]+)?$";
/// A page by HTTPS.
pub const HTTPS: &str = "^https://";
/// A phone number as it is read aloud: `01227 823333`.
pub const PHONE: &str = "^[0-9][0-9 ]*[0-9]$";
/// A day: `2026-11-23`.
pub const DATE: &str = r"^\d{4}-\d{2}-\d{2}$";
