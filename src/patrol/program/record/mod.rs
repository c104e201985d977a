//! The record of this phone's shifts: each tap as a line in both stores, and what the lines add up to.
//!
//! A tap counts at once, and stands in local storage before the next frame. It is told as saved when the database says that it is on the
//! medium; what it does not take is written again with the next tap. Only one tab writes: each looks before each line whether another
//! has taken over.

mod deleted;
mod open;
mod past;
mod stores;
mod trouble;

use std::collections::BTreeMap;
use std::time::Duration;

use app::browser::call::listen;
use js_sys::{Date, Math};
use leptos::ev;
use leptos::prelude::*;
use leptos::task::spawn_local;

pub use trouble::Trouble;

use super::host::Host;
use super::words::{clock_of, number_of};
use super::{local, session};
use crate::counts::{Counter, Counts};
use crate::journal::event::{Event, List};
use crate::journal::line::LineId;
use crate::journal::state::State;
use crate::journal::summary::Summary;
use crate::journal::write::Refusal;
use crate::keep::Ledger;
use crate::note::Note;
use crate::shift::Shift;
use crate::time::length::Length;
use crate::time::page_clock::PageClock;
use crate::time::stamp::Stamp;
use crate::writer::Writer;

/// The tab that writes.
const TAB: &str = "patrol.tab";
/// Whether a shift runs: the app then asks twice before it forgets everything, and a newer version waits.
const RUNNING: &str = "patrol.running";
/// In session storage, the shift that this tab counts: a page that is loaded anew goes on without asking.
const HERE: &str = "patrol.here";

/// Where a start stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Found {
    /// The stores are being read.
    Looking,
    /// No shift runs.
    Nothing,
    /// A shift is here that this tab did not begin: the person is asked.
    Asked,
    /// The shift goes on here, or has just ended.
    GoesOn,
}

/// The record, for all views.
#[derive(Clone, Copy)]
pub struct Record {
    inner: StoredValue<Inner, LocalStorage>,
    /// Changes with each line.
    version: RwSignal<u32>,
    found: RwSignal<Found>,
    troubles: RwSignal<Vec<Trouble>>,
    is_saved: RwSignal<bool>,
    /// The shifts that have ended.
    past: RwSignal<Vec<Summary>>,
}

struct Inner {
    host: Host,
    clock: PageClock,
    in_sight: bool,
    /// This tab's own name.
    tab: String,
    /// Whether this tab writes.
    is_writer: bool,
    /// The shift that runs, or has just ended. `None`: there is none.
    state: Option<State>,
    /// The writers before it in the same shift, the first one first.
    before: Vec<State>,
    /// A new writer is to begin with the next line: not every line of the one before may be at hand.
    is_broken: bool,
    /// What the database has not said it has: the key of each record, and its text.
    pending: BTreeMap<String, String>,
    is_saving: bool,
    ledger: Ledger,
    troubles: trouble::Seen,
}

/// How often the clock of the page is read while it is in sight: see [`PageClock`].
const CLOCK: Duration = Duration::from_secs(5);

/// Milliseconds since 1970 by the clock of the phone.
pub fn now_ms() -> i64 {
    Date::now() as i64
}

fn page_ms() -> u64 {
    window().performance().map_or(0, |performance| performance.now() as u64)
}

/// From 1 to nine thousand million million, which is less than 2^53.
fn random() -> u64 {
    (Math::random() * 9e15) as u64 + 1
}

impl Record {
    /// Reads what is stored, and follows the page.
    pub fn start(host: Host) -> Record {
        let inner = Inner {
            host,
            clock: PageClock::new(random() as u32, now_ms(), page_ms()),
            in_sight: !document().hidden(),
            tab: random().to_string(),
            is_writer: true,
            state: None,
            before: Vec::new(),
            is_broken: false,
            pending: BTreeMap::new(),
            is_saving: false,
            ledger: Ledger::default(),
            troubles: trouble::Seen::default(),
        };
        let record = Record {
            inner: StoredValue::new_local(inner),
            version: RwSignal::new(0),
            found: RwSignal::new(Found::Looking),
            troubles: RwSignal::new(Vec::new()),
            is_saved: RwSignal::new(true),
            past: RwSignal::new(Vec::new()),
        };
        if let Ok(timer) = set_interval_with_handle(move || record.look_at_clock(), CLOCK) {
            on_cleanup(move || timer.clear());
        }
        listen(&document(), "visibilitychange", move || record.look_at_clock());
        let storage = window_event_listener(ev::storage, move |event| match event.key() {
            // Another tab has cleared it: it forgets everything. It may not reach this one by the database.
            None => record.forget(),
            Some(_) => record.heed_other_tab(),
        });
        on_cleanup(move || storage.remove());
        spawn_local(async move { record.open().await });
        record
    }

