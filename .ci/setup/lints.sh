#!/usr/bin/env bash
# Makes sure that Rust's formatter and linter are there: a minimal rustup leaves them out.
set -euo pipefail
cd "$(dirname "$0")/../.."
. .ci/setup/say.sh

if cargo fmt --version >/dev/null 2>&1 && cargo clippy --version >/dev/null 2>&1; then exit; fi
step "Adding Rust's formatter and linter (seconds)"
rustup component add rustfmt clippy 2>/dev/null ||
  stop "Rust's formatter and linter are missing and rustup does not answer. With a network, run 'rustup component add rustfmt clippy', then the same command again."
