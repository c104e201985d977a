//! The public address of the site, set when it is built.

use anyhow::{Result, bail};

use std::env;

/// The environment variable that holds it.
const NAME: &str = "SITE_ADDRESS";

/// Reads the address from the environment: `https://example.org`. Empty: not known, so pages carry no absolute address.
///
/// # Errors
/// If it is not an `https://` address of a host.
pub fn site_address() -> Result<String> {
    let address = env::var(NAME).unwrap_or_default();
    let address = address.trim_end_matches('/');
    let host = address.strip_prefix("https://");
    if !address.is_empty() && host.is_none_or(|host| host.is_empty() || host.contains(['/', '"', '<'])) {
        bail!("{NAME} is {address}: give it as https://example.org, with no path");
    }
    Ok(address.into())
}
