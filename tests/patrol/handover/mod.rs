mod code;
mod not_ours;
mod picture;
mod typed;

use patrol::handover::HandOver;
use patrol::merge::Merged;
use patrol::shift::Shift;

/// What a shift hands over, by its own words.
fn expected(shift: &Shift, number: u32) -> Merged {
    let mut all = Merged::others_of(shift);
    all.take(shift.writer, number, &shift.counts);
    all
}

/// What came over.
fn taken<'a>(parts: impl IntoIterator<Item = &'a HandOver>) -> Merged {
    let mut all = Merged::default();
    for (writer, number, counts) in parts.into_iter().flat_map(|part| &part.tellings) {
        all.take(*writer, *number, counts);
    }
    all
}

/// Both, less what is only known where the shift was.
fn same(one: &Merged, other: &Merged) -> bool {
    one.tellings().eq(other.tellings())
}

fn whole_minutes(ms: i64) -> i64 {
    ms / 60_000 * 60_000
}