    /// Reads without following.
    fn peek<T>(self, look: impl FnOnce(&Inner) -> T) -> Option<T> {
        self.inner.try_with_value(look)
    }

    /// Reads, and again with each line.
    fn follow<T>(self, look: impl FnOnce(&Inner) -> T) -> Option<T> {
        self.version.track();
        self.peek(look)
    }

    /// Changes it, and tells the views.
    fn change<T>(self, change: impl FnOnce(&mut Inner) -> T) -> Option<T> {
        let answer = self.inner.try_update_value(change)?;
        let (troubles, is_saved) = self.peek(|inner| (inner.troubles(), inner.pending.is_empty()))?;
        self.version.update(|version| *version = version.wrapping_add(1));
        if self.troubles.get_untracked() != troubles {
            self.troubles.set(troubles);
        }
        if self.is_saved.get_untracked() != is_saved {
            self.is_saved.set(is_saved);
        }
        Some(answer)
    }

    /// What leaves the sight may sleep: see [`PageClock`].
    fn look_at_clock(self) {
        self.inner.try_update_value(|inner| {
            inner.clock.read(now_ms(), page_ms(), inner.in_sight);
            inner.in_sight = !document().hidden();
        });
    }

    /// Adds a line. `None`: it was not counted.
    fn add(self, event: Event) -> Option<LineId> {
        let id = self.change(|inner| inner.add(event))?;
        self.save();
        // What is put right after the end is in the list of shifts too.
        if id.is_some()
            && self.peek(|inner| inner.state.as_ref().is_some_and(|state| !state.is_running())) == Some(true)
        {
            self.note_past();
        }
        id
    }

    pub fn found(self) -> Found {
        self.found.get()
    }

    pub fn troubles(self) -> Vec<Trouble> {
        self.troubles.get()
    }

    /// Whether the database has said that it has every line.
    pub fn is_saved(self) -> bool {
        self.is_saved.get()
    }

    /// Another tab has forgotten everything.
    pub fn forget(self) {
        self.change(|inner| {
            inner.troubles.is_forgotten = true;
            inner.is_writer = false;
            inner.pending.clear();
            (inner.state, inner.before) = (None, Vec::new());
        });
        self.past.set(Vec::new());
        self.found.set(Found::Nothing);
    }

    /// The shift that was found goes on here.
    pub fn go_on(self) {
        let writer = self.peek(|inner| inner.state.as_ref().map(State::writer)).flatten();
        if let Some(writer) = writer {
            session::write(HERE, &writer.0.to_string());
            self.found.set(Found::GoesOn);
        }
    }

    /// Starts a shift. `earlier_ms`: how long ago it began.
    pub fn begin(self, team: u8, area: String, earlier_ms: i64) -> bool {
        self.take_over_from_idle();
        let is_begun = self.change(|inner| inner.begin(team, area, earlier_ms)).unwrap_or_default();
        if is_begun {
            self.peek(|inner| inner.host.persist());
            self.go_on();
            self.save();
        }
        is_begun
    }

    /// Counts. `false`: it is not counted, and a trouble or a sum below nothing says why.
    pub fn count(self, counter: Counter, by: i32) -> bool {
        self.add(Event::Counted { counter, by }).is_some()
    }

    /// Takes back the last tap.
    pub fn undo(self) {
        let last = self.peek(|inner| Some(inner.state.as_ref()?.last_tap()?.0)).flatten();
        if let Some(line) = last {
            self.add(Event::Undone { line });
        }
    }

    /// Notes something. `false`: it is not kept.
    pub fn note(self, kind: u8, text: String) -> bool {
        self.add(Event::Noted { kind, text }).is_some()
    }

