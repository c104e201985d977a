//! The build tools from npm, `esbuild` and `lightningcss`: `package.json` names their versions, `make setup` installs them.

use anyhow::{Context, Result, bail};

use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};

/// The folder of this project. The tools read its scripts and styles from here.
pub const PROJECT: &str = env!("CARGO_MANIFEST_DIR");

/// Runs a tool in the folder of the project with this input. Returns what it prints; its warnings go to the terminal.
///
/// # Errors
/// If the tool is not installed or reports an error.
pub fn run(tool: &str, arguments: &[String], input: &[u8]) -> Result<Vec<u8>> {
    let binary = Path::new(PROJECT).join("node_modules/.bin").join(tool);
    let mut process = Command::new(&binary)
        .args(arguments)
        .current_dir(PROJECT)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .with_context(|| format!("{} cannot be run: run `make setup`", binary.display()))?;
    // Both tools read their whole input before they print, so neither side waits for the other.
    process.stdin.take().context("the tool takes no input")?.write_all(input)?;
    let output = process.wait_with_output()?;
    if !output.status.success() {
        bail!("{tool} failed: {}", arguments.join(" "));
    }
    Ok(output.stdout)
}
