#!/usr/bin/env bash
# Makes sure that this Rust can compile to WebAssembly: by rustup where it answers, else with Debian's own library sources.
set -euo pipefail
cd "$(dirname "$0")/../.."
. .ci/setup/say.sh

command -v cargo >/dev/null || stop "Rust is missing. Install it from https://rustup.rs, then run the same command again."

has_target() { [ -d "$(rustc "$@" --print target-libdir --target wasm32-unknown-unknown 2>/dev/null)" ]; }

if has_target; then exit; fi
if [ -f .tools/rust-toolchain ] && has_target "+$(cat .tools/rust-toolchain)"; then exit; fi

if command -v rustup >/dev/null; then
  step "Adding the WebAssembly target to Rust (seconds)"
  if rustup target add wasm32-unknown-unknown 2>/dev/null; then exit; fi
fi
step "rustup did not answer: building the WebAssembly library from Debian's Rust instead (minutes, once)"
exec .ci/setup/wasm-target-from-debian.sh
