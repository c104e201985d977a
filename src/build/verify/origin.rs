//! The address of a host.

use std::fmt;
use std::net::Ipv4Addr;

use anyhow::{Result, bail};

use crate::build::verify::report::Fault;

/// `https://example.org`, with no slash at the end.
#[derive(Clone, Debug, PartialEq)]
pub struct Origin(String);

impl Origin {
    /// # Errors
    /// If it is not the address of a host alone.
    pub fn parse(text: &str) -> Result<Origin> {
        let origin = text.trim_end_matches('/');
        let host = origin.strip_prefix("https://").or_else(|| origin.strip_prefix("http://")).unwrap_or_default();
        let is_of_a_host = |letter: char| letter.is_ascii_alphanumeric() || ".-:[]".contains(letter);
        if host.is_empty() || !host.chars().all(is_of_a_host) {
            bail!("{text} is not the address of a host: give it as https://example.org, with no path");
        }
        Ok(Origin(origin.to_lowercase()))
    }

    /// Whether this machine is the host, where browsers ask for no certificate.
    pub fn is_local(&self) -> bool {
        let host = self.0.split_once("://").map_or("", |(_, host)| host);
        let name = if host.starts_with('[') { host.split_inclusive(']').next() } else { host.split(':').next() };
        name.is_some_and(|name| {
            name == "localhost"
                || name.ends_with(".localhost")
                || name.parse::<Ipv4Addr>().is_ok_and(|address| address.is_loopback())
                || name == "[::1]"
        })
    }

    /// Whether an address is on this host.
    pub fn has(&self, address: &str) -> bool {
        address.strip_prefix(&self.0).is_some_and(|path| path.starts_with('/'))
    }

    /// What is wrong with the address itself.
    pub fn fault(&self) -> Option<Fault> {
        let is_plain = self.0.starts_with("http://") && !self.is_local();
        is_plain.then(|| {
            let seen = "browsers save nothing from an address without https";
            Fault::new(&self.0, seen, "Turn on https at this host, and give its address with https://.")
        })
    }
}

impl fmt::Display for Origin {
    fn fmt(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}
