# Two commands are enough: `make serve` and `make test`. Each sets up what is missing first; `make help` lists them all.

export PATH := $(CURDIR)/.tools/bin:$(PATH):/usr/sbin
SHELL := /bin/bash
.DEFAULT_GOAL := help
.PHONY: help serve build facts test test-edited test-engines bench faults kills fuzz streets hosts verify load check dev art pictures lighthouse setup lints browser engines page-checks picture-tools lighthouse-tools host-tools fuzzer

# Without access to rustup the set-up links another toolchain and stores its name. That one has no fmt and no clippy, so those use
# the default toolchain.
USE_RUST = if [ -f .tools/rust-toolchain ]; then export RUSTUP_TOOLCHAIN=$$(cat .tools/rust-toolchain); fi

SOURCES = $(shell find src public style -type f) index.html Cargo.toml Cargo.lock Trunk.toml package-lock.json

help: ## lists these commands
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-12s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

serve: build ## builds the site and serves it at http://localhost:8080
	@$(USE_RUST); cargo run --quiet --features ssr --bin site -- serve

build: setup dist/sw.js ## builds the finished site into dist/

# The worker is written last, so it is the target: if it is newer than all sources, nothing is built.
dist/sw.js: $(SOURCES) $(wildcard target/streets/streets.layer) | setup
	@$(USE_RUST); .ci/build.sh

facts: setup ## writes the finished site anew from public/content/, compiling nothing (after one `make build`)
	@$(USE_RUST); cargo run --quiet --locked --features ssr --bin site -- facts

# The sites on which behaviour is tested: the program of the last build, with facts that nobody corrects. One has no streets, whatever layer
# the owner has made; the other has those of a made-up town.
FROZEN = target/frozen/dist/sw.js target/town/dist/sw.js
FACTS = cargo run --quiet --locked --features ssr --bin site -- facts --content tests/fixtures/content
target/frozen/dist/sw.js: dist/sw.js $(shell find tests/fixtures -type f)
	@$(USE_RUST); . .ci/setup/say.sh; step "Building the site of the frozen edition"; \
	$(FACTS) --site target/frozen/dist --streets none >/dev/null

target/town/dist/sw.js: dist/sw.js target/town/streets.layer $(shell find tests/fixtures -type f)
	@$(USE_RUST); . .ci/setup/say.sh; step "Building the same with the streets of a made-up town"; \
	$(FACTS) --site target/town/dist --streets target/town/streets.layer >/dev/null

target/town/streets.layer: $(shell find src/streets -name '*.rs') tests/streets/town.rs tests/streets/pbf.rs
	@$(USE_RUST); . .ci/setup/say.sh; step "Making the streets of a made-up town"; mkdir -p target/town; \
	STREETS_TOWN=$(CURDIR)/target/town/town.osm.pbf cargo test --quiet --locked --package safe-night-streets --features import \
		--test streets writes_the_town_where_asked >/dev/null && \
	cargo run --quiet --locked --package safe-night-streets --features import --bin streets -- target/town/town.osm.pbf \
		--out target/town >/dev/null

