#!/usr/bin/env bash
# Builds the site: the program with Trunk, and in parallel the builder, which Trunk runs last. Linking keeps only one core busy, so
# both together are faster than one after the other.
set -euo pipefail
cd "$(dirname "$0")/.."
. .ci/setup/say.sh

# Shows only the progress of the builder: its errors are shown when Trunk runs it.
both() {
  cargo build --locked --offline --features ssr --bin site \
    > >(stdbuf -oL tr '\r' '\n' | grep --line-buffered 'Building \[') 2>&1 &
  local builder=$!
  trunk build --release --offline --locked || { kill "$builder"; return 1; }
  wait "$builder" || true
}

step "Building the site (two to three minutes the first time)"
counted both
