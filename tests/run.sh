#!/usr/bin/env bash
# Runs all tests, or those whose name contains the argument, and lists the ten slowest.
set -uo pipefail
cd "$(dirname "$0")/.."
mkdir -p target
# `--report-time` is unstable, so stable Rust needs RUSTC_BOOTSTRAP. It is set for the tests only: in the environment of the
# compiler it would rebuild every crate.
run() {
	cargo test --locked --config 'target."cfg(all())".runner = ["env", "RUSTC_BOOTSTRAP=1"]' "$@" -- -Z unstable-options --report-time
}
both() {
	run --package safe-night-streets --features import --test streets "$@"
	local streets=$?
	run --package safe-night-patrol --test patrol "$@"
	local patrol=$?
	# Some journeys wait for most of their time: one more than there are processors.
	RUST_TEST_THREADS=${RUST_TEST_THREADS:-$(($(nproc) + 1))} run --features ssr "$@"
	local app=$?
	return $((streets | patrol | app))
}
both "$@" | tee target/tests.txt
passed=$?
echo "The ten slowest:"
sed -nE 's/^test (.*) \.\.\. .* <([0-9.]+)s>$/\2 s  \1/p' target/tests.txt | sort -rn | head -10
exit $passed
