//! Decodes the edited files. Native only.

/// Decodes a file as UTF-8 or UTF-16, the *Unicode* of Windows editors, and normalises line ends.
///
/// # Errors
/// The line of the invalid byte, the text before it, and how to save the file again.
pub fn text_of(bytes: &[u8]) -> Result<String, String> {
    let text = match bytes {
        [0xEF, 0xBB, 0xBF, rest @ ..] => utf_8(rest)?,
        [0xFF, 0xFE, rest @ ..] => utf_16(rest, u16::from_le_bytes)?,
        [0xFE, 0xFF, rest @ ..] => utf_16(rest, u16::from_be_bytes)?,
        // The files begin with an ASCII character, so a zero byte beside it means UTF-16.
        [first, 0, ..] if *first != 0 => utf_16(bytes, u16::from_le_bytes)?,
        [0, first, ..] if *first != 0 => utf_16(bytes, u16::from_be_bytes)?,
        _ => utf_8(bytes)?,
    };
    Ok(text.replace("\r\n", "\n").replace('\r', "\n"))
}

const SAVE_ANEW: &str = "Open it in your editor and save it as UTF-8: in Notepad choose Save as, then Encoding, UTF-8. Then see that every dash, quotation mark and accent is still right.";

fn utf_8(bytes: &[u8]) -> Result<String, String> {
    std::str::from_utf8(bytes).map(str::to_owned).map_err(|error| {
        let good = String::from_utf8_lossy(&bytes[..error.valid_up_to()]);
        let good = good.replace("\r\n", "\n").replace('\r', "\n");
        let line = good.matches('\n').count() + 1;
        let before: Vec<char> = good.rsplit('\n').next().unwrap_or_default().chars().collect();
        let before: String = before[before.len().saturating_sub(30)..].iter().collect();
        format!(
            "Line {line}: the sign after `{}` is not UTF-8, so nobody can tell what it was meant to be. The file was saved in another encoding, such as ANSI. {SAVE_ANEW}",
            before.trim_start()
        )
    })
}

fn utf_16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Result<String, String> {
    let units = bytes.chunks_exact(2).map(|pair| unit([pair[0], pair[1]]));
    let mut text = String::with_capacity(bytes.len() / 2);
    let mut whole = bytes.len().is_multiple_of(2);
    for read in char::decode_utf16(units) {
        match read {
            Ok(sign) => text.push(sign),
            Err(_) => {
                whole = false;
                break;
            }
        }
    }
    if whole {
        return Ok(text);
    }
    let line = text.matches('\n').count() + 1;
    Err(format!("Line {line}: the file is UTF-16 that was cut short or altered there. {SAVE_ANEW}"))
}
