use patrol::handover::typed::{LINE, Mistyped, is_right, read, write};
use proptest::prelude::*;

use super::{expected, same, taken, whole_minutes};
use crate::shifts;

const SIGNS: &str = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

fn signs(lines: &[String]) -> Vec<char> {
    lines.concat().replace(' ', "").chars().collect()
}

proptest! {
    #[test]
    fn what_is_typed_is_what_was_written(shift in shifts::shift(), number in any::<u32>()) {
        let back = read(&write(&shift, number).join("\n")).expect("a shift");
        prop_assert!(same(&taken([&back]), &expected(&shift, number)));
        prop_assert_eq!(back.started_ms, whole_minutes(shift.started_ms));
        prop_assert_eq!(back.ended_ms, shift.ended_ms.map(whole_minutes));
        prop_assert_eq!((back.writer, back.team, back.part), (shift.writer, shift.team, (1, 1)));
    }

    #[test]
    fn no_text_makes_it_panic(text in prop_oneof!["\\PC{0,120}", "[0-9a-zA-Z \n-]{0,200}"]) {
        let _ = read(&text);
        let _ = is_right(text.len(), &text);
    }
}

#[test]
fn it_is_as_short_as_this() {
    let lines = write(&shifts::a_real_night(), 300);
    let mut short_writer = shifts::a_real_night();
    short_writer.writer.0 &= 0xff_ffff_ffff;
    let shorter = signs(&write(&short_writer, 300)).len();
    println!(
        "21 counters: {} signs in {} lines; {shorter} with a writer of 40 bits\n{}",
        signs(&lines).len(),
        lines.len(),
        lines.join("\n")
    );
    assert!(signs(&lines).len() <= 70);
}

#[test]
fn every_single_wrong_sign_is_found_in_its_line() {
    let right = signs(&write(&shifts::a_real_night(), 300));
    for at in 0..right.len() {
        for wrong in SIGNS.chars().filter(|sign| *sign != right[at]) {
            let mut typed = right.clone();
            typed[at] = wrong;
            let typed: String = typed.into_iter().collect();
            assert_eq!(read(&typed), Err(Mistyped::Line(at / LINE + 1)), "{wrong} at {at}");
        }
    }
}

#[test]
fn every_two_swapped_signs_are_found() {
    let right = signs(&write(&shifts::a_real_night(), 300));
    let mut tried = 0;
    for one in 0..right.len() {
        for other in (one + 1..right.len()).filter(|other| right[*other] != right[one]) {
            let mut typed = right.clone();
            typed.swap(one, other);
            let typed: String = typed.into_iter().collect();
            assert_eq!(read(&typed), Err(Mistyped::Line(one / LINE + 1)), "{one} and {other}");
            tried += 1;
        }
    }
    assert!(tried > 1500, "{tried} pairs");
}

/// One in 32 pairs of wrong signs leaves the check of its line as it was. That of the whole finds all but one in a thousand of them.
#[test]
fn two_wrong_signs_that_deceive_their_line_are_found() {
    let lines = write(&shifts::a_real_night(), 300);
    let (mut deceived, mut accepted) = (0, 0);
    for (one, other) in (0..LINE).flat_map(|one| (0..one).map(move |other| (one, other))) {
        for (sign, other_sign) in SIGNS.chars().flat_map(|sign| SIGNS.chars().map(move |other| (sign, other))) {
            let mut line = signs(&lines[..1]);
            if line[one] == sign || line[other] == other_sign {
                continue;
            }
            (line[one], line[other]) = (sign, other_sign);
            let line: String = line.into_iter().collect();
            if is_right(0, &line) {
                deceived += 1;
                accepted += usize::from(read(&[&[line], &lines[1..]].concat().join("\n")).is_ok());
            }
        }
    }
    println!("{deceived} pairs deceive their line, {accepted} the whole");
    assert!(deceived > 3000 && accepted * 200 < deceived, "{accepted} of {deceived}");
}

#[test]
fn every_sign_left_out_or_typed_twice_is_found() {
    let lines = write(&shifts::a_real_night(), 300);
    let right = signs(&lines);
    for at in 0..right.len() {
        for twice in [false, true] {
            let mut typed = right.clone();
            typed.splice(at..at + usize::from(!twice), twice.then_some(right[at]));
            assert!(read(&typed.iter().collect::<String>()).is_err(), "{at} {twice}");
            // With its lines kept, that of the sign is named.
            let line = at / LINE;
            let end = if twice { (line + 1) * LINE + 1 } else { (line + 1) * LINE - 1 };
            if end < typed.len() {
                let mut by_line: Vec<String> = lines.clone();
                by_line[line] = typed[line * LINE..end].iter().collect();
                assert_eq!(read(&by_line.join("\n")), Err(Mistyped::Line(line + 1)), "{at} {twice}");
            }
        }
    }
}

#[test]
fn swapped_doubled_and_missing_lines_are_found() {
    let lines = write(&shifts::a_real_night(), 300);
    for one in 0..lines.len() {
        let mut missing = lines.clone();
        missing.remove(one);
        assert!(read(&missing.join("\n")).is_err(), "{one} is missing");
        let mut doubled = lines.clone();
        doubled.insert(one, lines[one].clone());
        assert!(read(&doubled.join("\n")).is_err(), "{one} is there twice");
        for other in one + 1..lines.len() {
            let mut swapped = lines.clone();
            swapped.swap(one, other);
            assert!(read(&swapped.join("\n")).is_err(), "{one} and {other}");
        }
    }
    assert_eq!(read(""), Err(Mistyped::Unfinished));
    assert_eq!(read(&lines[..lines.len() - 1].join("\n")), Err(Mistyped::Unfinished));
}

#[test]
fn it_is_typed_as_people_type() {
    let lines = write(&shifts::a_real_night(), 300);
    let whole = read(&lines.join("\n")).expect("a shift");
    let joined = lines.concat();
    let confused = joined.replace('0', "O").replace('1', "l");
    for typed in [
        joined.to_lowercase(),
        joined.replace(' ', ""),
        joined.replace(' ', "-"),
        joined.replace(' ', "\n"),
        format!("  {} \r\n", lines.join("\r\n\r\n")),
        joined.replace(' ', "\u{2013}"),
        confused,
    ] {
        assert_eq!(read(&typed).as_ref(), Ok(&whole), "{typed}");
    }
    assert!(lines.iter().enumerate().all(|(at, line)| is_right(at, &line.to_lowercase())));
    assert!(!is_right(1, &lines[0]));
    assert_eq!(read(&joined.replacen(' ', "u", 1)), Err(Mistyped::Sign('u')));
    assert!(lines.iter().flat_map(|line| line.chars()).all(|sign| sign == ' ' || SIGNS.contains(sign)));
}
