//! All tests of `make test` in one program, so that they share `support` and its browsers.

mod support;

mod built_site;
mod content_rules;
mod journeys;
mod sums;

// `content_rules/all_sums.rs` is also compiled into the fuzzer, which has these modules at its root.
use safe_night_canterbury::{content, logic, words};
