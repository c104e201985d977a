//! The faults of a host, as lines to read.

use std::fmt;

/// One thing that a host does to one file.
#[derive(Clone, Debug, PartialEq)]
pub struct Fault {
    /// The name of the file in the build, or an address.
    pub file: String,
    /// What is seen, the same for every file of this kind of fault. [`BYTES`] stands for a number of bytes.
    pub seen: String,
    /// The number of bytes by which the file differs, if `seen` tells it.
    pub bytes: usize,
    /// What the owner of the host can do, in whole sentences.
    pub mend: &'static str,
}

/// Stands for `214 bytes` in what is seen.
pub const BYTES: &str = "{bytes}";

impl Fault {
    pub fn new(file: &str, seen: impl Into<String>, mend: &'static str) -> Fault {
        Fault { file: file.into(), seen: seen.into(), bytes: 0, mend }
    }
}

/// What a host does with the whole site. Displayed, it is one line for each kind of fault, or one line that all is right.
#[derive(Clone, Debug, PartialEq)]
pub struct Report {
    /// The address of the host.
    pub host: String,
    /// The number of files that were asked for.
    pub files: usize,
    pub faults: Vec<Fault>,
}

impl Report {
    /// One line for each kind of fault, in the order in which they were met.
    pub fn lines(&self) -> Vec<String> {
        let mut kinds: Vec<Vec<&Fault>> = Vec::new();
        for fault in &self.faults {
            let same =
                |kind: &&mut Vec<&Fault>| kind.iter().all(|one| (&one.seen, one.mend) == (&fault.seen, fault.mend));
            match kinds.iter_mut().find(same) {
                Some(kind) => kind.push(fault),
                None => kinds.push(vec![fault]),
            }
        }
        kinds.iter().filter_map(|kind| line(kind)).collect()
    }
}

impl fmt::Display for Report {
    fn fmt(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
        if self.faults.is_empty() {
            return write!(formatter, "{} serves all {} files as they were built.", self.host, self.files);
        }
        formatter.write_str(&self.lines().join("\n"))
    }
}

/// The line of one kind of fault.
fn line(kind: &[&Fault]) -> Option<String> {
    let (first, bytes) = (kind.first()?, kind.iter().map(|fault| fault.bytes));
    let bytes = match (bytes.clone().min()?, bytes.max()?) {
        (1, 1) => "1 byte".to_owned(),
        (least, most) if least == most => format!("{most} bytes"),
        (least, most) => format!("{least} to {most} bytes"),
    };
    let names: Vec<&str> = kind.iter().map(|fault| fault.file.as_str()).collect();
    let names = match names[..] {
        [one] => one.to_owned(),
        [ref some @ .., last] if some.len() < 3 => format!("{} and {last}", some.join(", ")),
        [one, two, three, ..] => format!("{one}, {two}, {three} and {} more", names.len() - 3),
        _ => return None,
    };
    Some(format!("{names}: {}. {}", first.seen.replace(BYTES, &bytes), first.mend))
}
