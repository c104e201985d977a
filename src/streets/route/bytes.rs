//! The rules as a section of a layer.
//!
//! ```text
//! version      1 byte, 1
//! costs        23 × f32, little endian: the kinds in their order, then the rows of `Costs::ROWS`
//! margin_min   varint
//! closures     varint count, each: name (varint length, UTF-8), 1 byte assumed, edges (varint count, each the distance from
//!              the one before), shut (spans)
//! hours        varint count, each: 0 if not understood, else 1 + spans
//! spans        varint count, each two varints
//! ```
//!
//! A varint is that of `format/bytes.rs`.

use super::rules::{BadRules, Closure, Costs, Rules, Span};
use crate::format::BadLayer;
use crate::format::bytes::{Bytes, put, put_bytes};

const VERSION: u8 = 1;

impl Rules {
    /// As a section of a layer.
    pub fn write(&self) -> Vec<u8> {
        let mut out = vec![VERSION];
        for value in self.costs.values() {
            out.extend(value.to_le_bytes());
        }
        put(&mut out, u32::from(self.margin_min));
        put(&mut out, self.closures.len() as u32);
        for closure in &self.closures {
            put_bytes(&mut out, closure.name.as_bytes());
            out.push(u8::from(closure.assumed));
            put(&mut out, closure.edges.len() as u32);
            let mut before = 0;
            for &edge in &closure.edges {
                put(&mut out, edge.wrapping_sub(before));
                before = edge;
            }
            put_spans(&mut out, &closure.shut);
        }
        put(&mut out, self.hours.len() as u32);
        for open in &self.hours {
            out.push(u8::from(open.is_some()));
            if let Some(open) = open {
                put_spans(&mut out, open);
            }
        }
        out
    }

    /// Reads what [`Rules::write`] writes. Refused: bytes that end early or late, are of another version, or say what
    /// [`Rules::check`] refuses.
    pub fn read(bytes: &[u8]) -> Result<Rules, BadRules> {
        let mut from = Bytes(bytes);
        let read = rules(&mut from).and_then(|rules| from.end().map(|()| rules));
        let rules = read.map_err(|_| BadRules {
            row: "bytes",
            index: Some(bytes.len() - from.left()),
            value: bytes.len() as f64,
            mend: "build the layer again: its rules are broken or of another version",
        })?;
        rules.check()?;
        Ok(rules)
    }
}

fn put_spans(out: &mut Vec<u8>, spans: &[Span]) {
    put(out, spans.len() as u32);
    for &(from, to) in spans {
        put(out, u32::from(from));
        put(out, u32::from(to));
    }
}

type Read<T> = Result<T, BadLayer>;

const WRONG: BadLayer = BadLayer::Wrong("rules");

fn rules(from: &mut Bytes) -> Read<Rules> {
    if from.byte()? != VERSION {
        return Err(WRONG);
    }
    let costs = costs(from)?;
    let margin_min = short(from)?;
    let closures = list(from, closure)?;
    let hours = list(from, |from| match from.byte()? {
        0 => Ok(None),
        1 => list(from, span).map(Some),
        _ => Err(WRONG),
    })?;
    Ok(Rules { costs, closures, hours, margin_min })
}

fn costs(from: &mut Bytes) -> Read<Costs> {
    let mut costs = Costs::default();
    let others = [
        &mut costs.unnamed,
        &mut costs.tunnel,
        &mut costs.covered,
        &mut costs.unlit,
        &mut costs.hours_unknown,
        &mut costs.steps_s,
    ];
    for value in costs.kinds.iter_mut().chain(others) {
        *value = f32::from_le_bytes(from.array()?);
    }
    Ok(costs)
}

fn closure(from: &mut Bytes) -> Read<Closure> {
    let name = std::str::from_utf8(from.column()?.0).map_err(|_| WRONG)?.to_owned();
    let assumed = from.byte()? == 1;
    let mut before = 0u32;
    let edges = list(from, |from| {
        before = before.checked_add(from.number()?).ok_or(WRONG)?;
        Ok(before)
    })?;
    Ok(Closure { name, assumed, edges, shut: list(from, span)? })
}

fn span(from: &mut Bytes) -> Read<Span> {
    Ok((short(from)?, short(from)?))
}

fn short(from: &mut Bytes) -> Read<u16> {
    u16::try_from(from.number()?).map_err(|_| WRONG)
}

/// As many as are said. Each takes at least a byte, so memory is bounded by the bytes that are there.
fn list<T>(from: &mut Bytes, mut one: impl FnMut(&mut Bytes) -> Read<T>) -> Read<Vec<T>> {
    let mut all = Vec::new();
    for _ in 0..from.number()? {
        all.push(one(from)?);
    }
    Ok(all)
}
