//! The start: reads both stores, and finds the shift that runs.

use app::logic::time::london::wall_clock;
use leptos::prelude::*;

use super::deleted::deleted;
use super::{Found, HERE, Inner, RUNNING, Record, now_ms, random};
use crate::journal::go_on::{GoOn, Heard, Said, continue_or_new};
use crate::journal::keys::{Held, Key, held, record_key, record_range, summary_key};
use crate::journal::line::LineId;
use crate::journal::lines::{Lines, union};
use crate::journal::read::{FaultKind, Reading, read};
use crate::journal::state::State;
use crate::journal::summary::Summary;
use crate::keep::Ledger;
use crate::program::{local, session};
use crate::writer::Writer;

/// How the keys of local storage begin.
const PREFIX: &str = "patrol.";
/// The mark of this phone's storage: a random number, in both stores.
const MARK: &str = "patrol.mark";
/// The days on which the app was opened.
const LEDGER: &str = "patrol.ledger";

/// What local storage has of a writer, in the order of its lines.
fn local_chunks(writer: Writer) -> Vec<String> {
    let chunk = |key: &String| match Key::parse(key)? {
        Key::Chunk { writer: of, chunk } if of == writer => Some(chunk),
        _ => None,
    };
    let mut keys: Vec<(u32, String)> =
        local::keys(PREFIX).into_iter().filter_map(|key| Some((chunk(&key)?, key))).collect();
    keys.sort_unstable();
    keys.into_iter().map(|(_, key)| local::read(&key).unwrap_or_default()).collect()
}

fn read_chunks(chunks: &[String]) -> Reading {
    let mut reading = Reading::default();
    chunks.iter().for_each(|chunk| reading.add(read(chunk.as_bytes())));
    reading
}

/// The lines of a writer in local storage.
pub(super) fn local_lines(writer: Writer) -> Lines {
    read_chunks(&local_chunks(writer)).lines
}

/// What the stores say of a writer.
struct Of {
    writer: Writer,
    local: Reading,
    /// `None`: the database does not answer.
    database: Option<Reading>,
    /// Of both, each once.
    lines: Lines,
}

impl Of {
    /// `database`: the text of its records.
    fn new(writer: Writer, database: Option<String>) -> Of {
        let chunks = local_chunks(writer);
        let local = read_chunks(&chunks);
        // Nearly always both say the same: then one reading is enough.
        let is_same = database.as_deref().is_none_or(|text| text == chunks.concat());
        let database = database.map(|text| if is_same { local.clone() } else { read(text.as_bytes()) });
        let lines = match &database {
            Some(database) if !is_same => union(&local.lines, &database.lines),
            _ => local.lines.clone(),
        };
        Of { writer, local, database, lines }
    }

    fn is_spoilt(&self) -> bool {
        // What was torn as the phone died was never told as saved.
        let lost = |reading: &Reading| reading.faults.len() > reading.count(FaultKind::Torn);
        lost(&self.local) || self.database.as_ref().is_some_and(lost)
    }
}

impl Record {
    /// Reads both stores for the first time.
    pub(super) async fn open(self) {
        self.open_ledger();
        let Some(host) = self.peek(|inner| inner.host.clone()) else { return };
        let is_alone = host.may_count(move || self.heed_other_tab(), false).await;
        self.inner.try_update_value(|inner| inner.is_writer = is_alone);
        self.read_stores().await;
    }

    /// Notes that the app is opened today.
    fn open_ledger(self) {
        let mut ledger = local::read(LEDGER).and_then(|text| Ledger::parse(&text)).unwrap_or_default();
        if let Some(now) = wall_clock(now_ms() as f64) {
            ledger.open(now.date());
        }
        self.inner.try_update_value(|inner| inner.ledger = ledger);
    }

    pub(super) fn keep_ledger(self) {
        self.peek(|inner| inner.troubles.is_forgotten || local::write(LEDGER, &inner.ledger.text()));
    }

