//! The next line of a journal, or why there is none.

use super::event::Event;
use super::line::{Line, LineId};
use super::state::State;
use crate::counts::LAST_COUNTER;
use crate::time::stamp::Stamp;

/// Lines of one shift. A long night has a quarter of them; as text they are less than a fifth of what local storage holds.
pub const MAX_LINES: u32 = 10_000;
/// From here on the person is told that the shift is nearly full.
pub const NEARLY_FULL: u32 = 9_000;
/// Lines beyond, with which a full shift is still put right, ended and kept.
pub const RESERVE: u32 = 500;
/// Notes of one shift, deleted ones left out.
pub const MAX_NOTES: usize = 1_000;
/// Characters of a note.
pub const MAX_NOTE: usize = 500;
/// Characters of an area, and of the id of an item.
pub const MAX_NAME: usize = 80;
/// Other writers of one shift.
pub const MAX_OTHERS: usize = 99;
pub const MAX_TEAM: u8 = 99;

/// Why a line is not written. Nothing has changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// No more lines of this kind: the shift is to be ended, and a new one begun.
    Full,
    /// No more notes.
    NotesFull,
    /// No more other writers.
    OthersFull,
    NotStarted,
    AlreadyStarted,
    /// It has not ended, so it cannot go on or be kept.
    Running,
    /// It has ended already.
    Ended,
    /// There is no such counter, or the step is nought.
    Counter,
    /// The sum would be less than nothing, or more than [`u32::MAX`].
    Sum,
    /// The line that it takes back is not there, or taken back already.
    NotThere,
    TooLong,
    /// A team of nobody, or of a hundred and more.
    Team,
    /// What was handed over is the shift's own.
    OwnWriter,
}

impl State {
    /// The line to be stored and then applied.
    pub fn next(&self, stamp: Stamp, event: Event) -> Result<Line, Refusal> {
        self.allows(&event)?;
        let number = self.last.checked_add(1).ok_or(Refusal::Full)?;
        Ok(Line::new(self.writer, number, stamp, event))
    }

    /// The line that takes back the last tap.
    pub fn undo(&self, stamp: Stamp) -> Result<Line, Refusal> {
        let (line, ..) = self.last_tap().ok_or(Refusal::NotThere)?;
        self.next(stamp, Event::Undone { line })
    }

    /// Lines that are left, as soon as the person is to be told.
    pub fn lines_left(&self) -> Option<u32> {
        (self.lines >= NEARLY_FULL).then(|| MAX_LINES.saturating_sub(self.lines))
    }

    fn allows(&self, event: &Event) -> Result<(), Refusal> {
        if let Event::Started { team, area, continues } = event {
            require(self.lines == 0, Refusal::AlreadyStarted)?;
            require((1..=MAX_TEAM).contains(team), Refusal::Team)?;
            require(*continues != Some(self.writer), Refusal::OwnWriter)?;
            return require(is_within(area, MAX_NAME), Refusal::TooLong);
        }
        require(self.lines > 0, Refusal::NotStarted)?;
        let puts_right =
            !matches!(event, Event::Counted { .. } | Event::Noted { .. } | Event::Ticked { .. } | Event::Merged { .. });
        require(self.lines < if puts_right { MAX_LINES + RESERVE } else { MAX_LINES }, Refusal::Full)?;
        match event {
            Event::Started { .. } => Ok(()),
            Event::Counted { counter, by } => {
                require((1..=LAST_COUNTER).contains(counter) && *by != 0, Refusal::Counter)?;
                self.allows_sum(*counter, i64::from(*by))
            }
            Event::Undone { line } => self.allows_undo(line),
            Event::Noted { text, .. } => {
                require(self.notes.len() < MAX_NOTES, Refusal::NotesFull)?;
                require(is_within(text, MAX_NOTE), Refusal::TooLong)
            }
            Event::NoteDeleted { line } => require(self.notes.contains_key(line), Refusal::NotThere),
            Event::Ticked { item, .. } => require(is_within(item, MAX_NAME), Refusal::TooLong),
            Event::Merged { other, counts, .. } => {
                require(*other != self.writer, Refusal::OwnWriter)?;
                let is_known = self.others.contains_key(other);
                require(is_known || self.others.len() < MAX_OTHERS, Refusal::OthersFull)?;
                require(counts.keys().all(|counter| (1..=LAST_COUNTER).contains(counter)), Refusal::Counter)
            }
            Event::Ended { .. } => require(self.is_running(), Refusal::Ended),
            Event::Resumed | Event::Kept { .. } => require(!self.is_running(), Refusal::Running),
        }
    }

    fn allows_undo(&self, line: &LineId) -> Result<(), Refusal> {
        let (counter, by) = self.taps.get(line).ok_or(Refusal::NotThere)?;
        self.allows_sum(*counter, -i64::from(*by))
    }

    /// What comes nearer to what can be is allowed even where lost lines have left less than nothing.
    fn allows_sum(&self, counter: u8, by: i64) -> Result<(), Refusal> {
        let sum = self.sum(counter).saturating_add(by);
        let is_ok = if by > 0 { sum <= u32::MAX.into() } else { sum >= 0 };
        require(is_ok, Refusal::Sum)
    }
}

fn require(is_so: bool, refusal: Refusal) -> Result<(), Refusal> {
    if is_so { Ok(()) } else { Err(refusal) }
}

fn is_within(text: &str, most: usize) -> bool {
    text.chars().nth(most).is_none()
}
