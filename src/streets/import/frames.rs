//! Whether a file is safe to decode. The decoder takes what a block declares: a few bytes of it can stand for gigabytes in memory. So each
//! block is unpacked and its messages are counted first, within the limits of the format.

use std::io::{ErrorKind, Read};

use anyhow::{Context, Result, bail, ensure};
use flate2::read::ZlibDecoder;

/// The limits that the format itself sets, in bytes: <https://wiki.openstreetmap.org/wiki/PBF_Format>.
const MAX_HEADER: u32 = 64 * 1024;
const MAX_BLOCK: u64 = 32 * 1024 * 1024;
/// Messages in one block, its texts among them. Writers put 8,000 elements in one.
const MAX_MESSAGES: usize = 1_000_000;
/// The deepest message that is counted: the block, a group, an element.
const DEEPEST: usize = 2;
/// The field of a group that holds a relation.
const RELATION: u64 = 4;

/// # Errors
/// If the file is empty, cut off, no extract, or larger in memory than any extract is.
pub fn check(mut file: impl Read) -> Result<()> {
    let mut blocks = 0_usize;
    while let Some(header_length) = length(&mut file)? {
        ensure!(header_length < MAX_HEADER, "this is no .osm.pbf file, or it is damaged");
        let header = exactly(&mut file, u64::from(header_length))?;
        let (mut kind, mut size) = (&[][..], 0);
        for field in Fields(&header) {
            match field? {
                (1, Value::Bytes(bytes)) => kind = bytes,
                (3, Value::Number(number)) => size = number,
                _ => {}
            }
        }
        ensure!(blocks > 0 || kind == b"OSMHeader", "this is no .osm.pbf file, or it is damaged");
        ensure!(size <= MAX_BLOCK, "a block of the file is larger than the format allows");
        let blob = exactly(&mut file, size)?;
        let data = unpacked(&blob).with_context(|| format!("block {blocks} of the file is damaged"))?;
        let mut messages = 0;
        count(&data, 0, &mut messages).with_context(|| format!("block {blocks} of the file is damaged"))?;
        ensure!(messages <= MAX_MESSAGES, "block {blocks} of the file holds more than any extract does");
        blocks += 1;
    }
    ensure!(blocks > 0, "the file is empty");
    Ok(())
}

/// The length of the next header, or nothing at the end of the file.
fn length(file: &mut impl Read) -> Result<Option<u32>> {
    let mut bytes = [0; 4];
    let mut got = 0;
    while got < bytes.len() {
        match file.read(&mut bytes[got..]) {
            Ok(0) if got == 0 => return Ok(None),
            Ok(0) => bail!("the file is cut off"),
            Ok(count) => got += count,
            Err(error) if error.kind() == ErrorKind::Interrupted => {}
            Err(error) => return Err(error.into()),
        }
    }
    Ok(Some(u32::from_be_bytes(bytes)))
}

fn exactly(file: &mut impl Read, count: u64) -> Result<Vec<u8>> {
    let mut bytes = Vec::new();
    file.take(count).read_to_end(&mut bytes)?;
    ensure!(bytes.len() as u64 == count, "the file is cut off");
    Ok(bytes)
}

fn unpacked(blob: &[u8]) -> Result<Vec<u8>> {
    for field in Fields(blob) {
        match field? {
            (1, Value::Bytes(raw)) => return Ok(raw.to_vec()),
            (3, Value::Bytes(packed)) => {
                let mut data = Vec::new();
                ZlibDecoder::new(packed).take(MAX_BLOCK).read_to_end(&mut data)?;
                ensure!((data.len() as u64) < MAX_BLOCK, "it unpacks to more than the format allows");
                return Ok(data);
            }
            (4..=7, Value::Bytes(_)) => bail!("it is packed in another way than zlib: convert it with osmium"),
            _ => {}
        }
    }
    bail!("it is empty")
}

/// Whether the members of a relation are of kinds that there are: the decoder stops at others.
fn members(relation: &[u8]) -> Result<()> {
    for field in Fields(relation).map_while(Result::ok) {
        let known = match field {
            (10, Value::Number(kind)) => kind <= 2,
            (10, Value::Bytes(kinds)) => kinds.iter().all(|kind| *kind <= 2),
            _ => true,
        };
        ensure!(known, "a relation has a member of no known kind");
    }
    Ok(())
}

/// Counts the messages of a block. Bytes that are no message are one.
fn count(bytes: &[u8], depth: usize, messages: &mut usize) -> Result<()> {
    for field in Fields(bytes) {
        match field {
            Ok((number, Value::Bytes(inner))) => {
                *messages += 1;
                if depth == 1 && number == RELATION {
                    members(inner)?;
                }
                if depth < DEEPEST && *messages <= MAX_MESSAGES {
                    count(inner, depth + 1, messages)?;
                }
            }
            Ok(_) => {}
            Err(error) if depth == 0 => return Err(error),
            Err(_) => return Ok(()),
        }
    }
    Ok(())
}

enum Value<'a> {
    Number(u64),
    Bytes(&'a [u8]),
}

/// The fields of a protobuf message.
struct Fields<'a>(&'a [u8]);

impl<'a> Fields<'a> {
    fn number(&mut self) -> Option<u64> {
        let mut value = 0_u64;
        for shift in (0..64).step_by(7) {
            let (byte, rest) = self.0.split_first()?;
            self.0 = rest;
            value |= u64::from(byte & 0x7f) << shift;
            if *byte < 0x80 {
                return Some(value);
            }
        }
        None
    }

    fn field(&mut self) -> Option<(u64, Value<'a>)> {
        let key = self.number()?;
        let length = match key & 7 {
            0 => return Some((key >> 3, Value::Number(self.number()?))),
            1 => 8,
            2 => usize::try_from(self.number()?).ok()?,
            5 => 4,
            _ => return None,
        };
        let (bytes, rest) = self.0.split_at_checked(length)?;
        self.0 = rest;
        Some((key >> 3, Value::Bytes(bytes)))
    }
}

impl<'a> Iterator for Fields<'a> {
    type Item = Result<(u64, Value<'a>)>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.0.is_empty() {
            return None;
        }
        let field = self.field();
        if field.is_none() {
            self.0 = &[];
        }
        Some(field.context("it is cut off or damaged"))
    }
}
