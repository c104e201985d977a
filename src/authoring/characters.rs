//! The signs in what people edit. Editors, web pages and phones put some there that nobody sees or typed: what is meant is
//! taken where it is sure, and else the sign is named. Native only.

/// What the text of a field is made of, which decides what a sign in it can mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Words for people: dashes and quotation marks stay as they are.
    Prose,
    /// A name that other fields use: an id, an address inside the app, one of a fixed list of words.
    Name,
    /// The address of a page elsewhere.
    Link,
    /// A date or an edition.
    Day,
    /// Opening hours in OpenStreetMap's notation.
    Hours,
    /// A number to call or to text.
    Phone,
}

impl Kind {
    /// The kind of the field with this name, inside of a field with that name.
    pub fn of(field: &str, inside: &str) -> Kind {
        match field {
            "id" | "kind" | "group" | "list" | "confidence" | "hours_confidence" | "state" | "card" | "services"
            | "see" | "targets" | "back" | "for" | "serves" | "calls" | "path" | "bar" | "drawing" | "$schema" => {
                Kind::Name
            }
            "say" if inside == "text" => Kind::Name,
            "link" | "web" | "corrections" => Kind::Link,
            "edition" | "checked" | "review_by" => Kind::Day,
            // That of a source is in words: "about 2023".
            "date" if inside == "status" => Kind::Day,
            "hours" => Kind::Hours,
            "phone" | "call" | "number" => Kind::Phone,
            _ => Kind::Prose,
        }
    }
}

/// A text of this kind as it was meant.
///
/// # Errors
/// Which sign may not stand there, and how to mend it.
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
            // Between letters of some scripts, and within drawn signs, these are part of the spelling.
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
    // One space does where several stand, and none at the ends.
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

/// The name of a field as it was meant.
pub fn normalise_name(text: &str) -> String {
    let seen: String = text.chars().filter(|sign| !is_invisible(*sign)).collect();
    seen.trim().to_owned()
}

fn wrong(sign: char, fix: &str) -> String {
    format!("There is {} in it. {fix}", named(sign))
}

/// One sign as a field of this kind has it.
fn of_kind(sign: char, kind: Kind) -> char {
    let code = u32::from(sign);
    match (kind, sign) {
        (_, '\u{2010}' | '\u{2011}') if kind != Kind::Phone && kind != Kind::Link => '-',
        // A keyboard for Japanese or Chinese may type the same letters and digits in another width.
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

/// A sign in full width as the one of ASCII.
pub fn narrow(code: u32) -> char {
    char::from_u32(code.wrapping_sub(0xFEE0)).unwrap_or(char::REPLACEMENT_CHARACTER)
}

/// Whether it parts words: a space of any width, a tab, the end of a line.
pub fn is_space(sign: char) -> bool {
    // Unicode counts this one among the control signs.
    sign.is_whitespace() && sign != '\u{85}'
}

/// Whether it shows nothing and parts nothing.
pub fn is_invisible(sign: char) -> bool {
    matches!(sign,
        '\u{AD}' | '\u{34F}' | '\u{61C}' | '\u{180E}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}'
        | '\u{2060}'..='\u{2064}' | '\u{2066}'..='\u{206F}' | '\u{FEFF}' | '\u{E0000}'..='\u{E007F}')
}

/// Whether it is a hyphen, a dash or a minus, but for the hyphen of ASCII.
pub fn is_dash(sign: char) -> bool {
    matches!(sign, '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{FE58}' | '\u{FE63}' | '\u{FF0D}')
}

/// Whether it is a double quotation mark of print: JSON has the straight one alone.
pub fn is_quotation_mark(sign: char) -> bool {
    matches!(sign, '\u{201C}'..='\u{201F}' | '\u{AB}' | '\u{BB}' | '\u{2033}' | '\u{301D}'..='\u{301F}' | '\u{FF02}')
}

/// Signs that no font of ours can have: what Word uses for its bullets, and what Unicode says is none.
fn is_no_sign(sign: char) -> bool {
    let code = u32::from(sign);
    matches!(code, 0xE000..=0xF8FF | 0xFDD0..=0xFDEF | 0xF_0000..) || code & 0xFFFE == 0xFFFE
}

/// UTF-8 that was opened as Windows-1252 and saved: `â€™` for an apostrophe, `Â£` for a pound.
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

/// A sign by its name and number: `a zero-width space, U+200B`.
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
