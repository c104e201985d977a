#!/usr/bin/env bash
# Installs the build tools into .tools/, or the fuzzer alone (cargo-tools.sh fuzzer), at exact versions, and skips what is
# already there.
# wasm-bindgen-cli must equal the wasm-bindgen crate in Cargo.lock: the two speak a private format.
set -euo pipefail
cd "$(dirname "$0")/../.."
. .ci/setup/say.sh
. .ci/setup/cargo-install.sh

if [ "${1:-}" = fuzzer ]; then
  command -v c++ >/dev/null || stop "The fuzzer needs a C++ compiler. Run 'apt-get install g++' as root, then the same command again."
  install cargo-fuzz 0.13.2 cargo-fuzz
else
  install trunk 0.21.14 trunk
  install wasm-bindgen-cli 0.2.129 wasm-bindgen
fi
rm -rf .tools/target
