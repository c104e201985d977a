#!/usr/bin/env bash
# Runs the tests whose name holds a word, or all, and lists the ten slowest.
set -uo pipefail
cd "$(dirname "$0")/.."
mkdir -p target
# Stable Rust tells how long a test takes only where it is asked for what is unstable. The tests alone are asked: in the
# environment of the compiler the variable would build every crate anew.
# Some journeys wait for most of their time: one more than there are processors.
RUST_TEST_THREADS=${RUST_TEST_THREADS:-$(($(nproc) + 1))} cargo test --locked --features ssr --config 'target."cfg(all())".runner = ["env", "RUSTC_BOOTSTRAP=1"]' "$@" -- -Z unstable-options --report-time |
	tee target/tests.txt
passed=$?
echo "The ten slowest:"
sed -nE 's/^test (.*) \.\.\. .* <([0-9.]+)s>$/\2 s  \1/p' target/tests.txt | sort -rn | head -10
exit $passed
