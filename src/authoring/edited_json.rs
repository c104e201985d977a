//! Reads JSON that people typed: every error is reported by line, in words, and a duplicate name is an error. Native only.

use std::fmt;

use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};
use serde_json::error::Category;
use serde_json::value::RawValue;
use serde_json::{Map, Value};

use crate::authoring::characters::{
    self, Kind, is_dash, is_invisible, is_quotation_mark, is_space, named, normalise, normalise_name,
};

/// The fields of a file, and the issues of single fields.
#[derive(Debug, Default)]
pub struct Edited {
    pub fields: Map<String, Value>,
    pub slips: Vec<Slip>,
}

/// An issue of one field. The field keeps its first value.
#[derive(Debug)]
pub struct Slip {
    pub at: Vec<Step>,
    /// The line, the issue and the fix, in whole sentences.
    pub fix: String,
}

/// One step of the path to a field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    Field(String),
    /// The item of a list, counted from 0.
    Item(usize),
}

/// Parses a file that holds one object.
///
/// # Errors
/// Why it is not JSON: the line, the character and the fix.
pub fn read(text: &str) -> Result<Edited, String> {
    let text = straight(text)?;
    // Parse the whole text first: the reader below relies on balanced brackets of limited depth.
    serde_json::from_str::<Map<String, Value>>(&text).map_err(|error| in_words(&error, &text))?;
    let mut reader = Reader { text: &text, at: Vec::new(), slips: Vec::new() };
    let fields = match reader.value(&text) {
        Ok(Value::Object(fields)) => fields,
        Ok(_) => Map::new(),
        Err(error) => return Err(in_words(&error, &text)),
    };
    Ok(Edited { fields, slips: reader.slips })
}

/// The path as one name: `evidence.sources[0].link`.
pub fn path_of(steps: &[Step]) -> String {
    let mut path = String::new();
    for step in steps {
        match step {
            Step::Field(name) if path.is_empty() => path.push_str(name),
            Step::Field(name) => path.push_str(&format!(".{name}")),
            Step::Item(index) => path.push_str(&format!("[{index}]")),
        }
    }
    path
}

/// Normalises the characters outside of strings to those of JSON.
fn straight(text: &str) -> Result<String, String> {
    let mut straight = String::with_capacity(text.len());
    let mut signs = text.char_indices().peekable();
    let (mut line, mut start) = (1, 0);
    while let Some((at, sign)) = signs.next() {
        let wrong = |fix: &str| Err(format!("Line {line}: there is {}. {fix}", named(sign)));
        match sign {
            '"' => {
                straight.push(sign);
                // To the end of the string.
                loop {
                    match signs.next().map(|(_, sign)| sign) {
                        None | Some('\n') => {
                            return Err(unpaired(line, text[start..].lines().next().unwrap_or_default()));
                        }
                        Some('\\') => {
                            straight.push('\\');
                            straight.extend(signs.next_if(|(_, next)| *next != '\n').map(|(_, next)| next));
                        }
                        Some('\t') => straight.push(' '),
                        Some(sign) => {
                            straight.push(sign);
                            if sign == '"' {
                                break;
                            }
                        }
                    }
                }
            }
            '\n' => {
                straight.push(sign);
                line += 1;
                start = at + 1;
            }
            '\'' | '`' | '\u{2018}' | '\u{2019}' => return wrong(STRAIGHT),
            _ if is_quotation_mark(sign) => return wrong(STRAIGHT),
            '/' | '#' => return wrong("Notes cannot stand in these files. Take it out."),
            _ if is_space(sign) => straight.push(' '),
            _ if is_invisible(sign) => {}
            '\u{FF01}'..='\u{FF5E}' => straight.push(characters::narrow(u32::from(sign))),
            _ if is_dash(sign) => straight.push('-'),
            _ if sign.is_ascii() && !sign.is_control() => straight.push(sign),
            _ => return wrong("Take it out, or put the text that it belongs to in straight quotation marks: \"."),
        }
    }
    Ok(straight)
}

const STRAIGHT: &str = "Write the straight \" in its place, before and after each text: these files know no other.";

/// The issue of a line with an unterminated string.
fn unpaired(line: usize, text: &str) -> String {
    match text.chars().find(|sign| is_quotation_mark(*sign)) {
        Some(curly) => format!("Line {line}: there is {}. {STRAIGHT}", named(curly)),
        None => format!(
            "Line {line}: a quotation mark is missing, or there is one too many. Each text begins and ends with \" on one line, and a \" inside it is written \\\"."
        ),
    }
}

/// Reads valid JSON value by value.
struct Reader<'a> {
    text: &'a str,
    at: Vec<Step>,
    slips: Vec<Slip>,
}

