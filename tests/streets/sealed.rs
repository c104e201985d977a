//! Layers as somebody would send them who means harm.

/// The bytes with a checksum and a length that fit them.
pub fn sealed(body: &[u8]) -> Vec<u8> {
    let sum = body.iter().fold(0x811c_9dc5_u32, |hash, byte| (hash ^ u32::from(*byte)).wrapping_mul(0x0100_0193));
    [b"SNst\x01", &(body.len() as u32).to_le_bytes()[..], &sum.to_le_bytes(), body].concat()
}
