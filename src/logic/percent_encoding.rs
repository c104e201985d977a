//! Text in an address.

/// A text as a part of an address: every byte of its UTF-8 but letters, digits and `-._~`, in hexadecimal (RFC 3986).
pub fn percent_encoded(text: &str) -> String {
    const DIGITS: &[u8; 16] = b"0123456789ABCDEF";
    let mut address = String::new();
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            address.push(char::from(byte));
        } else {
            address.push('%');
            for half in [byte >> 4, byte & 15] {
                address.push(char::from(DIGITS[usize::from(half)]));
            }
        }
    }
    address
}
