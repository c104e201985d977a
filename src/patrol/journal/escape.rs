//! Any text in letters that are safe anywhere: in a key, a file, an address, a chunk of lines.

/// ASCII letters and digits as they are, a space as `_`, every other character as its number in base 16 between `~`.
pub fn escape(text: &str, into: &mut String) {
    for character in text.chars() {
        match character {
            ' ' => into.push('_'),
            plain if plain.is_ascii_alphanumeric() => into.push(plain),
            other => {
                into.push('~');
                into.push_str(&format!("{:x}", u32::from(other)));
                into.push('~');
            }
        }
    }
}

/// `None`: it is not what [`escape`] writes.
pub fn unescape(text: &str) -> Option<String> {
    let mut plain = String::with_capacity(text.len());
    let mut rest = text.chars();
    while let Some(character) = rest.next() {
        match character {
            '_' => plain.push(' '),
            '~' => {
                let mut number = 0_u32;
                loop {
                    match rest.next()? {
                        '~' => break,
                        digit => number = number.checked_mul(16)?.checked_add(digit.to_digit(16)?)?,
                    }
                }
                plain.push(char::from_u32(number)?);
            }
            letter if letter.is_ascii_alphanumeric() => plain.push(letter),
            _ => return None,
        }
    }
    Some(plain)
}
