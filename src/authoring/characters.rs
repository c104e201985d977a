//! Normalises the characters in edited files: editors, web pages and phones insert some that nobody sees or typed. A character
//! with a clear replacement is replaced, any other is an error that names it. Native only.

/// The kind of a field, which decides how its characters are normalised.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Words for people. Dashes and quotation marks are kept.
    Prose,
    /// An id, an address inside the app, or a value of an enumeration.
    Name,
    /// The address of an external page.
    Link,
    /// A date or an edition.
    Day,
    /// Opening hours in OpenStreetMap's notation.
    Hours,
    /// A number to call or to text.
    Phone,
}

impl Kind {
    /// The kind of a field. `inside`: the name of the field around it.
    pub fn of(field: &str, inside: &str) -> Kind {
        match field {
            "id" | "kind" | "group" | "list" | "confidence" | "hours_confidence" | "state" | "card" | "services"
            | "see" | "targets" | "back" | "for" | "serves" | "calls" | "path" | "bar" | "drawing" | "living"
            | "$schema" => Kind::Name,
            "say" if inside == "text" => Kind::Name,
            "link" | "web" | "corrections" => Kind::Link,
            "edition" | "checked" | "review_by" => Kind::Day,
            // The date of a source is in words: "about 2023".
            "date" if inside == "status" => Kind::Day,
            "hours" | "open" => Kind::Hours,
            "phone" | "call" | "number" => Kind::Phone,
            _ => Kind::Prose,
        }
    }
}

/// Normalises a text of this kind.
///
/// # Errors
/// The character that is not allowed, and the fix.
pub fn normalise(text: &str, kind: Kind) -> Result<String, String> {
    if let Some(piece) = misread(text) {
        return Err(format!(
            "`{piece}` is what is left of a sign that was saved in one encoding and opened in another. Write the sign anew, and save the file as UTF-8."
        ));
    }
    let mut normalised = String::with_capacity(text.len());
    for sign in text.chars() {
        match sign {
            _ if is_space(sign) => normalised.push(' '),
            '\u{202E}' => {
                return Err(wrong(
                    sign,
                    "It turns the text after it round, so what is meant is not sure. Type the text anew.",
                ));
            }
            // Joiners are part of the spelling in some scripts and in emoji.
            '\u{200C}' | '\u{200D}' | '\u{E0020}'..='\u{E007F}'
                if kind == Kind::Prose && normalised.ends_with(|c: char| !c.is_ascii()) =>
            {
                normalised.push(sign)
            }
            _ if is_invisible(sign) => {}
            '\u{FFFD}' => return Err(wrong(sign, "It stands for a sign that was lost. Write that sign anew.")),
            _ if sign.is_control() || is_no_sign(sign) => {
                return Err(wrong(sign, "Take it out, or write what was meant."));
            }
            _ => normalised.push(of_kind(sign, kind)),
        }
    }
    // Collapse and trim spaces.
    let normalised = normalised.split(' ').filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ");
    if kind == Kind::Prose {
        return Ok(normalised);
    }
    match normalised.chars().find(|sign| !sign.is_ascii() || (kind == Kind::Link && *sign == ' ')) {
        None => Ok(normalised),
        Some(sign) => Err(wrong(
            sign,
            match kind {
                Kind::Link => "Open the page in a browser and copy the link anew from its address line.",
                Kind::Day => "Write it with digits and hyphens, like 2026-11-23.",
                Kind::Hours => {
                    "Write them with the letters, digits and signs of the keyboard, like \"Mo-Su 17:00-05:00\"."
                }
                Kind::Phone => "Write it with digits and spaces, like \"01227 823333\".",
                _ => "Write it with the letters, digits and hyphens of the keyboard.",
            },
        )),
    }
}

/// Normalises the name of a field.
pub fn normalise_name(text: &str) -> String {
    let seen: String = text.chars().filter(|sign| !is_invisible(*sign)).collect();
    seen.trim().to_owned()
}

fn wrong(sign: char, fix: &str) -> String {
    format!("There is {} in it. {fix}", named(sign))
}

/// Normalises one character for a field of this kind.
fn of_kind(sign: char, kind: Kind) -> char {
    let code = u32::from(sign);
    match (kind, sign) {
        (_, '\u{2010}' | '\u{2011}') if kind != Kind::Phone && kind != Kind::Link => '-',
        // Japanese and Chinese keyboards may type full-width letters and digits.
        (_, '\u{FF10}'..='\u{FF19}' | '\u{FF21}'..='\u{FF3A}' | '\u{FF41}'..='\u{FF5A}') => narrow(code),
        (Kind::Prose | Kind::Link, _) => sign,
        (_, '\u{FF01}'..='\u{FF5E}') => of_kind(narrow(code), kind),
        (Kind::Phone, '-') => ' ',
        (Kind::Phone, _) if is_dash(sign) => ' ',
        (_, _) if is_dash(sign) => '-',
        (Kind::Hours, '\u{2236}') => ':',
        (Kind::Hours, _) if is_quotation_mark(sign) => '"',
        _ => sign,
    }
}

