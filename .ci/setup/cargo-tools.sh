#!/usr/bin/env bash
# Installs the build tools into .tools/, or the fuzzer alone (cargo-tools.sh fuzzer), at exact versions, and skips what is
# already there. The hashes of published binaries are in published.sha256.
# wasm-bindgen-cli must equal the wasm-bindgen crate in Cargo.lock: the two speak a private format.
set -euo pipefail
cd "$(dirname "$0")/../.."
. .ci/setup/say.sh
. .ci/setup/cargo-install.sh

if [ "${1:-}" = fuzzer ]; then
  command -v c++ >/dev/null || stop "The fuzzer needs a C++ compiler. Run 'apt-get install g++' as root, then the same command again."
  install cargo-fuzz 0.13.2 cargo-fuzz
else
  machine=$(uname -m)
  # Trunk neither asks for newer versions of itself nor fetches anything here, and of the other only the binary that Trunk calls is
  # used: without default features there is no TLS to build.
  install trunk 0.21.14 trunk \
    "https://github.com/trunk-rs/trunk/releases/download/v0.21.14/trunk-$machine-unknown-linux-gnu.tar.gz" \
    --no-default-features
  install wasm-bindgen-cli 0.2.129 wasm-bindgen \
    "https://github.com/wasm-bindgen/wasm-bindgen/releases/download/0.2.129/wasm-bindgen-0.2.129-$machine-unknown-linux-musl.tar.gz" \
    --no-default-features --bin wasm-bindgen
fi
rm -rf .tools/target
