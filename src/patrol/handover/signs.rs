//! The signs of both codes: Crockford's 32, which are digits and capital letters without I, L, O and U.
//!
//! They are five bits each. All of them are in the alphanumeric set of QR codes (5.5 bits a sign, where bytes would
//! need 8 for the same five) and in ASCII, so no reader's guess of an encoding, and no change of case, makes other
//! signs of them. Base 45 would be a tenth shorter, with a space, `%`, `+` and `:` in it, which readers and keyboards
//! do change, and the typed code could not share it.

const SIGNS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// The sign of five bits. Higher bits are not looked at.
pub(super) fn sign(value: u8) -> char {
    SIGNS.get(usize::from(value & 31)).copied().map_or('0', char::from)
}

/// The five bits of a sign in either case; what looks like a digit is one.
pub(super) fn value(sign: char) -> Option<u8> {
    let sign = match sign.to_ascii_uppercase() {
        'O' => '0',
        'I' | 'L' => '1',
        other => other,
    };
    SIGNS.iter().position(|known| char::from(*known) == sign).and_then(|value| u8::try_from(value).ok())
}

/// Whether it stands between signs and means nothing: spaces, dashes, and what no one sees.
pub(super) fn is_gap(sign: char) -> bool {
    sign.is_whitespace()
        || sign.is_control()
        || matches!(sign, '-' | '\u{2010}'..='\u{2015}' | '_' | '.' | '\u{feff}' | '\u{200b}')
}
