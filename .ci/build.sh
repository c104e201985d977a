#!/usr/bin/env bash
# Builds the site: the program with Trunk, and in parallel the builder, which Trunk runs last. Linking keeps only one core busy, so
# both together are faster than one after the other.
set -euo pipefail
cd "$(dirname "$0")/.."
. .ci/setup/say.sh

# The program names no place in its sources and prints no values for debugging: 3 % of its download, and the paths of this machine. Stable
# Rust has these two options behind a switch; one that does not know them builds without.
for_phones=(-Zlocation-detail=none -Zfmt-debug=none)
if RUSTC_BOOTSTRAP=1 rustc "${for_phones[@]}" --print cfg >/dev/null 2>&1; then
  lean=(env RUSTC_BOOTSTRAP=1 "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS=${for_phones[*]}")
else
  lean=(env)
fi

# Shows only the progress of the builder: its errors are shown when Trunk runs it.
both() {
  cargo build --locked --offline --features ssr --bin site \
    > >(stdbuf -oL tr '\r' '\n' | grep --line-buffered 'Building \[') 2>&1 &
  local builder=$!
  "${lean[@]}" trunk build --release --offline --locked || { kill "$builder"; return 1; }
  wait "$builder" || true
}

step "Building the site (two to three minutes the first time)"
counted both