    /// Takes out a note, from both stores too.
    pub fn delete_note(self, note: LineId) {
        let writer = self.peek(Inner::writer).flatten();
        if let Some(writer) = writer.filter(|_| self.add(Event::NoteDeleted { line: note }).is_some()) {
            self.erase(writer, note);
        }
    }

    pub fn tick(self, list: List, item: String, is_on: bool) {
        self.add(Event::Ticked { list, item, is_on });
    }

    /// Takes in what another phone handed over. `false`: it is not kept.
    pub fn merge(self, other: Writer, last: u32, counts: Counts) -> bool {
        self.add(Event::Merged { other, last, counts }).is_some()
    }

    /// Another phone tells of this one's own writer. `true`: it knows more than this one, or other counts: the writer is two phones, and a
    /// new one goes on here.
    pub fn hear(self, writer: Writer, number: u32, counts: &Counts) -> bool {
        let is_copied = self.inner.try_update_value(|inner| {
            let Some(state) = inner.state.as_ref().filter(|state| state.writer() == writer) else { return false };
            let last = state.last_number();
            let is_copied = number > last || number == last && state.counts() != *counts;
            inner.is_broken |= is_copied;
            is_copied
        });
        is_copied.unwrap_or_default()
    }

    /// Ends the shift. It stays in sight until another begins.
    pub fn end(self) {
        let seen = self.peek(|inner| inner.ledger.seen()).unwrap_or_default();
        if self.add(Event::Ended { seen }).is_some() {
            local::remove(RUNNING);
        }
    }

    /// Goes on with the shift after its end.
    pub fn resume(self) {
        if self.add(Event::Resumed).is_some() {
            local::write(RUNNING, "1");
            self.note_past();
        }
    }

    /// How often a counter was tapped in this shift, on this phone.
    pub fn count_of(self, counter: Counter) -> u32 {
        self.follow(|inner| inner.states().map(|state| state.count_of(counter)).sum()).unwrap_or_default()
    }

    /// The counter of the last tap that is not taken back, and its step.
    pub fn last_tap(self) -> Option<(Counter, i32)> {
        self.follow(|inner| inner.state.as_ref()?.last_tap().map(|(_, counter, by)| (counter, by))).flatten()
    }

    /// Taps that are not taken back.
    pub fn taps(self) -> usize {
        self.follow(|inner| inner.states().map(State::taps).sum()).unwrap_or_default()
    }

    /// The notes, the first one first. Those of a writer before cannot be taken out: `None` in the place of their line.
    pub fn notes(self) -> Vec<(Option<LineId>, Note)> {
        let notes = |inner: &Inner| {
            let before = inner.before.iter().flat_map(|state| state.notes().map(|(_, note)| (None, note.clone())));
            let own = inner.state.iter().flat_map(|state| state.notes().map(|(id, note)| (Some(id), note.clone())));
            before.chain(own).collect()
        };
        self.follow(notes).unwrap_or_default()
    }

    pub fn is_ticked(self, list: List, item: &str) -> bool {
        self.follow(|inner| inner.states().any(|state| state.is_ticked(list, item))).unwrap_or_default()
    }

    pub fn is_running(self) -> bool {
        self.follow(|inner| inner.state.as_ref().is_some_and(State::is_running)).unwrap_or_default()
    }

    /// When it began, in milliseconds since 1970. `None`: there is no shift.
    pub fn started_ms(self) -> Option<i64> {
        self.follow(|inner| inner.states().next().map(State::started_ms)).flatten()
    }

    /// How long it has lasted.
    pub fn length(self) -> Option<Length> {
        self.version.track();
        self.inner.try_update_value(|inner| {
            let now = inner.stamp();
            let lengths = inner.states().map(|state| match state.is_running() && state.writer() == inner.writer()? {
                true => Some(state.length_at(now)),
                false => Some(state.length()),
            });
            lengths.flatten().reduce(Length::and)
        })?
    }

    /// As it is handed over: what a writer before counted is another's.
    pub fn shift(self) -> Option<Shift> {
        self.follow(Inner::shift).flatten()
    }

    /// The same with what a writer before counted as this phone's own, to be shown and exported.
    pub fn shift_here(self) -> Option<Shift> {
        self.follow(|inner| Some(together(&inner.before, inner.state.as_ref()?))).flatten()
    }

