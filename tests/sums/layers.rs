//! The dependencies between the layers of the program: the map in `src/lib.rs`, enforced by the paths in the source.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use crate::support::editions::project;

/// Each layer may use those before it.
const LAYERS: [&str; 11] =
    ["routes", "content", "logic", "words", "browser", "state", "components", "screens", "documents", "app", "build"];

/// The modules beside the layers, with the layers that they may use. Only the builder uses them.
const BESIDE: [(&str, &[&str]); 2] = [("authoring", &["routes", "content", "logic"]), ("hosting", &[])];

/// The files of the program by their module path, `content/place`, each with the modules that it uses.
fn uses() -> BTreeMap<String, BTreeSet<String>> {
    let root = project("src");
    let texts: BTreeMap<String, String> =
        sources(&root).into_iter().map(|path| (module(&root, &path), read(&path))).collect();
    let named = |(module, text): (&String, &String)| {
        // Lines are joined, because a group of names may span several.
        let code: String = text.lines().filter(|line| !line.trim_start().starts_with("//")).collect();
        let modules =
            paths_in(&code).into_iter().filter_map(|path| longest_module(&path, &texts)).filter(|used| used != module);
        (module.clone(), modules.collect())
    };
    texts.iter().map(named).collect()
}

/// A folder with a manifest of its own is another crate, in which `crate::` is another root.
fn sources(folder: &Path) -> Vec<PathBuf> {
    let paths = fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").path());
    let paths = paths.filter(|path| !path.join("Cargo.toml").exists());
    let files = paths.flat_map(|path| if path.is_dir() { sources(&path) } else { vec![path] });
    files.filter(|path| path.extension().is_some_and(|ending| ending == "rs")).collect()
}

fn read(path: &Path) -> String {
    fs::read_to_string(path).expect("a source file")
}

/// `src/logic/geo/mod.rs` is `logic/geo`.
fn module(root: &Path, path: &Path) -> String {
    let path = path.strip_prefix(root).expect("it is in the folder").with_extension("");
    path.to_str().expect("a plain name").trim_end_matches("/mod").to_owned()
}

/// Every path from the root of the program, with groups expanded: `crate::a::{b, c::D}` is `a/b` and `a/c/D`.
fn paths_in(code: &str) -> Vec<String> {
    let starts = code.match_indices("crate::").map(|(at, start)| &code[at + start.len()..]);
    starts.flat_map(expand).collect()
}

fn expand(path: &str) -> Vec<String> {
    let is_of_a_path = |letter: char| letter.is_alphanumeric() || letter == '_' || letter == ':';
    let end = path.find(|letter| !is_of_a_path(letter)).unwrap_or(path.len());
    let stem = path[..end].trim_end_matches(':').replace("::", "/");
    let group = path[end..].strip_prefix('{').and_then(|rest| rest.split_once('}'));
    match group.filter(|_| path[..end].ends_with("::")) {
        Some((items, _)) => items.split(',').map(|item| format!("{stem}/{}", item.trim().replace("::", "/"))).collect(),
        None => vec![stem],
    }
}

/// The module of a path. `None`: the path names an item of the root.
fn longest_module(path: &str, modules: &BTreeMap<String, String>) -> Option<String> {
    let mut path = path;
    loop {
        if modules.contains_key(path) {
            return Some(path.to_owned());
        }
        path = path.rsplit_once('/')?.0;
    }
}

fn layer(module: &str) -> &str {
    module.split('/').next().unwrap_or_default()
}

fn may_use(user: &str, used: &str) -> bool {
    let place = |name: &str| LAYERS.iter().position(|layer| *layer == name);
    let beside = |name: &str| BESIDE.iter().find(|(layer, _)| *layer == name);
    match (beside(user), beside(used)) {
        (Some((_, allowed)), _) => allowed.contains(&used),
        (None, Some(_)) => user == "build",
        (None, None) => place(user).zip(place(used)).is_some_and(|(user, used)| used < user),
    }
}

#[test]
fn every_layer_uses_only_earlier_layers() {
    let mut wrong = Vec::new();
    for (user, used) in uses().iter().filter(|(user, _)| !["lib", "bin/site"].contains(&user.as_str())) {
        let strange = used.iter().filter(|used| layer(user) != layer(used) && !may_use(layer(user), layer(used)));
        wrong.extend(strange.map(|used| format!("{user} uses {used}")));
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn no_modules_depend_on_each_other_in_a_cycle() {
    // Removes modules that use only removed modules, until there are none. The remaining ones are in or above a cycle.
    let mut left = uses();
    loop {
        let done: Vec<String> = left
            .iter()
            .filter(|(_, used)| used.iter().all(|used| !left.contains_key(used)))
            .map(|(m, _)| m.clone())
            .collect();
        if done.is_empty() {
            break;
        }
        done.iter().for_each(|module| drop(left.remove(module)));
    }
    assert!(left.is_empty(), "in or above a circle: {:#?}", left.keys());
}

/// A path from the root shows the layer that is used.
#[test]
fn every_path_begins_at_the_root() {
    for path in sources(&project("src")) {
        assert!(!read(&path).contains("super::"), "{}", path.display());
    }
}
