//! Names after "called", "named", "name is".

use std::ops::Range;

use super::words::{Words, is_among};

/// Whoever may be called something.
const PEOPLE: &str = "\
    man men woman women lad lads lass girl girls boy boys guy guys bloke chap fella lady gent kid person people \
    someone somebody student students fresher friend friends mate mates sleeper male female driver brother sister \
    mum dad boyfriend girlfriend bf gf ex flatmate";

/// What has a name that anybody may write down.
const THINGS: &str = "\
    pub club bar shop cafe restaurant takeaway hostel hotel road street lane place venue company firm charity group \
    band app dog event night brand drink game hall";

/// Words that are no name after "called": whom one calls, and how one goes on.
const NO_NAMES: &str = "\
    the a an this that some any no my our his her their your its me us him them you it he she they we i who what for \
    out over in on off at to by up back down round from with of as and or but so re about when then because after \
    before again twice once first last later away not two three four both all names ambulance ambulances amb police \
    policeman taxi taxis cab uber lyft security door staff cctv control paramedic paramedics secamb doctor nurse \
    hospital help mum dad mother father parents friend friends home porchlight samaritans nightline district street \
    council emergency radio hub given \
    known asked unknown written taken withheld missing needed";

/// Names of places that anybody may write down.
const PLACES: &str = "\
    westgate northgate burgate wincheap longport canterbury kent marlowe cathedral mcdonalds maccies chemistry tokyo \
    beaney whitefriars tesco sainsburys greggs kfc spoons wetherspoons high st cccu rank station";

pub(super) fn is_place(plain: &str) -> bool {
    is_among(PLACES, plain)
}

/// The names, without the words before them.
pub(super) fn names(words: &Words) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    for at in 0..words.count() {
        let called = is_called(words.plain(at));
        let name = if called { after_called(words, at) } else { after_name(words, at) };
        if let Some(first) = name {
            let more = |at: usize| words.gap_before(at) == " " && words.get(at).is_some_and(|word| word.is_capital());
            let last = if more(first + 1) { first + 1 } else { first };
            found.push(words.range(first, last));
        }
    }
    found
}

/// "named", or "called" with one letter left out at most, as it is typed in the cold.
fn is_called(plain: &str) -> bool {
    matches!(plain, "named" | "called" | "calld" | "caled" | "clled" | "alled" | "calle")
}

fn may_be_name(words: &Words, at: usize) -> bool {
    let plain = words.plain(at);
    words.get(at).is_some_and(|word| word.is_letters())
        && plain.chars().count() >= 2
        && !plain.ends_with("ing")
        && !is_among(NO_NAMES, plain)
        && !is_place(plain)
}

fn is_capital(words: &Words, at: usize) -> bool {
    words.get(at).is_some_and(|word| word.is_capital())
}

/// After a person, a word in small letters is a name ("lad called tom"). After anything else only a capital shows it,
/// for there one calls somebody ("called security").
fn after_called(words: &Words, at: usize) -> Option<usize> {
    let before = words.plain_before(at, 1);
    if matches!(words.plain(at + 1), "himself" | "herself" | "themself" | "themselves") {
        return may_be_name(words, at + 2).then_some(at + 2);
    }
    let naming = is_among(PEOPLE, before) || matches!(before, "is" | "hes" | "shes" | "im" | "whos");
    let name = may_be_name(words, at + 1) && (naming || is_capital(words, at + 1) && !is_among(THINGS, before));
    name.then_some(at + 1)
}

/// "name is", "name:", "names" and "name of".
fn after_name(words: &Words, at: usize) -> Option<usize> {
    let before = words.plain_before(at, 1);
    let of_somebody = matches!(before, "his" | "her" | "my" | "their" | "the") || is_among(PEOPLE, before);
    if is_among(THINGS, before) {
        return None;
    }
    let next = words.plain(at + 1);
    let first = match words.plain(at) {
        "name" if matches!(next, "is" | "was" | "of") => at + 2,
        "name" if words.gap_after(at).contains([':', '=']) || is_capital(words, at + 1) => at + 1,
        "names" if of_somebody || is_capital(words, at + 1) => at + 1,
        _ => return None,
    };
    may_be_name(words, first).then_some(first)
}
