//! The licences that shipped crates may have.

use anyhow::{Context, Result, anyhow};
use spdx::{Expression, Licensee, ParseMode};

use crate::build::licences::shipped::Crate;

/// An allowed licence, and how its text is recognised.
#[derive(Debug, PartialEq)]
pub struct Allowed {
    /// Its SPDX identifier.
    pub id: &'static str,
    /// Words that only its text has.
    pub mark: &'static str,
    /// The first words of the terms. The copyright notice stands before them.
    pub start: &'static str,
    /// The terms, for crates that name the licence without its text.
    pub standard: Option<&'static str>,
}

/// Every allowed licence. Each permits distribution without source. Of several that a crate offers, the first listed counts.
pub const ALLOWED: [Allowed; 5] = [
    Allowed {
        id: "MIT",
        mark: "to any person obtaining a copy of this software and associated documentation files",
        start: "Permission is hereby granted",
        standard: Some(include_str!("MIT.txt")),
    },
    Allowed {
        id: "Zlib",
        mark: "This software is provided 'as-is'",
        start: "This software is provided 'as-is'",
        standard: None,
    },
    Allowed {
        id: "BSL-1.0",
        mark: "Boost Software License - Version 1.0",
        start: "Boost Software License",
        standard: None,
    },
    Allowed { id: "Unicode-3.0", mark: "UNICODE LICENSE V3", start: "NOTICE TO USER", standard: None },
    Allowed {
        id: "Apache-2.0",
        mark: "Apache License Version 2.0, January 2004",
        start: "Apache License Version 2.0",
        standard: None,
    },
];

impl Allowed {
    /// Its full name.
    pub fn name(&self) -> String {
        spdx::license_id(self.id).map_or(self.id, |id| id.full_name).to_owned()
    }
}

/// The smallest set of allowed licences that satisfies the licence expression of a crate.
///
/// # Errors
/// If it names no licence, the expression cannot be parsed, or no allowed licence satisfies it.
pub fn chosen(package: &Crate) -> Result<Vec<&'static Allowed>> {
    let Crate { name, version, licence, .. } = package;
    let licence = licence.as_deref().with_context(|| format!("{name} {version} names no licence"))?;
    // Old manifests write `MIT/Apache-2.0`.
    let expression = Expression::parse_mode(licence, ParseMode::LAX).map_err(|error| {
        anyhow!("{name} {version} has the licence {licence}, which cannot be read: {}", error.reason)
    })?;
    let licensees = ALLOWED.iter().map(|allowed| Licensee::parse(allowed.id)).collect::<Result<Vec<_>, _>>()?;
    let needed = expression.minimized_requirements(&licensees).map_err(|_| {
        let list = ALLOWED.map(|allowed| allowed.id).join(", ");
        anyhow!("{name} {version} has the licence {licence}, which is not allowed to ship. Allowed are {list}: see src/build/licences/allowed.rs.")
    })?;
    let is_needed = |licensee: &Licensee| needed.iter().any(|requirement| licensee.satisfies(requirement));
    Ok(ALLOWED.iter().zip(&licensees).filter(|(_, licensee)| is_needed(licensee)).map(|(allowed, _)| allowed).collect())
}
