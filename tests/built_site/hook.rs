//! What Trunk's hook takes out of the environment. Cargo keeps what `rustc` answered, a refusal too: a builder that asks with the switches of
//! the program but without the leave to use them breaks this build and all later ones, on a machine where nothing was kept yet.

use std::collections::BTreeSet;
use std::fs;
use std::process::Command;

/// The variables that `.ci/build.sh` sets for the program.
fn switches() -> BTreeSet<String> {
    let script = fs::read_to_string(".ci/build.sh").expect("the script");
    let lean = script.lines().filter(|line| line.trim_start().starts_with("lean"));
    let names = lean.flat_map(|line| {
        let before = line.split('=').map(|part| part.rsplit(|c: char| !c.is_ascii_alphanumeric() && c != '_').next());
        before.flatten().filter(|name| name.contains('_') && name.to_uppercase() == **name).map(str::to_owned)
    });
    names.collect()
}

#[test]
fn the_builder_asks_without_the_switches_of_the_program() {
    let switches = switches();
    for known in ["RUSTC_BOOTSTRAP", "CARGO_UNSTABLE_BUILD_STD", "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS"] {
        assert!(switches.contains(known), "{known} is not found in {switches:?}");
    }
    let trunk = fs::read_to_string("Trunk.toml").expect("Trunk.toml");
    let arguments = trunk.lines().find(|line| line.starts_with("command_arguments")).expect("a hook");
    let unset = arguments.split('"').skip(1).step_by(2).take_while(|word| *word != "cargo");
    let mut env = Command::new("env");
    env.args(unset).envs(switches.iter().map(|name| (name, "1")));
    let left = String::from_utf8(env.output().expect("`env` runs").stdout).expect("text");
    for name in switches {
        assert!(!left.lines().any(|line| line.starts_with(&format!("{name}="))), "the builder is given {name}");
    }
}
