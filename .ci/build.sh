#!/usr/bin/env bash
# Builds the site: Trunk the program for phones, and beside it the builder, which Trunk runs last. The end of each keeps one core
# busy and no more, so together they take less time than one after the other.
set -euo pipefail
cd "$(dirname "$0")/.."
. .ci/setup/say.sh

# Of the builder only how far it is: what goes wrong is told when Trunk runs it.
both() {
  cargo build --locked --offline --features ssr --bin site \
    > >(stdbuf -oL tr '\r' '\n' | grep --line-buffered 'Building \[') 2>&1 &
  local builder=$!
  trunk build --release --offline --locked || { kill "$builder"; return 1; }
  wait "$builder" || true
}

step "Building the site (two to three minutes the first time)"
counted both
