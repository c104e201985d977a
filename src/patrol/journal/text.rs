//! A line as text, and back.
//!
//! `1.writer.number.wall.run.steady.event.check`: `1` is the version, the writer and the check are in base 16, and the event is a letter with
//! its fields. The check is the CRC-32 of all before it.

use std::fmt::{Arguments, Write};

use super::escape::{escape, unescape};
use super::event::{Event, List};
use super::line::{Line, LineId};
use crate::counts::{Counter, Counts, LAST_COUNTER};
use crate::time::stamp::Stamp;
use crate::writer::Writer;

/// Longer than any line that is written, in bytes.
const MAX_BYTES: usize = 8 * 1024;

/// Why text is no line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BadLine {
    /// It is not what was written.
    Check,
    /// It is what was written, by a version that knows more.
    NotUnderstood,
}

pub fn check(body: &str) -> u32 {
    crc32fast::hash(body.as_bytes())
}

pub fn sealed(mut body: String) -> String {
    let check = check(&body);
    put(&mut body, format_args!(".{check:08x}"));
    body
}

/// What stands before the check, if the check is right. `None`: it is not.
pub fn unsealed(text: &str) -> Option<&str> {
    let (body, seal) = text.rsplit_once('.')?;
    (read_hex(seal, 8)? == u64::from(check(body))).then_some(body)
}

fn put(text: &mut String, what: Arguments) {
    // A `String` takes everything.
    let _ = text.write_fmt(what);
}

pub fn body(writer: Writer, number: u32, stamp: Stamp, event: &Event) -> String {
    let Stamp { wall_ms, run, steady_ms } = stamp;
    let mut text = String::with_capacity(96);
    put(&mut text, format_args!("1.{:016x}.{number}.{wall_ms}.{run}.{steady_ms}.", writer.0));
    match event {
        Event::Started { team, area, continues } => {
            put(&mut text, format_args!("s.{team}."));
            escape(area, &mut text);
            text.push('.');
            text.push_str(&continues.map(writer_text).unwrap_or_default());
        }
        Event::Counted { counter, by } => put(&mut text, format_args!("c.{counter}.{by}")),
        Event::Undone { line } => put(&mut text, format_args!("u.{}.{:08x}", line.number, line.check)),
        Event::Noted { kind, text: note } => {
            put(&mut text, format_args!("n.{kind}."));
            escape(note, &mut text);
        }
        Event::NoteDeleted { line } => put(&mut text, format_args!("d.{}.{:08x}", line.number, line.check)),
        Event::Ticked { list, item, is_on } => {
            text.push_str(match list {
                List::Kit => "t.k.",
                List::Debrief => "t.d.",
            });
            escape(item, &mut text);
            text.push_str(if *is_on { ".1" } else { ".0" });
        }
        Event::Merged { other, last, counts } => {
            put(&mut text, format_args!("m.{}.{last}.{}", writer_text(*other), counts_text(counts)));
        }
        Event::Ended { seen } => put(&mut text, format_args!("e.{seen}")),
        Event::Resumed => text.push('r'),
        Event::Kept { seen } => put(&mut text, format_args!("k.{seen}")),
    }
    text
}

pub fn parse(line: &str) -> Result<Line, BadLine> {
    if line.len() > MAX_BYTES {
        return Err(BadLine::Check);
    }
    let body = unsealed(line).ok_or(BadLine::Check)?;
    // One line has one text: `007` and `7` are not both number seven.
    fields(body).filter(|line| line.body() == body).ok_or(BadLine::NotUnderstood)
}

fn fields(body: &str) -> Option<Line> {
    let mut fields = body.split('.');
    let mut next = || fields.next();
    if next()? != "1" {
        return None;
    }
    let writer = read_writer(next()?)?;
    let number = next()?.parse().ok().filter(|number| *number > 0)?;
    let stamp = Stamp { wall_ms: next()?.parse().ok()?, run: next()?.parse().ok()?, steady_ms: next()?.parse().ok()? };
    let event = match next()? {
        "s" => {
            let (team, area) = (next()?.parse().ok()?, unescape(next()?)?);
            let continues = match next()? {
                "" => None,
                writer => Some(read_writer(writer)?),
            };
            Event::Started { team, area, continues }
        }
        "c" => Event::Counted { counter: read_counter(next()?)?, by: next()?.parse().ok()? },
        "u" => Event::Undone { line: read_id(next()?, next()?)? },
        "n" => Event::Noted { kind: next()?.parse().ok()?, text: unescape(next()?)? },
        "d" => Event::NoteDeleted { line: read_id(next()?, next()?)? },
        "t" => {
            let list = match next()? {
                "k" => List::Kit,
                "d" => List::Debrief,
                _ => return None,
            };
            Event::Ticked { list, item: unescape(next()?)?, is_on: next()? == "1" }
        }
        "m" => {
            Event::Merged { other: read_writer(next()?)?, last: next()?.parse().ok()?, counts: read_counts(next()?)? }
        }
        "e" => Event::Ended { seen: next()?.parse().ok()? },
        "r" => Event::Resumed,
        "k" => Event::Kept { seen: next()?.parse().ok()? },
        _ => return None,
    };
    next().is_none().then(|| Line::with(writer, LineId { number, check: check(body) }, stamp, event))
}

pub fn writer_text(writer: Writer) -> String {
    format!("{:016x}", writer.0)
}

pub fn read_writer(text: &str) -> Option<Writer> {
    read_hex(text, 16).map(Writer)
}

/// So many small digits of base 16.
fn read_hex(text: &str, digits: usize) -> Option<u64> {
    let is_hex = text.len() == digits && text.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'));
    if is_hex { u64::from_str_radix(text, 16).ok() } else { None }
}

pub fn read_id(number: &str, check: &str) -> Option<LineId> {
    Some(LineId { number: number.parse().ok()?, check: u32::from_str_radix(check, 16).ok()? })
}

/// `1-5_12-30`: five of the first, thirty of the twelfth.
pub fn counts_text(counts: &Counts) -> String {
    let pairs: Vec<String> = counts.iter().map(|(counter, count)| format!("{counter}-{count}")).collect();
    pairs.join("_")
}

pub fn read_counts(text: &str) -> Option<Counts> {
    if text.is_empty() {
        return Some(Counts::new());
    }
    let pair = |pair: &str| {
        let (counter, count) = pair.split_once('-')?;
        Some((read_counter(counter)?, count.parse().ok()?))
    };
    text.split('_').map(pair).collect()
}

fn read_counter(text: &str) -> Option<Counter> {
    text.parse().ok().filter(|counter| (1..=LAST_COUNTER).contains(counter))
}
