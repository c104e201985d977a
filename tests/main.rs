//! Every test of `make test`, in one program: the parts share what is in `support`, and the browsers in it.

mod support;

mod built_site;
mod content_rules;
mod journeys;
mod sums;

// `content_rules/all_sums.rs` belongs to the fuzzer too, whose program has these at its root.
use safe_night_canterbury::{content, logic, words};
