//! The phone dies at any moment, and what it stored is torn, spoilt, doubled or put in another place.

use std::collections::BTreeMap;

use patrol::journal::event::Event;
use patrol::journal::keys::{append, chunk_key, erase, record_key};
use patrol::journal::line::Line;
use patrol::journal::lines::{Lines, union};
use patrol::journal::read::{FaultKind, Reading, read};
use patrol::journal::state::State;
use proptest::prelude::*;

use super::made::{WRITER, minute, started, words};
use super::state::summed;

type Store = BTreeMap<String, Vec<u8>>;

/// A night of taps, steps, notes and takings back.
fn night() -> impl Strategy<Value = Vec<Line>> {
    let deed = prop_oneof![
        6 => (1..8_u8, 1..4).prop_map(|(counter, by)| Some(Event::Counted { counter, by })),
        2 => Just(None),
        1 => words().prop_map(|text| Some(Event::Noted { kind: 1, text })),
    ];
    prop::collection::vec(deed, 1..150).prop_map(|deeds| {
        let mut state = State::new(WRITER);
        let mut lines = vec![started()];
        state.apply(&started());
        for (deed, minutes) in deeds.into_iter().zip(1..) {
            let line = match deed {
                Some(event) => state.next(minute(minutes), event),
                None => state.undo(minute(minutes)),
            };
            if let Ok(line) = line {
                state.apply(&line);
                lines.push(line);
            }
        }
        lines
    })
}

/// Local storage after the first so many lines.
fn local(lines: &[Line]) -> Store {
    let mut store = Store::new();
    for line in lines {
        let chunk = store.entry(chunk_key(WRITER, line.number())).or_default();
        *chunk = append(std::str::from_utf8(chunk).unwrap(), line).into_bytes();
    }
    store
}

fn database(lines: &[Line]) -> Store {
    lines.iter().map(|line| (record_key(WRITER, line.id()), line.text().into_bytes())).collect()
}

fn read_all(store: &Store) -> Reading {
    let mut reading = Reading::default();
    store.values().for_each(|stored| reading.add(read(stored)));
    reading
}

/// What may befall a store.
#[derive(Clone, Debug)]
enum Harm {
    Cut(prop::sample::Index, prop::sample::Index),
    Flip(prop::sample::Index, prop::sample::Index, u8),
    Swap(prop::sample::Index, prop::sample::Index),
    Double(prop::sample::Index),
    Lose(prop::sample::Index),
}

fn harm() -> impl Strategy<Value = Harm> {
    let index = any::<prop::sample::Index>;
    prop_oneof![
        (index(), index()).prop_map(|(which, at)| Harm::Cut(which, at)),
        (index(), index(), 0..8_u8).prop_map(|(which, at, bit)| Harm::Flip(which, at, bit)),
        (index(), index()).prop_map(|(one, other)| Harm::Swap(one, other)),
        index().prop_map(Harm::Double),
        index().prop_map(Harm::Lose),
    ]
}

fn befalls(store: &mut Store, harm: &Harm) {
    let keys: Vec<String> = store.keys().cloned().collect();
    if keys.is_empty() {
        return;
    }
    match harm {
        Harm::Cut(which, at) => {
            let stored = store.get_mut(which.get(&keys)).unwrap();
            stored.truncate(at.index(stored.len() + 1));
        }
        Harm::Flip(which, at, bit) => {
            let stored = store.get_mut(which.get(&keys)).unwrap();
            if !stored.is_empty() {
                let at = at.index(stored.len());
                stored[at] ^= 1 << bit;
            }
        }
        Harm::Swap(one, other) => {
            let (one, other) = (one.get(&keys), other.get(&keys));
            let (first, second) = (store[one].clone(), store[other].clone());
            store.insert(one.clone(), second);
            store.insert(other.clone(), first);
        }
        Harm::Double(which) => {
            let stored = store.get_mut(which.get(&keys)).unwrap();
            let twice = [stored.as_slice(), b"\n", stored.as_slice()].concat();
            *stored = twice;
        }
        Harm::Lose(which) => {
            store.remove(which.get(&keys));
        }
    }
}

/// The lines whose whole text still stands somewhere in a store, between line breaks.
fn standing<'a>(store: &Store, lines: &'a [Line]) -> Vec<&'a Line> {
    let stands = |line: &&Line| {
        let text = line.text();
        store.values().any(|stored| stored.split(|byte| *byte == b'\n').any(|piece| piece == text.as_bytes()))
    };
    lines.iter().filter(stands).collect()
}

