//! The terms of a text, which the search compares. The build uses this for pages and the phone for queries, so that both agree.

/// Words without meaning for the search, each between spaces.
const STOP_WORDS: &str = " a about am an and any are at be been but can could did do does for from get getting going \
                          got had has have he her him his how i if im in is it its ive just keep keeps my of on \
                          or our please she should so some someone somebody than that the their them then there they \
                          theyre this to too u up was we were what whats when which who will with would you \
                          your ";

/// Latin letters without diacritics, from U+00C0 to U+017F.
const BARE: &[u8; 192] = b"aaaaaaaceeeeiiiidnooooo ouuuuytsaaaaaaaceeeeiiiidnooooo ouuuuyty\
                           aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiiijjkkklllllll\
                           lllnnnnnnnnnoooooooorrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs";

/// Lower-case letters and digits of any script without diacritics and apostrophes, one space between words: `A&E` is `a and e`. Each
/// Chinese character is a word, because Chinese has no spaces.
pub fn normalise(text: &str) -> String {
    let mut normalised = String::with_capacity(text.len());
    for sign in text.chars() {
        let code = sign as u32;
        // Full-width characters are ASCII with an offset.
        let code = if matches!(code, 0xff01..=0xff5e) { code - 0xfee0 } else { code };
        let digit = |zero: u32| (b'0' + (code - zero) as u8) as char;
        let letter = match code {
            // Apostrophes, combining marks and invisible characters.
            0x27
            | 0x60
            | 0xad
            | 0xb4
            | 0x2b9..=0x2bf
            | 0x300..=0x36f
            | 0x64b..=0x652
            | 0x200b..=0x200f
            | 0x2018..=0x201b
            | 0x2032
            | 0xfe00..=0xfe0f
            | 0xfeff => continue,
            0x26 => {
                normalised.push_str(" and ");
                continue;
            }
            0x00..=0x7f if (code as u8).is_ascii_alphanumeric() => (code as u8).to_ascii_lowercase() as char,
            0xc0..=0x17f => BARE[code as usize - 0xc0] as char,
            0x660..=0x669 => digit(0x660),
            0x6f0..=0x6f9 => digit(0x6f0),
            0x966..=0x96f => digit(0x966),
            // Punctuation and symbols.
            0x60c | 0x61b | 0x61f | 0x964 | 0x965 | 0x2000..=0x2bff | 0x3000..=0x303f => ' ',
            0x2e80..=0x9fff | 0xf900..=0xfaff | 0x20000..=0x3ffff => {
                normalised.extend([' ', sign, ' ']);
                continue;
            }
            0x370..=0xd7ff | 0xfb00..=0xfefc => sign,
            _ => ' ',
        };
        normalised.push(letter);
    }
    normalised.split_ascii_whitespace().collect::<Vec<_>>().join(" ")
}

/// The terms of a text in order, separated by spaces: the [`stem`] of each word that is no stop word, or of all words if all are stop
/// words.
pub fn terms(text: &str) -> String {
    let normalised = normalise(text);
    let [mut all, mut significant] = [String::new(), String::new()];
    for word in normalised.split_ascii_whitespace() {
        let term = [stem(word), " "].concat();
        all.push_str(&term);
        if !STOP_WORDS.contains(&[" ", word, " "].concat()) {
            significant.push_str(&term);
        }
    }
    let mut terms = if significant.is_empty() { all } else { significant };
    terms.pop();
    terms
}

/// The common part of the forms of an English word: `follow` of `followed`, `hit` of `hitting`. Words of other scripts are returned
/// unchanged.
pub fn stem(word: &str) -> &str {
    const ENDINGS: [&str; 5] = ["ing", "ed", "es", "s", "e"];
    for ending in ENDINGS {
        let Some(start) = word.strip_suffix(ending) else { continue };
        let bytes = start.as_bytes();
        let [.., before, last] = bytes else { continue };
        let kept = (ending == "s" && *last == b's') || (ending == "ed" && *last == b'e');
        if bytes.len() < 3 || kept || !bytes.iter().any(|letter| b"aeiouy".contains(letter)) {
            continue;
        }
        // `hitt` of `hitting`, but `kill` of `killing`.
        let doubled = before == last && b"bdgmnpt".contains(last) && ending != "s";
        return if doubled { &start[..start.len() - 1] } else { start };
    }
    word
}
