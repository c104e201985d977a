//! How the program is linked: with the list of what refers to what, by which the builder splits it (`build/split.rs`).

use std::env;

fn main() {
    println!("cargo::rerun-if-changed=src/link.rs");
    // The argument counts for what is linked with the app too, such as the program of a patrol, which stays whole.
    let is_app = env::var_os("CARGO_FEATURE_APP").is_some();
    if is_app && env::var("CARGO_CFG_TARGET_ARCH").is_ok_and(|machine| machine == "wasm32") {
        println!("cargo::rustc-link-arg-cdylib=--emit-relocs");
    }
}