proptest! {
    #[test]
    fn a_phone_that_dies_keeps_what_each_store_said_it_had(
        lines in night(),
        in_local in any::<prop::sample::Index>(),
        in_database in any::<prop::sample::Index>(),
        torn in any::<prop::sample::Index>(),
    ) {
        let (in_local, in_database) = (in_local.index(lines.len() + 1), in_database.index(lines.len() + 1));
        let mut local = local(&lines[..in_local]);
        // The chunk of the next line is half written: what was there before stands, the line does not.
        if let Some(next) = lines.get(in_local) {
            let chunk = local.entry(chunk_key(WRITER, next.number())).or_default();
            let text = next.text();
            chunk.extend_from_slice(&text.as_bytes()[..torn.index(text.len())]);
        }
        let (local, database) = (read_all(&local), read_all(&database(&lines[..in_database])));
        prop_assert_eq!(&local.lines, &lines[..in_local].iter().cloned().collect());
        prop_assert_eq!(local.count(FaultKind::Spoilt), 0);
        let both = union(&local.lines, &database.lines);
        let said: Lines = lines[..in_local.max(in_database)].iter().cloned().collect();
        prop_assert_eq!(&both, &said);
        prop_assert_eq!(State::replay(WRITER, &both).counts(), summed(&said));
        prop_assert!(both.told(WRITER).gaps.is_empty());
    }

    #[test]
    fn whatever_befalls_the_stores_each_whole_line_is_there_and_no_other(
        lines in night(),
        to_local in prop::collection::vec(harm(), 0..6),
        to_database in prop::collection::vec(harm(), 0..6),
    ) {
        let (mut local, mut database) = (local(&lines), database(&lines));
        to_local.iter().for_each(|harm| befalls(&mut local, harm));
        to_database.iter().for_each(|harm| befalls(&mut database, harm));
        let both = union(&read_all(&local).lines, &read_all(&database).lines);
        let standing: Lines = [standing(&local, &lines), standing(&database, &lines)].concat().into_iter().cloned().collect();
        prop_assert_eq!(&both, &standing);
        let state = State::replay(WRITER, &both);
        prop_assert_eq!(state.counts(), summed(&both));
        // What is missing in the midst is told.
        let told = both.told(WRITER);
        let missing = lines.iter().filter(|line| line.number() < both.last(WRITER) && !both.contains(line));
        prop_assert!(missing.clone().all(|line| told.gaps.iter().any(|gap| gap.contains(&line.number()))));
    }

    #[test]
    fn every_piece_that_cannot_be_read_is_told(lines in night(), harms in prop::collection::vec(harm(), 0..6)) {
        let mut store = local(&lines);
        harms.iter().for_each(|harm| befalls(&mut store, harm));
        for stored in store.values() {
            let reading = read(stored);
            let pieces = stored.split(|byte| *byte == b'\n').filter(|piece| !piece.is_empty());
            let bad = pieces.filter(|piece| {
                std::str::from_utf8(piece).map_or(true, |piece| Line::parse(piece).is_err())
            });
            prop_assert_eq!(reading.faults.len(), bad.count());
        }
    }

    #[test]
    fn two_tabs_that_write_under_the_same_numbers_lose_nothing(one in night(), other in night(), lost in any::<prop::sample::Index>()) {
        let mut store = local(&one);
        for line in &other {
            let chunk = store.entry(chunk_key(WRITER, line.number())).or_default();
            *chunk = append(std::str::from_utf8(chunk).unwrap(), line).into_bytes();
        }
        let mut records = database(&one);
        records.extend(database(&other[..lost.index(other.len())]));
        let all: Lines = one.iter().chain(&other).cloned().collect();
        let both = union(&read_all(&store).lines, &read_all(&records).lines);
        prop_assert_eq!(&both, &all);
        prop_assert_eq!(State::replay(WRITER, &both).counts(), summed(&all));
        let unequal = one.iter().zip(&other).filter(|(one, other)| one != other).map(|(one, _)| one.number());
        prop_assert_eq!(both.told(WRITER).clashes, unequal.collect::<Vec<_>>());
    }
}

#[test]
fn a_phone_that_dies_while_a_note_is_erased_erases_it_at_the_next_start() {
    let mut state = State::new(WRITER);
    let mut lines = vec![started()];
    state.apply(&started());
    let note = state.next(minute(1), Event::Noted { kind: 1, text: "Called Sam".to_owned() }).unwrap();
    state.apply(&note);
    let delete = state.next(minute(2), Event::NoteDeleted { line: note.id() }).unwrap();
    lines.extend([note.clone(), delete]);
    let (mut local, mut database) = (local(&lines), database(&lines));
    let both = union(&read_all(&local).lines, &read_all(&database).lines);
    assert_eq!(State::replay(WRITER, &both).notes().count(), 0);
    for id in both.to_erase(WRITER) {
        let chunk = local.get_mut(&chunk_key(WRITER, id.number)).unwrap();
        *chunk = erase(std::str::from_utf8(chunk).unwrap(), WRITER, id).into_bytes();
        database.remove(&record_key(WRITER, id));
    }
    let stored: Vec<u8> = local.values().chain(database.values()).flatten().copied().collect();
    assert!(!String::from_utf8(stored).unwrap().contains("Sam"));
    let both = union(&read_all(&local).lines, &read_all(&database).lines);
    assert_eq!(both.told(WRITER), Default::default());
    assert!(both.to_erase(WRITER).is_empty());
}
