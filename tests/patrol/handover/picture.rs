use patrol::handover::code::{LONGEST, read, write};
use patrol::shift::Shift;
use patrol::writer::Writer;
use qrcodegen::{QrCode, QrCodeEcc, QrSegment, Version};

use crate::shifts;

/// As the app draws it: at level M, as small as it may be.
fn drawn(text: &str) -> QrCode {
    let segments = [QrSegment::make_alphanumeric(text)];
    QrCode::encode_segments_advanced(&segments, QrCodeEcc::Medium, Version::MIN, Version::MAX, None, false)
        .expect("a code")
}

/// Taken with a camera that sees four dots for each module.
fn scanned(code: &QrCode) -> String {
    let side = usize::try_from(code.size() + 8).expect("a size") * 4;
    let dark = |at: usize| i32::try_from(at / 4).expect("small") - 4;
    let mut picture = rqrr::PreparedImage::prepare_from_greyscale(side, side, |x, y| {
        if code.get_module(dark(x), dark(y)) { 0 } else { 255 }
    });
    picture.detect_grids().first().expect("a code is found").decode().expect("it is read").1
}

fn with_others(others: u64) -> Shift {
    let mut shift = shifts::a_real_night();
    shift.others = (1..=others).map(|at| (Writer(at << 56 | 0x1234_5678_9abc), 300, shift.counts.clone())).collect();
    shift
}

#[test]
fn a_night_of_twenty_one_counters_is_a_small_code_and_comes_back() {
    let shift = shifts::a_real_night();
    let code = write(&shift, 300).remove(0);
    let drawn = drawn(&code);
    println!("21 counters: {} signs, version {}", code.len(), drawn.version().value());
    assert!(drawn.version().value() <= 5, "version {}", drawn.version().value());
    let back = read(&scanned(&drawn), "safe-night.example").expect("ours");
    assert_eq!(back.tellings, [(shift.writer, 300, shift.counts)]);
}

#[test]
fn no_code_is_above_version_15() {
    assert_eq!(drawn(&"A".repeat(LONGEST)).version().value(), 15);
    for others in [1, 2, 4, 8, 11, 30] {
        let codes = write(&with_others(others), 300);
        for code in &codes {
            let drawn = drawn(code);
            println!(
                "{others} others, {} codes: {} signs, version {}",
                codes.len(),
                code.len(),
                drawn.version().value()
            );
            assert!(drawn.version().value() <= 15);
            assert_eq!(&scanned(&drawn), code);
        }
    }
}

#[test]
fn the_busiest_shift_there_can_be_is_still_one_code() {
    let mut shift = shifts::a_real_night();
    shift.counts = (1..=63).map(|counter| (counter, if counter % 2 == 0 { u32::MAX } else { 1 })).collect();
    shift.started_ms = i64::MAX;
    shift.ended_ms = Some(i64::MIN);
    let codes = write(&shift, u32::MAX);
    assert_eq!(codes.len(), 1);
    assert!(drawn(&codes[0]).version().value() <= 15);
    assert_eq!(read(&codes[0], "").expect("ours").tellings, [(shift.writer, u32::MAX, shift.counts)]);
}
