//! Contacts as vCard 3.0 ([RFC 2426](https://www.rfc-editor.org/rfc/rfc2426)), which the address books of all phones read.

/// A contact: a service, never a person.
#[derive(Clone, Debug, PartialEq)]
pub struct Contact {
    pub name: String,
    /// The number to call, its digits alone.
    pub call: Option<String>,
    /// The number that takes text messages, its digits alone.
    pub text: Option<String>,
    pub note: String,
    /// Its page.
    pub web: Option<String>,
}

/// The longest line in bytes, without its end. Longer ones are folded.
const LINE: usize = 75;

/// The contacts as one file: UTF-8, lines that end in CRLF.
pub fn vcards(contacts: &[Contact]) -> String {
    let mut file = String::new();
    for contact in contacts {
        let Contact { name, call, text, note, web } = contact;
        let name = escape(name);
        let mut lines = vec![
            "BEGIN:VCARD".to_owned(),
            "VERSION:3.0".into(),
            ["FN:", &name].concat(),
            ["N:", &name, ";;;;"].concat(),
        ];
        lines.push(["ORG:", &name].concat());
        lines.extend(call.as_ref().map(|number| ["TEL;TYPE=WORK,VOICE:", number].concat()));
        lines.extend(text.as_ref().map(|number| ["TEL;TYPE=WORK,MSG:", number].concat()));
        lines.push(["NOTE:", &escape(note)].concat());
        lines.extend(web.as_ref().map(|page| ["URL:", page].concat()));
        lines.push("END:VCARD".into());
        lines.iter().for_each(|line| fold(line, &mut file));
    }
    file
}

/// Text as a value: commas, semicolons and backslashes are structure, and a line ends the value.
fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '\n' => escaped.push_str("\\n"),
            ',' | ';' | '\\' => escaped.extend(['\\', letter]),
            letter => escaped.push(letter),
        }
    }
    escaped
}

/// Appends a line in pieces of at most [`LINE`] bytes, each after the first begun by a space. No letter is cut.
fn fold(line: &str, file: &mut String) {
    let mut length = 0;
    for letter in line.chars() {
        if length + letter.len_utf8() > LINE {
            file.push_str("\r\n ");
            length = 1;
        }
        file.push(letter);
        length += letter.len_utf8();
    }
    file.push_str("\r\n");
}
