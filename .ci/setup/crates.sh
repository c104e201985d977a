#!/usr/bin/env bash
# Fetches the crates that Cargo.lock names, where they are not on this machine yet: Trunk builds without a network.
set -euo pipefail
cd "$(dirname "$0")/../.."
. .ci/setup/say.sh

if cargo fetch --quiet --locked --offline 2>/dev/null; then exit; fi
step "Fetching the crates that the app is made of (a minute or so, once)"
counted cargo fetch --locked || stop "The crates could not be fetched. They come from crates.io: connect to a network and run the same command again."
