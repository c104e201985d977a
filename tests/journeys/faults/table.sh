#!/usr/bin/env bash
# Injects every fault, and prints what the person sees of each, what is lost, and whether that holds.
set -uo pipefail
cd "$(dirname "$0")/../../.."
table=tests/journeys/faults/table.tsv
output=target/faults.txt
mkdir -p target
# Every test of the modules that inject faults, and those that the table names elsewhere.
modules=(journeys::faults:: journeys::updates:: journeys::facts:: journeys::mending:: journeys::knowledge::)
mapfile -t named < <(grep -v '^#' "$table" | tail -n +2 | cut -f 4 | tr ' ' '\n' | sort -u)
cargo test --quiet --locked --features ssr --test all --no-run || exit 1
# Without `--quiet` there is a line for each test.
cargo test --locked --features ssr --test all -- "${modules[@]}" "${named[@]}" >"$output" 2>&1
passed=$?
[ $passed = 0 ] || cat "$output"
rows=$(awk -F '\t' -v OFS='\t' '
	NR == FNR { if (/^test .* \.\.\. ok$/) ok[$0]; next }
	/^#/ { next }
	!header++ { print $1, $2, $3, "holds"; next }
	{
		holds = "yes"
		count = split($4, tests, " ")
		for (i = 1; i <= count; i++) if (!("test " tests[i] " ... ok" in ok)) holds = "NO"
		print $1, $2, $3, holds
	}' "$output" "$table")
column -t -s $'\t' <<<"$rows"
[ $passed = 0 ] && ! grep -q $'\tNO$' <<<"$rows"