/// The ASCII character of a full-width one.
pub fn narrow(code: u32) -> char {
    char::from_u32(code.wrapping_sub(0xFEE0)).unwrap_or(char::REPLACEMENT_CHARACTER)
}

/// Whether it separates words: a space of any width, a tab, a line end.
pub fn is_space(sign: char) -> bool {
    // Unicode counts NEL as white space too, but it is a control character here.
    sign.is_whitespace() && sign != '\u{85}'
}

/// Whether it is invisible and no space.
pub fn is_invisible(sign: char) -> bool {
    matches!(sign,
        '\u{AD}' | '\u{34F}' | '\u{61C}' | '\u{180E}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}'
        | '\u{2060}'..='\u{2064}' | '\u{2066}'..='\u{206F}' | '\u{FEFF}' | '\u{E0000}'..='\u{E007F}')
}

/// Whether it is a hyphen, a dash or a minus other than the ASCII hyphen.
pub fn is_dash(sign: char) -> bool {
    matches!(sign, '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{FE58}' | '\u{FE63}' | '\u{FF0D}')
}

/// Whether it is a typographic double quotation mark. JSON allows only the straight one.
pub fn is_quotation_mark(sign: char) -> bool {
    matches!(sign, '\u{201C}'..='\u{201F}' | '\u{AB}' | '\u{BB}' | '\u{2033}' | '\u{301D}'..='\u{301F}' | '\u{FF02}')
}

/// Whether it is a private-use character, such as the bullets of Word, or a noncharacter.
fn is_no_sign(sign: char) -> bool {
    let code = u32::from(sign);
    matches!(code, 0xE000..=0xF8FF | 0xFDD0..=0xFDEF | 0xF_0000..) || code & 0xFFFE == 0xFFFE
}

/// The first piece of UTF-8 that was decoded as Windows-1252: `â€™` for an apostrophe, `Â£` for a pound.
fn misread(text: &str) -> Option<String> {
    let signs: Vec<char> = text.chars().collect();
    signs.windows(2).enumerate().find_map(|(at, pair)| {
        let length = match pair {
            ['â', '€' | '\u{80}'] => 3,
            ['Â', '\u{A0}'..='\u{BF}'] => 2,
            ['Ã', '\u{80}'..='\u{BF}'] => 2,
            _ => return None,
        };
        Some(signs[at..].iter().take(length).collect())
    })
}

/// A character by its name and code point: `a zero-width space, U+200B`.
pub fn named(sign: char) -> String {
    let code = u32::from(sign);
    let name = match sign {
        ' ' => return "a space".into(),
        '\t' => "a tab",
        '\n' | '\r' => "the end of a line",
        '\0' => "an empty byte (NUL)",
        '\u{A0}' => "a no-break space",
        '\u{2007}' => "a figure space",
        '\u{2009}' => "a thin space",
        '\u{202F}' => "a narrow no-break space",
        '\u{3000}' => "a full-width space",
        '\u{AD}' => "a soft hyphen",
        '\u{200B}' => "a zero-width space",
        '\u{200C}' => "a zero-width non-joiner",
        '\u{200D}' => "a zero-width joiner",
        '\u{200E}' => "a left-to-right mark",
        '\u{200F}' => "a right-to-left mark",
        '\u{202A}'..='\u{202D}' | '\u{2066}'..='\u{2069}' => "an invisible sign for the direction of writing",
        '\u{202E}' => "a right-to-left override",
        '\u{2060}' => "a word joiner",
        '\u{FEFF}' => "a byte order mark",
        '\u{FFFD}' => "a replacement sign",
        '\u{2010}' => "a hyphen of print",
        '\u{2011}' => "a no-break hyphen",
        '\u{2012}' => "a figure dash",
        '\u{2013}' => "an en dash",
        '\u{2014}' => "an em dash",
        '\u{2212}' => "a minus sign",
        _ if is_quotation_mark(sign) => return format!("the curly quotation mark {sign} (U+{code:04X})"),
        '\u{2018}' | '\u{2019}' => return format!("the curly apostrophe {sign} (U+{code:04X})"),
        _ if sign.is_control() => "an invisible control sign",
        _ if is_invisible(sign) => "an invisible sign",
        _ if is_no_sign(sign) => "a sign that only one program or font knows",
        _ => return format!("the sign {sign} (U+{code:04X})"),
    };
    format!("{name}, U+{code:04X}")
}
