use patrol::counts::Counts;
use patrol::handover::HandOver;
use patrol::handover::code::{LONGEST, read, write};
use patrol::handover::not_ours::NotOurs;
use patrol::writer::Writer;
use proptest::prelude::*;

use super::{expected, same, taken, whole_minutes};
use crate::shifts;

const HOST: &str = "safe-night.example";

fn numbered() -> impl Strategy<Value = u32> {
    prop_oneof![0_u32..3000, any::<u32>()]
}

proptest! {
    #[test]
    fn what_is_read_is_what_was_written(shift in shifts::shift(), number in numbered()) {
        let codes = write(&shift, number);
        let parts: Vec<_> = codes.iter().map(|code| read(code, HOST).expect("ours")).collect();
        prop_assert!(same(&taken(&parts), &expected(&shift, number)));
        for (at, part) in parts.iter().enumerate() {
            prop_assert_eq!(part.writer, shift.writer);
            prop_assert_eq!(part.started_ms, whole_minutes(shift.started_ms));
            prop_assert_eq!(part.ended_ms, shift.ended_ms.map(whole_minutes));
            prop_assert_eq!(part.team, shift.team);
            prop_assert_eq!((usize::from(part.part.0), usize::from(part.part.1)), (at + 1, codes.len()));
        }
        prop_assert!(codes.iter().all(|code| code.len() <= LONGEST));
        prop_assert!(codes.iter().all(|code| code.chars().all(|sign| matches!(sign, 'A'..='Z' | '0'..='9'))));
    }

    #[test]
    fn no_text_makes_it_panic(text in prop_oneof!["\\PC{0,200}", "SNCSHIFT[0-9A-Z]{0,300}", "[ -~]{0,80}"]) {
        let _ = read(&text, HOST);
        let _ = read(HOST, &text);
    }

    /// A check that is right does not make a body right.
    #[test]
    fn no_body_makes_it_panic(body in prop::collection::vec(0_u8..32, 0..400)) {
        let mut fives = vec![1];
        fives.extend(body);
        let _ = read(&checked(&fives), HOST);
    }
}

const SIGNS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// As a code is written, with the check that belongs to it.
fn checked(fives: &[u8]) -> String {
    let check = u64::from(crc32fast::hash(fives)) << 3;
    let check = (0..7).rev().map(|at| (check >> (at * 5) & 31) as u8);
    let signs = fives.iter().copied().chain(check).map(|five| char::from(SIGNS[usize::from(five)]));
    "SNCSHIFT".chars().chain(signs).collect()
}

/// What a code of these bits is, with the check that belongs to it.
fn read_bits(parts: &[&str]) -> Result<HandOver, NotOurs> {
    let bits = parts.concat();
    let five = |bits: &[u8]| (0..5).fold(0, |all, at| all << 1 | u8::from(bits.get(at) == Some(&b'1')));
    read(&checked(&[&[1], bits.as_bytes().chunks(5).map(five).collect::<Vec<_>>().as_slice()].concat()), HOST)
}

#[test]
fn a_code_with_a_right_check_may_still_be_nobodys() {
    let zeros = |count| "0".repeat(count);
    let number =
        |zeros_first: usize, order: usize| [zeros(zeros_first), "1".into(), zeros(zeros_first + order)].concat();
    let (writer, one_part, start, runs, team, none) = ("00000000001", "1", number(0, 24), "0", "0000100", "1");
    let good = read_bits(&[writer, one_part, &start, runs, team, none]).expect("a shift");
    assert_eq!((good.writer, good.team, good.tellings.len(), good.part), (Writer(1), 4, 0, (1, 1)));
    let bad: [(&str, &[&str]); 9] = [
        ("two to the power of 60 tellings", &[writer, one_part, &start, runs, team, &number(60, 0)]),
        ("a number of too many bits", &[writer, one_part, &number(70, 24), runs, team, none]),
        ("a number of far too many bits", &[writer, one_part, &number(140, 24), runs, team, none]),
        ("a start that is no time", &[writer, one_part, &number(38, 24), runs, team, none]),
        ("the third part of two", &[writer, "010", "011", &start, runs, team, none]),
        ("a part of 256", &[writer, &number(8, 0), "1", &start, runs, team, none]),
        ("a team of nobody", &[writer, one_part, &start, runs, "0000000", none]),
        ("a team of a hundred", &[writer, one_part, &start, runs, "1100100", none]),
        ("more after its end", &[writer, one_part, &start, runs, team, none, "00000000"]),
    ];
    for (what, bits) in bad {
        assert_eq!(read_bits(bits), Err(NotOurs::Damaged), "{what}");
    }
    let second = read_bits(&[writer, "010", "010", &start, runs, team, none]).expect("a shift");
    assert_eq!(second.part, (2, 2));
}

