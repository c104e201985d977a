//! The files of the site: reading, fingerprinting, listing.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use sha2::{Digest, Sha256};

/// Every file of the site by its address, `/icons/icon.svg`.
pub type Files = BTreeMap<String, Vec<u8>>;

/// Reads every file below a folder.
///
/// # Errors
/// If a file cannot be read.
pub fn read_dir(folder: &Path) -> Result<Files> {
    let mut files = Files::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(next) = folders.pop() {
        for entry in fs::read_dir(&next)? {
            let path = entry?.path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let address = path.strip_prefix(folder)?.to_str().context("a file name is not plain text")?;
                files.insert(format!("/{address}"), fs::read(&path)?);
            }
        }
    }
    Ok(files)
}

/// Renames a file to its fingerprinted name, `/boot-1a2b3c4d5e6f7a8b.js`, and returns that: other bytes, other name.
///
/// # Errors
/// If there is no such file.
pub fn fingerprint(files: &mut Files, address: &str) -> Result<String> {
    let bytes = files.remove(address).with_context(|| format!("the build has no {address}"))?;
    let (stem, ending) = address.rsplit_once('.').with_context(|| format!("{address} has no ending"))?;
    let name = format!("{stem}-{}.{ending}", content_hash(&bytes));
    files.insert(name.clone(), bytes);
    Ok(name)
}

/// The first 16 hexadecimal digits of the SHA-256 of some bytes.
pub fn content_hash(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().take(8).map(|byte| format!("{byte:02x}")).collect()
}
