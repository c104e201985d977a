//! Where the site will be, said once when it is built.

use anyhow::{Result, bail};

use std::env;

/// The variable of the environment that says it, for one build.
const NAME: &str = "SITE_ADDRESS";

/// `https://example.org`, from the environment. Empty: not known, and then no page says where it is.
///
/// # Errors
/// Where it is no address of a host by HTTPS.
pub fn site_address() -> Result<String> {
    let address = env::var(NAME).unwrap_or_default();
    let address = address.trim_end_matches('/');
    let host = address.strip_prefix("https://");
    if !address.is_empty() && host.is_none_or(|host| host.is_empty() || host.contains(['/', '"', '<'])) {
        bail!("{NAME} is {address}: give it as https://example.org, with no path");
    }
    Ok(address.into())
}