impl Reader<'_> {
    /// The value of `json`, which is a slice of the text.
    fn value(&mut self, json: &str) -> Result<Value, serde_json::Error> {
        match json.trim_start().as_bytes().first() {
            Some(b'{') => self.object(json),
            Some(b'[') => {
                let mut items = Vec::new();
                for (index, item) in serde_json::from_str::<Vec<&RawValue>>(json)?.into_iter().enumerate() {
                    self.at.push(Step::Item(index));
                    items.push(self.value(item.get())?);
                    self.at.pop();
                }
                Ok(Value::Array(items))
            }
            Some(b'"') => {
                let text: String = serde_json::from_str(json)?;
                let text = normalise(&text, self.kind()).unwrap_or_else(|fix| {
                    self.slip(format!("Line {}: {fix}", self.line(json)));
                    text
                });
                Ok(Value::String(text))
            }
            _ => serde_json::from_str(json),
        }
    }

    fn object(&mut self, json: &str) -> Result<Value, serde_json::Error> {
        let mut fields = Map::new();
        let mut written: Vec<(String, &str)> = Vec::new();
        for (piece, value) in serde_json::from_str::<Fields>(json)?.0 {
            let name = normalise_name(&serde_json::from_str::<String>(piece.get())?);
            self.at.push(Step::Field(name.clone()));
            match written.iter().find(|(field, _)| *field == name) {
                Some((_, first)) => {
                    // Counting lines is slow, so only for issues.
                    let (first, line) = (self.line(first), self.line(piece.get()));
                    let first = if first == line { "here".into() } else { format!("on line {first}") };
                    self.slip(format!(
                        "Line {line}: \"{name}\" is written twice, {first} and again here, and only one of them could count. Take one out, or make one of the two."
                    ));
                }
                None => {
                    let value = self.value(value.get())?;
                    fields.insert(name.clone(), value);
                    written.push((name, piece.get()));
                }
            }
            self.at.pop();
        }
        Ok(Value::Object(fields))
    }

    /// The line of a slice of the text, counted from 1.
    fn line(&self, piece: &str) -> usize {
        let at = (piece.as_ptr() as usize).saturating_sub(self.text.as_ptr() as usize);
        self.text.as_bytes().iter().take(at).filter(|byte| **byte == b'\n').count() + 1
    }

    fn kind(&self) -> Kind {
        let mut names = self.at.iter().rev().filter_map(|step| match step {
            Step::Field(name) => Some(name.as_str()),
            Step::Item(_) => None,
        });
        Kind::of(names.next().unwrap_or_default(), names.next().unwrap_or_default())
    }

    fn slip(&mut self, fix: String) {
        self.slips.push(Slip { at: self.at.clone(), fix });
    }
}

/// The fields of an object in the order of the text, duplicates included.
struct Fields<'a>(Vec<(&'a RawValue, &'a RawValue)>);

impl<'de> Deserialize<'de> for Fields<'de> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        struct All;
        impl<'de> Visitor<'de> for All {
            type Value = Fields<'de>;

            fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
                f.write_str("an object")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
                let mut fields = Vec::new();
                while let Some(field) = map.next_entry()? {
                    fields.push(field);
                }
                Ok(Fields(fields))
            }
        }
        from.deserialize_map(All)
    }
}

/// The error of the parser in words for people who do not know JSON.
fn in_words(error: &serde_json::Error, text: &str) -> String {
    let line = error.line();
    if text.trim().is_empty() {
        return "Line 1: the file is empty. Put back the copy from before.".into();
    }
    if error.classify() == Category::Eof {
        return format!(
            "Line {line}: the file ends too early. Something that was opened is not closed: look for a missing ] or }}, or put back the copy from before."
        );
    }
    let start: usize = text.split_inclusive('\n').take(line.saturating_sub(1)).map(str::len).sum();
    // The column counts bytes, and points at the byte that failed.
    let mut at = (start + error.column().saturating_sub(1)).min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    let before = text[..at].trim_end();
    let line_before = before.matches('\n').count() + 1;
    let sign = text[at..].chars().next().map_or_else(|| "the end".into(), named);
    let whole_line = text[start..].lines().next().unwrap_or_default();
    let reason = error.to_string();
    if let Some(curly) = stands_for_straight(whole_line) {
        return format!("Line {line}: there is {}. {STRAIGHT}", named(curly));
    }
    let says = |words: &str| reason.starts_with(words);
    if says("trailing comma") || (says("key must be") && text[at..].starts_with('}')) {
        format!(
            "Line {line_before}: there is a comma after the last one of a list or of the fields. Take this comma out."
        )
    } else if text[at..].starts_with(',') && (says("expected value") || says("key")) {
        format!("Line {line}: there is a comma too many. Take it out.")
    } else if says("expected `,`") {
        format!(
            "Line {line_before}: a comma is missing at its end, before {sign} on line {line}. Put one there. If it stands inside a text, write a \" within the text as \\\"."
        )
    } else if says("expected `:`") {
        format!("Line {line}: there is {sign} where a colon belongs: each field is written \"name\": value.")
    } else if says("key must be") {
        format!(
            "Line {line}: there is {sign} where the name of a field belongs, in straight quotation marks: \"name\"."
        )
    } else if says("trailing characters") {
        format!(
            "Line {line}: there is {sign} after the last bracket of the file. Take it out, or look for a closing bracket too many before it."
        )
    } else if says("control character") {
        format!("Line {line}: there is {sign} inside a text. Take it out.")
    } else if says("invalid escape") || says("lone leading surrogate") || says("unexpected end of hex") {
        format!("Line {line}: there is a \\ inside a text. Write it as \\\\, or take it out.")
    } else if says("recursion limit") {
        format!("Line {line}: too many brackets are opened one inside the other. Take out those that nobody needs.")
    } else if says("invalid type") {
        "Line 1: the file must begin with { and end with }. Put back the copy from before, or write what is missing."
            .into()
    } else {
        format!(
            "Line {line}: there is {sign} where it cannot stand. A text is written in straight quotation marks, a number with digits and a point; else write true, false or null."
        )
    }
}

/// A typographic quotation mark where a string begins or ends.
fn stands_for_straight(line: &str) -> Option<char> {
    line.char_indices().filter(|(_, sign)| is_quotation_mark(*sign)).find_map(|(at, sign)| {
        let before = line[..at].trim_end().chars().next_back();
        let after = line[at + sign.len_utf8()..].trim_start().chars().next();
        let opens = before.is_none_or(|sign| "{[,:".contains(sign));
        let closes = after.is_none_or(|sign| ":,]}".contains(sign));
        (opens || closes).then_some(sign)
    })
}
