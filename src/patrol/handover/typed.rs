//! A shift as lines to be typed, where no camera works.
//!
//! A line is four groups of four signs: fifteen that tell and one that checks. The check is a sum over the field of 32
//! elements, each sign times a weight of its own, so that no single wrong sign and no two swapped ones leave it as it
//! was; the number of the line is in it, so neither do two swapped lines. The last two signs that tell check the whole.
//!
//! ```text
//! 1           the version of all that follows
//! ...         the body, five bits a sign
//! ..          the lowest ten bits of the CRC-32 of all before
//! ```

use super::bits::Bits;
use super::{HandOver, body, signs};
use crate::shift::Shift;

/// How many signs a full line has. The last one may be shorter.
pub const LINE: usize = 16;

const GROUP: usize = 4;
const VERSION: char = '1';
const CHECK: usize = 2;

/// More is not typed by anybody.
const LONGEST_READ: usize = 50_000;

/// What is wrong with what was typed. Lines count from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mistyped {
    /// No code has this sign.
    Sign(char),
    /// A sign of this line is wrong, missing or too many, or two are swapped.
    Line(usize),
    /// All lines are right, but the code does not end here, or lines are missing.
    Unfinished,
    /// As a newer version of this app writes it.
    Newer,
}

impl Mistyped {
    /// What to say about it.
    pub fn in_words(self) -> String {
        match self {
            Self::Sign(sign) => {
                ["The code has no \u{201c}", &sign.to_string(), "\u{201d}. Look at that sign again."].concat()
            }
            Self::Line(line) => ["Something in line ", &line.to_string(), " is not right. Look at it again."].concat(),
            Self::Unfinished => "The code is not complete. Look for a line that is missing.".to_owned(),
            Self::Newer => {
                "This code is from a newer version of the app. Update the app on this phone first.".to_owned()
            }
        }
    }
}

/// The lines of a shift: `1ABC DEFG HJKM NPQR`. What other phones handed over is in it. `number`: of the last line of
/// its journal.
pub fn write(shift: &Shift, number: u32) -> Vec<String> {
    let whole = HandOver::whole(shift, number);
    let mut bits = body::head(&whole, whole.tellings.len());
    whole.tellings.iter().for_each(|telling| bits.append(body::telling(whole.writer, telling)));
    let mut fives: Vec<u8> = signs::value(VERSION).into_iter().chain(bits.into_fives()).collect();
    fives.extend(check_of(&fives));
    let line = |(at, told): (usize, &[u8])| {
        let mut all: Vec<char> = told.iter().copied().map(signs::sign).collect();
        all.push(signs::sign(sum(at, told)));
        all.chunks(GROUP).map(|group| group.iter().collect()).collect::<Vec<String>>().join(" ")
    };
    fives.chunks(LINE - 1).enumerate().map(line).collect()
}

/// Whether a line, counted from 0, is as it was written: for an answer while the next one is typed.
pub fn is_right(at: usize, line: &str) -> bool {
    let fives: Option<Vec<u8>> = line.chars().filter(|sign| !signs::is_gap(*sign)).map(signs::value).collect();
    fives.is_some_and(|fives| (2..=LINE).contains(&fives.len()) && checks(at, &fives))
}

/// What was typed: in any case, with spaces, dashes and line breaks anywhere or nowhere.
///
/// # Errors
///
/// The first thing to look at again.
pub fn read(typed: &str) -> Result<HandOver, Mistyped> {
    if typed.len() > LONGEST_READ {
        return Err(Mistyped::Unfinished);
    }
    let mut fives = Vec::new();
    for sign in typed.chars().filter(|sign| !signs::is_gap(*sign)) {
        fives.push(signs::value(sign).ok_or(Mistyped::Sign(sign))?);
    }
    let mut told = Vec::new();
    for (at, line) in fives.chunks(LINE).enumerate() {
        if !checks(at, line) {
            return Err(Mistyped::Line(wrong_line(typed).unwrap_or(at + 1)));
        }
        told.extend(line.split_last().map(|(_, told)| told).unwrap_or_default());
    }
    let (told, check) = told.split_at_checked(told.len().saturating_sub(CHECK)).ok_or(Mistyped::Unfinished)?;
    if check != check_of(told) {
        return Err(Mistyped::Unfinished);
    }
    match told.split_first() {
        Some((version, _)) if signs::sign(*version) != VERSION => Err(Mistyped::Newer),
        Some((_, body)) => body::read(body).ok_or(Mistyped::Unfinished),
        None => Err(Mistyped::Unfinished),
    }
}

/// Of what was typed line by line, the first that is wrong: a sign too few shifts all that come after it.
fn wrong_line(typed: &str) -> Option<usize> {
    let lines: Vec<&str> = typed.lines().filter(|line| !line.chars().all(signs::is_gap)).collect();
    let wrong = lines.iter().enumerate().find(|(at, line)| !is_right(*at, line));
    wrong.filter(|_| lines.len() > 1).map(|(at, _)| at + 1)
}

fn check_of(fives: &[u8]) -> Vec<u8> {
    let mut bits = Bits::default();
    bits.put(u64::from(crc32fast::hash(fives)), 10);
    bits.into_fives()
}

fn checks(at: usize, line: &[u8]) -> bool {
    line.split_last().is_some_and(|(check, told)| *check == sum(at, told))
}

/// The signs by the powers of 2 from the first on, by Horner's rule. The check itself has the power of 0: all weights
/// differ.
fn sum(at: usize, told: &[u8]) -> u8 {
    let number = u8::try_from(at % 32).unwrap_or_default();
    told.iter().fold(0, |sum, five| doubled(sum ^ five)) ^ number
}

/// Times 2 in the field of 32 elements, by x⁵ + x² + 1.
fn doubled(five: u8) -> u8 {
    let shifted = five << 1;
    if shifted & 32 == 0 { shifted } else { shifted ^ 0b10_0101 }
}
