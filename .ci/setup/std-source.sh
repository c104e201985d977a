#!/usr/bin/env bash
# Fetches the source of Rust's standard library: compiled with the program, only what it uses is left of it. Without the source the program
# is built with the finished library, and is 12 KB larger.
set -euo pipefail
cd "$(dirname "$0")/../.."
. .ci/setup/say.sh

# Debian's Rust has a library that was built for it here.
if [ -f .tools/rust-toolchain ] || ! command -v rustup >/dev/null; then exit; fi

library="$(rustc --print sysroot)/lib/rustlib/src/rust/library/Cargo.toml"
fetch() { RUSTC_BOOTSTRAP=1 cargo fetch --quiet --locked --manifest-path "$library" "$@" 2>/dev/null; }

if fetch --offline; then exit; fi
step "Adding the source of Rust's standard library (seconds)"
rustup component add rust-src 2>/dev/null && fetch || echo "It did not come: the program will be 12 KB larger."