    /// Reads both stores, and takes up the shift that runs.
    pub(super) async fn read_stores(self) {
        let Some(host) = self.peek(|inner| inner.host.clone()) else { return };
        // A shift that local storage has goes on without a database that hangs; one that only the database may have is waited for.
        let keys = host.last_kept(local::read(RUNNING).is_some()).await;
        let database_mark = match &keys {
            Some(list) if list.iter().any(|key| key == MARK) => {
                let after = [MARK, "\u{0}"].concat();
                host.kept(&(MARK.to_owned(), after)).await.and_then(|mark| mark.trim().parse().ok())
            }
            _ => None,
        };
        let local_keys = local::keys(PREFIX);
        let all = keys.iter().flatten().chain(&local_keys).map(String::as_str);
        let (mut past, mut unended) = (Vec::new(), Vec::new());
        let deleted = deleted();
        for (writer, held) in held(all).into_iter().filter(|(writer, _)| !deleted.contains(writer)) {
            match current_summary(writer, held) {
                Some(summary) => past.push(summary),
                None => unended.push(writer),
            }
        }
        let (mut databases, mut erased) = (Vec::new(), Vec::new());
        for writer in unended {
            let database = match &keys {
                Some(_) => host.kept(&record_range(writer)).await,
                None => None,
            };
            databases.push((writer, database));
        }
        // After all waiting: what was tapped meanwhile is there already.
        let found: Vec<Of> = databases.into_iter().map(|(writer, database)| Of::new(writer, database)).collect();
        let marks = (local::read(MARK).and_then(|mark| mark.parse().ok()), database_mark);
        let answers = keys.is_some();
        let state = self.change(|inner| {
            inner.troubles.stores.database = answers;
            inner.troubles.stores.local = inner.mark(marks);
            inner.troubles.is_spoilt = found.iter().any(Of::is_spoilt);
            inner.take_up(&found, marks, &mut past, &mut erased)
        });
        // Notes that were deleted as the phone died.
        erased.into_iter().for_each(|(writer, note)| self.erase(writer, note));
        past.sort_by_key(|summary| summary.started_ms);
        self.inner.try_update_value(|inner| inner.ledger.recover(&past));
        self.past.set(past);
        self.keep_ledger();
        if !deleted.is_empty() {
            self.delete_again();
        }
        if let Some(found) = state {
            self.found.set(found);
        }
        self.save();
    }
}

/// The summary of a shift that has ended, if no line was written since.
fn current_summary(writer: Writer, held: Held) -> Option<Summary> {
    let summary = Summary::parse(&local::read(&summary_key(writer))?)?;
    summary.ended_ms?;
    summary.is_current(held.last, held.chunk).then_some(summary)
}

impl Inner {
    /// A new mark, once a new writer goes on.
    pub(super) fn new_mark(&mut self) {
        let mark = random().to_string();
        local::write(MARK, &mark);
        self.pending.insert(MARK.into(), mark);
    }

    /// Writes the mark of this phone to whatever store lacks it. `false`: local storage takes nothing.
    fn mark(&mut self, (local, database): (Option<u64>, Option<u64>)) -> bool {
        let mark = local.or(database).unwrap_or_else(random).to_string();
        if database.is_none() {
            self.pending.insert(MARK.into(), mark.clone());
        }
        local::write(MARK, &mark)
    }

    /// Takes up the shift that runs: the last that began and that no other continues. What the stores lack of each other, each gets.
    fn take_up(
        &mut self,
        found: &[Of],
        marks: (Option<u64>, Option<u64>),
        past: &mut Vec<Summary>,
        erased: &mut Vec<(Writer, LineId)>,
    ) -> Found {
        let mut states: Vec<(State, &Of)> = found.iter().map(|of| (State::replay(of.writer, &of.lines), of)).collect();
        for of in found {
            self.fill(of);
            of.lines.to_erase(of.writer).into_iter().for_each(|note| erased.push((of.writer, note)));
        }
        states.sort_by_key(|(state, _)| state.started_ms());
        // One that has ended under another writer does not run.
        let ended = past.iter().filter_map(|summary| summary.continues);
        let continued: Vec<Writer> = states.iter().filter_map(|(state, _)| state.continues()).chain(ended).collect();
        let running = states.iter().rposition(|(state, _)| state.is_running() && !continued.contains(&state.writer()));
        let shown = self.writer();
        let Some(at) = running else {
            past.extend(states.iter().map(|(state, _)| state.summary()));
            local::remove(RUNNING);
            // One that has just ended stays in sight.
            let is_shown = self.state.is_some() && shown.is_some();
            return if is_shown { Found::GoesOn } else { Found::Nothing };
        };
        let (state, of) = states.remove(at);
        let writer = state.writer();
        let local = Said::Lines { mark: marks.0, lines: &of.local.lines };
        let database = match &of.database {
            Some(reading) => Said::Lines { mark: marks.1, lines: &reading.lines },
            None => Said::Nothing,
        };
        self.is_broken = matches!(continue_or_new(writer, local, database, Heard::default()), GoOn::New { .. });
        self.troubles.has_clash = !of.lines.told(writer).clashes.is_empty();
        let mut before = Vec::new();
        let mut continues = state.continues();
        while let Some(index) = continues.and_then(|of| states.iter().position(|(state, _)| state.writer() == of)) {
            let (state, _) = states.remove(index);
            continues = state.continues();
            before.insert(0, state);
        }
        past.extend(states.iter().map(|(state, _)| state.summary()));
        (self.state, self.before) = (Some(state), before);
        local::write(RUNNING, "1");
        self.claim();
        let is_here = session::read(HERE).as_deref() == Some(&*writer.0.to_string());
        if is_here { Found::GoesOn } else { Found::Asked }
    }

    /// Writes to each store what only the other has.
    fn fill(&mut self, of: &Of) {
        let Some(database) = of.database.as_ref().filter(|database| database.lines != of.local.lines) else { return };
        for line in of.local.lines.iter().filter(|line| !database.lines.contains(line)) {
            self.pending.insert(record_key(line.writer(), line.id()), line.text());
        }
        for line in database.lines.iter().filter(|line| !of.local.lines.contains(line)) {
            super::stores::to_local(line);
        }
    }
}