test: check browser build $(FROZEN) ## passes every test
	@. .ci/setup/say.sh; step "Checking the finished pages: valid HTML, reading age"
	@node_modules/.bin/html-validate --config tests/pages/html-validate.config.mjs "$${SITE:-dist}/**/*.html"
	@node --test tests/pages/*.test.mjs
	@$(USE_RUST); . .ci/setup/say.sh; step "Running the tests"; tests/run.sh

test-edited: browser build $(FROZEN) ## passes every test on content that was edited: facts may be corrected on any day
	@. .ci/setup/say.sh; step "Editing every place"; rm -rf target/edited; mkdir -p target/edited; cp -r dist target/edited/dist; \
	node tests/edited/edit.mjs public/content target/edited/content
	@$(USE_RUST); cargo run --quiet --locked --features ssr --bin site -- facts --content target/edited/content --site target/edited/dist >/dev/null
	@node_modules/.bin/html-validate --config tests/pages/html-validate.config.mjs "target/edited/dist/**/*.html"
	@SITE=target/edited/dist node --test tests/pages/*.test.mjs
	@$(USE_RUST); . .ci/setup/say.sh; step "Running the tests"; REAL_CONTENT=target/edited/content SITE=target/edited/dist tests/run.sh

bench: browser build $(FROZEN) ## tells how often the search is right, how fast it follows the keys, and how long a first visit takes on a slow line
	@$(USE_RUST); cargo test --quiet --locked --features ssr --test bench

test-engines: engines build $(FROZEN) ## passes the offline journeys in Firefox and WebKit
	@$(USE_RUST); . .ci/setup/say.sh; step "Running the offline journeys in Firefox and WebKit"; cargo test --quiet --locked --features ssr --test engines

faults: browser build $(FROZEN) ## injects every fault of host, network, storage and clock, and tells what the person sees of it
	@$(USE_RUST); TURNS=20 tests/journeys/faults/table.sh

kills: browser build $(FROZEN) ## kills the browser at fifty random moments of saving, of updates and of a shift, and counts what it promises and does not keep (KILLS=50)
	@$(USE_RUST); . .ci/setup/say.sh; step "Killing the browser (twelve minutes)"; \
	cargo test --quiet --locked --features ssr --test all -- --ignored --nocapture --test-threads=1 journeys::kills:: journeys::shift::kills::

# Safe Rust needs none of the fuzzer's sanitizers, and without them it needs no nightly Rust.
MINUTES = 10
TARGETS = content hours stored streets
fuzz: fuzzer ## looks for a panic in reading content, hours, stored facts and streets (MINUTES=10)
	@$(USE_RUST); . .ci/setup/say.sh; for target in $(TARGETS); do \
		step "Fuzzing: $$target"; \
		mkdir -p tests/fuzz/corpus/$$target; \
		nice -n 19 cargo fuzz run --fuzz-dir tests/fuzz --sanitizer none $$target tests/fuzz/corpus/$$target tests/fuzz/seeds/$$target -- \
			-max_total_time=$$(( $(MINUTES) * 60 / $(words $(TARGETS)) )) -timeout=20 -verbosity=0 -print_final_stats=1 || exit 1; \
	done

# The file says of which day it is; one that does not needs DATE=2021-08-06. BOX=SOUTH,WEST,NORTH,EAST takes more or less than the district.
# CREDIT="…" is said after "© OpenStreetMap contributors", for an extract that others have a part in.
streets: ## makes target/streets/streets.layer of Geofabrik's extract of Kent, or of another one (FROM=FILE.osm.pbf)
	@$(if $(FROM),,.ci/setup/kent.sh)
	@$(USE_RUST); . .ci/setup/say.sh; step "Making the layer of streets"; \
	cargo run --quiet --locked --release --package safe-night-streets --features import --bin streets -- \
		"$(or $(FROM),.tools/streets/kent-latest.osm.pbf)" --out target/streets $(if $(DATE),--date $(DATE)) $(if $(BOX),--box $(BOX)) \
		$(if $(CREDIT),--credit "$(CREDIT)")

check: setup lints ## format, lints with warnings as errors, content (PUBLISHED=dist of the site in use: was the edition raised?)
	@. .ci/setup/say.sh; step "Checking format, lints and content"
	@cargo fmt --check --all
	@cargo clippy --quiet --locked --features ssr --all-targets -- -D warnings
	@cargo clippy --quiet --locked --features ssr --test bench --test engines -- -D warnings
	@cargo clippy --quiet --locked --package safe-night-streets --features import --all-targets -- -D warnings
	@cargo clippy --quiet --locked --package safe-night-patrol --all-targets -- -D warnings
	@if [ -f .tools/rust-toolchain ]; then echo "The browser's half is linted only where rustup gave the WebAssembly target."; \
	else cargo clippy --quiet --locked --features app --lib --target wasm32-unknown-unknown -- -D warnings && \
	cargo clippy --quiet --locked --package safe-night-streets --features engine --lib --target wasm32-unknown-unknown -- -D warnings && \
	cargo clippy --quiet --locked --package safe-night-patrol --features program --lib --target wasm32-unknown-unknown -- -D warnings; fi
	@$(USE_RUST); cargo run --quiet --locked --features ssr --bin site -- check $(if $(PUBLISHED),--published $(PUBLISHED))

dev: setup ## Trunk's own server: builds and reloads at every change
	@$(USE_RUST); trunk serve --offline

art: browser picture-tools build ## draws the icons, the splash, the share picture and the pictures of the manifest and README
	@$(USE_RUST); . .ci/setup/say.sh; step "Drawing"; node tests/pictures/art.mjs && node tests/pictures/pictures.mjs --kept

pictures: browser picture-tools build ## takes pictures of every main screen, theme and size into pictures/
	@$(USE_RUST); . .ci/setup/say.sh; step "Taking pictures"; node tests/pictures/pictures.mjs

hosts: host-tools build ## holds nginx and Caddy, with what the builder wrote for them, to what our own server does
	@$(USE_RUST); cargo test --quiet --locked --features ssr --test all -- --ignored built_site::hosts::

# The site is not built anew: it is compared as it was put on the host.
verify: setup ## says what a host changes of dist/ on its way to a phone: run it after each upload (HOST=https://example.org)
	@$(USE_RUST); cargo run --quiet --locked --features ssr --bin site -- verify $(HOST)

load: host-tools build ## tells how much of its speed nginx keeps with this site, and whether 500 at once get an answer
	@. .ci/setup/say.sh; step "Loading nginx on this machine (two minutes)"; node tests/load/load.mjs

lighthouse: browser lighthouse-tools build ## tells what Lighthouse says of four pages on a phone
	@$(USE_RUST); . .ci/setup/say.sh; step "Measuring four pages (a minute)"; node tests/lighthouse/lighthouse.mjs

setup:
	@.ci/setup/wasm-target.sh
	@.ci/setup/std-source.sh
	@.ci/setup/cargo-tools.sh
	@.ci/setup/crates.sh
	@.ci/setup/npm-tools.sh . "bundlers and page checks"

lints:
	@.ci/setup/lints.sh

browser:
	@.ci/setup/browser.sh

engines:
	@.ci/setup/engines.sh

page-checks:
	@.ci/setup/npm-tools.sh . "bundlers and page checks"

picture-tools:
	@.ci/setup/npm-tools.sh tests/pictures "picture tools"
	@.ci/setup/font.sh

fuzzer:
	@.ci/setup/cargo-tools.sh fuzzer

lighthouse-tools:
	@.ci/setup/npm-tools.sh tests/lighthouse "Lighthouse"

host-tools:
	@.ci/setup/hosts.sh
