//! Numbers as varints, columns of them, and the checksum.

use super::BadLayer;

/// FNV-1a of 32 bits. Each step is one to one, so that a change of any single byte always shows.
pub fn checksum(bytes: &[u8]) -> u32 {
    bytes.iter().fold(0x811c_9dc5, |hash, byte| (hash ^ u32::from(*byte)).wrapping_mul(0x0100_0193))
}

/// Small numbers, of either sign, as small numbers.
pub fn zigzag(value: i32) -> u32 {
    ((value << 1) ^ (value >> 31)) as u32
}

pub fn unzigzag(value: u32) -> i32 {
    (value >> 1) as i32 ^ -((value & 1) as i32)
}

/// Appends a number, seven bits in each byte, the lowest first.
pub fn put(out: &mut Vec<u8>, mut value: u32) {
    while value >= 0x80 {
        out.push(value as u8 | 0x80);
        value >>= 7;
    }
    out.push(value as u8);
}

/// Appends bytes with their number before them.
pub fn put_bytes(out: &mut Vec<u8>, bytes: &[u8]) {
    put(out, bytes.len() as u32);
    out.extend_from_slice(bytes);
}

/// Bytes from outside, read from the front. Whatever they hold, nothing panics.
#[derive(Clone, Copy, Debug)]
pub struct Bytes<'a>(pub &'a [u8]);

impl<'a> Bytes<'a> {
    pub fn left(&self) -> usize {
        self.0.len()
    }

    pub fn take(&mut self, count: usize) -> Result<&'a [u8], BadLayer> {
        let (front, rest) = self.0.split_at_checked(count).ok_or(BadLayer::Length)?;
        self.0 = rest;
        Ok(front)
    }

    pub fn array<const N: usize>(&mut self) -> Result<[u8; N], BadLayer> {
        let (front, rest) = self.0.split_first_chunk::<N>().ok_or(BadLayer::Length)?;
        self.0 = rest;
        Ok(*front)
    }

    pub fn byte(&mut self) -> Result<u8, BadLayer> {
        self.array::<1>().map(|[byte]| byte)
    }

    /// A number of at most 32 bits.
    pub fn number(&mut self) -> Result<u32, BadLayer> {
        let mut value: u64 = 0;
        for shift in [0, 7, 14, 21, 28] {
            let byte = self.byte()?;
            value |= u64::from(byte & 0x7f) << shift;
            if byte < 0x80 {
                return u32::try_from(value).map_err(|_| BadLayer::Wrong("number"));
            }
        }
        Err(BadLayer::Wrong("number"))
    }

    pub fn signed(&mut self) -> Result<i32, BadLayer> {
        self.number().map(unzigzag)
    }

    /// Bytes with their number before them.
    pub fn column(&mut self) -> Result<Bytes<'a>, BadLayer> {
        let count = self.number()?;
        self.take(count as usize).map(Bytes)
    }

    pub fn end(&self) -> Result<(), BadLayer> {
        if self.0.is_empty() { Ok(()) } else { Err(BadLayer::Length) }
    }
}
