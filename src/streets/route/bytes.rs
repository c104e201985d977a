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
//! A varint is little endian, seven bits a byte, the eighth set on all but the last.

use super::rules::{BadRules, Closure, Costs, Rules, Span};

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
            put(&mut out, closure.name.len() as u32);
            out.extend(closure.name.as_bytes());
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
        let mut from = Reader { bytes, at: 0 };
        let rules = from.rules().filter(|_| from.at == bytes.len());
        let rules = rules.ok_or(BadRules {
            row: "bytes",
            index: Some(from.at),
            value: bytes.len() as f64,
            mend: "build the layer again: its rules are broken or of another version",
        })?;
        rules.check()?;
        Ok(rules)
    }
}

fn put(out: &mut Vec<u8>, mut value: u32) {
    while value > 0x7f {
        out.push(value as u8 | 0x80);
        value >>= 7;
    }
    out.push(value as u8);
}

fn put_spans(out: &mut Vec<u8>, spans: &[Span]) {
    put(out, spans.len() as u32);
    for &(from, to) in spans {
        put(out, u32::from(from));
        put(out, u32::from(to));
    }
}

struct Reader<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl Reader<'_> {
    fn rules(&mut self) -> Option<Rules> {
        if self.byte()? != VERSION {
            return None;
        }
        let costs = self.costs()?;
        let margin_min = u16::try_from(self.number()?).ok()?;
        let closures = self.list(Reader::closure)?;
        let hours = self.list(|from| match from.byte()? {
            0 => Some(None),
            1 => Some(Some(from.list(Reader::span)?)),
            _ => None,
        })?;
        Some(Rules { costs, closures, hours, margin_min })
    }

    fn costs(&mut self) -> Option<Costs> {
        let mut costs = Costs::default();
        for kind in &mut costs.kinds {
            *kind = self.float()?;
        }
        for row in [
            &mut costs.unnamed,
            &mut costs.tunnel,
            &mut costs.covered,
            &mut costs.unlit,
            &mut costs.hours_unknown,
            &mut costs.steps_s,
        ] {
            *row = self.float()?;
        }
        Some(costs)
    }

    fn closure(&mut self) -> Option<Closure> {
        let length = self.number()? as usize;
        let name = std::str::from_utf8(self.take(length)?).ok()?.to_owned();
        let assumed = self.byte()? == 1;
        let mut before = 0u32;
        let edges = self.list(|from| {
            before = before.checked_add(from.number()?)?;
            Some(before)
        })?;
        Some(Closure { name, assumed, edges, shut: self.list(Reader::span)? })
    }

    fn span(&mut self) -> Option<Span> {
        Some((u16::try_from(self.number()?).ok()?, u16::try_from(self.number()?).ok()?))
    }

    /// As many as are said. Each takes at least a byte, so memory is bounded by the bytes that are there.
    fn list<T>(&mut self, mut one: impl FnMut(&mut Self) -> Option<T>) -> Option<Vec<T>> {
        let count = self.number()?;
        let mut all = Vec::new();
        for _ in 0..count {
            all.push(one(self)?);
        }
        Some(all)
    }

    fn number(&mut self) -> Option<u32> {
        let mut value = 0u64;
        for place in 0..5 {
            let byte = self.byte()?;
            value |= u64::from(byte & 0x7f) << (7 * place);
            if byte & 0x80 == 0 {
                return u32::try_from(value).ok();
            }
        }
        None
    }

    fn float(&mut self) -> Option<f32> {
        Some(f32::from_le_bytes(self.take(4)?.try_into().ok()?))
    }

    fn byte(&mut self) -> Option<u8> {
        self.take(1)?.first().copied()
    }

    fn take(&mut self, count: usize) -> Option<&[u8]> {
        let part = self.bytes.get(self.at..self.at.checked_add(count)?)?;
        self.at += count;
        Some(part)
    }
}
