//! What was taken of an extract, and what was left out and why.

use std::collections::BTreeMap;
use std::fmt;

/// Counts, each with what it is of.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Told {
    taken: BTreeMap<&'static str, f64>,
    left_out: BTreeMap<&'static str, f64>,
}

impl Told {
    pub fn take(&mut self, what: &'static str, count: f64) {
        *self.taken.entry(what).or_default() += count;
    }

    pub fn leave(&mut self, what: &'static str, count: usize) {
        if count > 0 {
            *self.left_out.entry(what).or_default() += count as f64;
        }
    }

    pub fn taken(&self, what: &str) -> f64 {
        self.taken.get(what).copied().unwrap_or_default()
    }

    pub fn left_out(&self, what: &str) -> f64 {
        self.left_out.get(what).copied().unwrap_or_default()
    }
}

impl fmt::Display for Told {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (title, counts) in [("Taken", &self.taken), ("Left out", &self.left_out)] {
            writeln!(out, "{title}:")?;
            for (what, count) in counts {
                writeln!(out, "{:>12}  {what}", (count * 10.0).round() / 10.0)?;
            }
        }
        Ok(())
    }
}
