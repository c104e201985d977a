#!/usr/bin/env bash
# Builds the site: the engine of the streets, the program of a patrol's shift, the app with Trunk, and in parallel the builder, which
# Trunk runs last. Linking keeps only one core busy, so both together are faster than one after the other.
set -euo pipefail
cd "$(dirname "$0")/.."
. .ci/setup/say.sh

# What makes the program smaller. Stable Rust has these options behind a switch; one that does not know them builds without.
lean=(env RUSTC_BOOTSTRAP=1)
flags=()
knows() { RUSTC_BOOTSTRAP=1 rustc "$@" --print cfg >/dev/null 2>&1; }
# No places in its sources and no values for debugging: 3 % of the download, and the paths of this machine.
if knows -Zlocation-detail=none -Zfmt-debug=none; then flags+=(-Zlocation-detail=none -Zfmt-debug=none); fi
# The standard library compiled with it, and a panic that stops without words: 4 %.
library="$(rustc --print sysroot)/lib/rustlib/src/rust/library/Cargo.toml"
if knows -Zunstable-options -Cpanic=immediate-abort &&
  RUSTC_BOOTSTRAP=1 cargo fetch --quiet --locked --offline --manifest-path "$library" 2>/dev/null; then
  flags+=(-Zunstable-options -Cpanic=immediate-abort)
  lean+=(CARGO_UNSTABLE_BUILD_STD=std,panic_abort CARGO_UNSTABLE_BUILD_STD_FEATURES=optimize_for_size)
fi
lean+=("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS=${flags[*]}")

# Shows only the progress of the builder: its errors are shown when Trunk runs it.
both() {
  cargo build --locked --offline --features ssr --bin site \
    > >(stdbuf -oL tr '\r' '\n' | grep --line-buffered 'Building \[') 2>&1 &
  local builder=$!
  "${lean[@]}" cargo build --quiet --release --locked --offline --target wasm32-unknown-unknown \
    -p safe-night-streets --features engine --lib \
    && wasm-bindgen --target web --no-typescript --out-dir target/streets/engine target/wasm32-unknown-unknown/release/streets.wasm \
    && "${lean[@]}" cargo build --quiet --release --locked --offline --target wasm32-unknown-unknown \
      -p safe-night-patrol --features program --lib \
    && wasm-bindgen --target web --no-typescript --out-dir target/patrol target/wasm32-unknown-unknown/release/patrol.wasm \
    && "${lean[@]}" trunk build --release --offline --locked || { kill "$builder"; return 1; }
  wait "$builder" || true
}

step "Building the site (two to three minutes the first time)"
counted both