    /// The number of the last line, for a hand-over.
    pub fn last_number(self) -> u32 {
        self.follow(|inner| inner.state.as_ref().map_or(0, State::last_number)).unwrap_or_default()
    }

    /// Since when, and how long.
    pub fn since_in_words(self) -> String {
        let Some(since) = self.started_ms() else { return String::new() };
        let taps = number_of(self.taps(), "tap");
        ["Since ", &*clock_of(since), ". ", &*taps, "."].concat()
    }

    /// `Saved`, only when the database has said so.
    pub fn saving_in_words(self) -> String {
        if self.is_saved() { "Saved".into() } else { "Not saved yet".into() }
    }
}

/// A shift of several writers of this phone, the first one first: what each counted is the phone's own.
fn together(before: &[State], last: &State) -> Shift {
    let mut shift = last.shift();
    for state in before {
        let earlier = state.shift();
        shift.started_ms = shift.started_ms.min(earlier.started_ms);
        shift.length = earlier.length.and(shift.length);
        for (counter, count) in earlier.counts {
            *shift.counts.entry(counter).or_default() += count;
        }
        shift.others.extend(earlier.others);
        shift.notes.extend(earlier.notes);
    }
    shift.others.retain(|(writer, ..)| !before.iter().any(|state| state.writer() == *writer));
    shift.notes.sort_by_key(|note| note.at_ms);
    shift
}

impl Inner {
    fn stamp(&mut self) -> Stamp {
        self.clock.read(now_ms(), page_ms(), self.in_sight)
    }

    /// The writers of the shift, the first one first.
    fn states(&self) -> impl Iterator<Item = &State> {
        self.before.iter().chain(&self.state)
    }

    fn writer(&self) -> Option<Writer> {
        self.state.as_ref().map(State::writer)
    }

    fn shift(&self) -> Option<Shift> {
        let mut shift = self.state.as_ref()?.shift();
        for state in &self.before {
            let before = state.shift();
            shift.started_ms = shift.started_ms.min(before.started_ms);
            shift.others.push((before.writer, state.last_number(), before.counts));
            shift.others.extend(before.others);
            shift.notes.extend(before.notes);
        }
        shift.notes.sort_by_key(|note| note.at_ms);
        Some(shift)
    }

    fn begin(&mut self, team: u8, area: String, earlier_ms: i64) -> bool {
        if self.state.as_ref().is_some_and(State::is_running) || !self.claim() {
            return false;
        }
        let mut stamp = self.stamp();
        if earlier_ms > 0 {
            // Nothing was measured of the time before.
            stamp = Stamp { wall_ms: stamp.wall_ms - earlier_ms, run: stamp.run.wrapping_sub(1), steady_ms: 0 };
        }
        let state = State::new(Writer(random()));
        let Ok(line) = state.next(stamp, Event::Started { team, area, continues: None }) else { return false };
        (self.state, self.before, self.is_broken) = (Some(state), Vec::new(), false);
        self.troubles = trouble::Seen { stores: self.troubles.stores, ..trouble::Seen::default() };
        self.put(line);
        local::write(RUNNING, "1");
        true
    }

    /// Adds a line of the shift that runs.
    fn add(&mut self, event: Event) -> Option<LineId> {
        if !self.is_still_writer() {
            return None;
        }
        if self.is_broken {
            self.begin_anew()?;
        }
        let stamp = self.stamp();
        match self.state.as_ref()?.next(stamp, event) {
            Ok(line) => {
                let id = line.id();
                self.put(line);
                Some(id)
            }
            Err(refusal) => {
                self.troubles.is_full |= matches!(refusal, Refusal::Full | Refusal::NotesFull);
                None
            }
        }
    }

    /// Begins a new writer that goes on with the shift.
    fn begin_anew(&mut self) -> Option<()> {
        let old = self.state.take()?;
        let (team, area) = (old.team(), old.area().to_owned());
        let state = State::new(Writer(random()));
        let started = Event::Started { team, area, continues: Some(old.writer()) };
        let line = state.next(self.stamp(), started).ok()?;
        self.before.push(old);
        self.state = Some(state);
        self.is_broken = false;
        self.new_mark();
        session::write(HERE, &line.writer().0.to_string());
        self.put(line);
        Some(())
    }
}
