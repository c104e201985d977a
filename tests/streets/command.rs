//! The owner's command: from a file to a layer, with a report in plain words.

use std::path::PathBuf;
use std::process::{Command, Output};

use crate::town::{DATE, town};

fn streets(args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_streets")).args(args).output().expect("it runs")
}

/// A folder of its own, removed at the end.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Folder {
        let folder = std::env::temp_dir().join(format!("streets-{name}-{}", std::process::id()));
        std::fs::create_dir_all(&folder).expect("room");
        Folder(folder)
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

#[test]
fn a_file_becomes_a_layer_and_its_owner_is_told_what_is_in_it() {
    let folder = Folder::new("command");
    let file = folder.0.join("town.osm.pbf");
    std::fs::write(&file, town()).expect("room");
    let out = folder.0.join("made/here");
    let done = streets(&[&file.to_string_lossy(), "--out", &out.to_string_lossy()]);
    let said = String::from_utf8_lossy(&done.stdout);
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    for part in
        [&format!("data of {DATE}")[..], "edges", "Left out:", "ways that one may not walk", "network", "streets.layer"]
    {
        assert!(said.contains(part), "{part}: {said}");
    }
    let (layer, rules) =
        streets::format::read(&std::fs::read(out.join("streets.layer")).expect("written")).expect("sound");
    assert_eq!((layer.header.date.as_str(), rules), (DATE, Vec::new()));
    let [file, folder] = [&file, &out].map(|path| path.to_string_lossy());
    let part =
        [&file, "--out", &folder, "--box", "51.2770,1.0800,51.2782,1.0860", "--credit", " © Somebody, CC BY 4.0. "];
    let part = streets(&part);
    assert!(part.status.success());
    let part = streets::format::peek(&std::fs::read(out.join("streets.layer")).expect("written")).expect("sound");
    assert_ne!(part.corners, layer.header.corners);
    assert_eq!(part.attribution, "© OpenStreetMap contributors, ODbL 1.0; © Somebody, CC BY 4.0");
}

#[test]
fn what_the_command_does_not_understand_it_says_so() {
    for (args, right) in [
        (&[][..], "FILE.osm.pbf"),
        (&["--box"], "--box of what?"),
        (&["a.osm.pbf", "--box", "here"], "no box: here"),
        (&["a.osm.pbf", "--box", "51.2,1.0,51.3"], "no box"),
        (&["a.osm.pbf", "--bax", "here"], "--bax?"),
        (&["a.osm.pbf", "b.osm.pbf"], "b.osm.pbf?"),
        (&["/nowhere/a.osm.pbf"], "cannot open /nowhere/a.osm.pbf"),
    ] {
        let done = streets(args);
        let said = String::from_utf8_lossy(&done.stderr);
        assert!(!done.status.success() && said.contains(right), "{args:?}: {said}");
    }
}
