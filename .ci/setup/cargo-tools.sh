#!/usr/bin/env bash
# Installs the build tools into .tools/, or the fuzzer alone (cargo-tools.sh fuzzer), at exact versions, and skips what is
# already there.
# wasm-bindgen-cli must equal the wasm-bindgen crate in Cargo.lock: the two speak a private format.
set -euo pipefail
cd "$(dirname "$0")/../.."
. .ci/setup/say.sh

# Nothing these tools do here is slow enough to notice, so they are built in a quarter of the time instead of for speed.
export CARGO_PROFILE_RELEASE_OPT_LEVEL=0 CARGO_PROFILE_RELEASE_LTO=off CARGO_PROFILE_RELEASE_CODEGEN_UNITS=16

install() {
  local crate=$1 version=$2 binary=$3
  if [ "$(".tools/bin/$binary" --version 2>/dev/null | awk '{print $2}')" = "$version" ]; then return; fi
  step "Building $crate $version into .tools (two minutes or so, once)"
  cargo install --quiet --locked --root .tools --target-dir .tools/target --version "=$version" "$crate" ||
    stop "$crate $version could not be built. It needs crates.io: connect to a network and run the same command again."
}

if [ "${1:-}" = fuzzer ]; then
  command -v c++ >/dev/null || stop "The fuzzer needs a C++ compiler. Run 'apt-get install g++' as root, then the same command again."
  install cargo-fuzz 0.13.2 cargo-fuzz
else
  install trunk 0.21.14 trunk
  install wasm-bindgen-cli 0.2.129 wasm-bindgen
fi
rm -rf .tools/target