#[test]
fn a_newer_version_is_named_and_a_spoilt_one_is_damaged() {
    assert_eq!(read(&checked(&[2, 7, 7, 7]), HOST), Err(NotOurs::Newer));
    let code = write(&shifts::a_real_night(), 300).remove(0);
    assert_eq!(read(&code.replacen("SNCSHIFT1", "SNCSHIFT2", 1), HOST), Err(NotOurs::Damaged));
    for cut in 8..code.len() {
        assert_eq!(read(&code[..cut], HOST), Err(NotOurs::Damaged), "cut at {cut}");
    }
}

#[test]
fn every_single_wrong_sign_is_damage() {
    let code = write(&shifts::a_real_night(), 300).remove(0);
    for at in 8..code.len() {
        for sign in SIGNS.iter().map(|sign| char::from(*sign)).filter(|sign| !code[at..].starts_with(*sign)) {
            let spoilt = [&code[..at], &sign.to_string(), &code[at + 1..]].concat();
            assert_eq!(read(&spoilt, HOST), Err(NotOurs::Damaged), "{sign} at {at}");
        }
    }
}

/// What readers do to a text: another encoding, another case, a mark before, a line break after.
#[test]
fn what_readers_make_of_it_is_read_all_the_same() {
    let shift = shifts::a_real_night();
    let code = write(&shift, 300).remove(0);
    let plain = read(&code, HOST).expect("ours");
    let latin_1: String = code.bytes().map(char::from).collect();
    let wide: Vec<u16> = code.encode_utf16().collect();
    let spoilt = [
        latin_1,
        String::from_utf16(&wide).expect("text"),
        code.to_lowercase(),
        format!("\u{feff}{code}\r\n"),
        format!("{}\n{}", &code[..20], &code[20..]),
    ];
    for text in spoilt {
        assert_eq!(read(&text, HOST).as_ref(), Ok(&plain), "{text}");
    }
    assert!(code.is_ascii() && !code.contains(['\\', '~']), "Shift-JIS differs from ASCII in these alone");
}

/// A leader who holds the counts of eleven phones.
#[test]
fn what_was_merged_is_handed_on() {
    let mut leader = shifts::a_real_night();
    leader.others = (1..=11_u64).map(|at| (Writer(at << 56 | 0x1234_5678_9abc), 300, leader.counts.clone())).collect();
    let codes = write(&leader, 300);
    assert_eq!(codes.len(), 1, "eleven phones and the leader's fit");
    assert!(same(&taken(&[read(&codes[0], HOST).expect("ours")]), &expected(&leader, 300)));
    leader.others.extend((1..=29_u64).map(|at| (Writer(at << 56 | 5), 300, leader.counts.clone())));
    let codes = write(&leader, 300);
    let parts: Vec<_> = codes.iter().map(|code| read(code, HOST).expect("ours")).collect();
    assert!(parts.len() > 1);
    assert!(same(&taken(&parts), &expected(&leader, 300)));
    let without_first = taken(&parts[1..]);
    assert!(!same(&without_first, &expected(&leader, 300)));
}

#[test]
fn unlike_counts_are_handed_on_both() {
    let mut leader = shifts::a_real_night();
    leader.others = [2, 3].map(|count| (Writer(9), 7, Counts::from([(1, count)]))).to_vec();
    let parts = write(&leader, 300).into_iter().map(|code| read(&code, HOST).expect("ours")).collect::<Vec<_>>();
    assert_eq!(taken(&parts).unlike().count(), 1);
}
