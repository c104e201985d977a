//! What the voice of the phone reads, and which voice.

use proptest::prelude::*;
use streets::guide::speech::{Voice, choose, chunks, spoken};

#[test]
fn abbreviations_are_read_in_full() {
    for (shown, read) in [
        ("St Dunstan's Street", "Saint Dunstan's Street"),
        ("Castle St", "Castle Street"),
        ("St. Peter's Pl", "Saint Peter's Place"),
        ("St. Peter's Pl.", "Saint Peter's Place."),
        ("Left into Castle St, 120 m", "Left into Castle Street, 120 metres"),
        ("Left into St Peter's St, 1 m", "Left into Saint Peter's Street, 1 metre"),
        ("past the St Thomas church", "past the Saint Thomas church"),
        ("Little St Stephen's", "Little Saint Stephen's"),
        ("Old St. Mary's", "Old Saint Mary's"),
        ("Castle St and Burgate", "Castle Street and Burgate"),
        ("Castle St. Left into Burgate", "Castle Street. Left into Burgate"),
        ("Castle St. is near", "Castle Street is near"),
        ("Turn back. St Margaret's St", "Turn back. Saint Margaret's Street"),
        ("(St Augustine's)", "(Saint Augustine's)"),
        ("Old Dover Rd", "Old Dover Road"),
        ("Old Dover Rd. past the gate", "Old Dover Road past the gate"),
        ("Military Rd. Right here", "Military Road. Right here"),
        ("Pound Ln, then Station Rd East", "Pound Lane, then Station Road East"),
        ("Whitehall Gdns", "Whitehall Gardens"),
        ("Nunnery Ave", "Nunnery Avenue"),
        ("Dr Smith lives in Park Dr", "Doctor Smith lives in Park Drive"),
        ("Mt Pleasant", "Mount Pleasant"),
        ("the J. Smith building", "the J Smith building"),
        ("Marks & Spencer", "Marks and Spencer"),
        ("along the A28", "along the A 28"),
        ("A2050, 1.2 km", "A 2050, 1.2 kilometres"),
        ("12 min, 950m", "12 minutes, 950 metres"),
        ("TR 1498 5781", "T R, 14 98, 57 81"),
        ("I am at TR 149 578.", "I am at T R, 14 9, 57 8."),
        ("Burgate", "Burgate"),
        ("m", "m"),
        ("", ""),
    ] {
        assert_eq!(spoken(shown), read, "{shown}");
    }
}

fn voice(lang: &'static str, local: bool, default: bool) -> Voice<'static> {
    Voice { lang, local, name: "", default }
}

#[test]
fn only_voices_that_need_no_signal_read_and_british_ones_first() {
    for (voices, choice) in [
        (vec![], None),
        (vec![voice("en-GB", false, true)], None),
        (vec![voice("fr-FR", true, true)], None),
        (vec![voice("en-GB", false, true), voice("en-US", true, false)], Some(1)),
        (vec![voice("en-US", true, true), voice("en_GB", true, false)], Some(1)),
        (vec![voice("en-us", true, false), voice("EN-gb", true, false), voice("en-GB", true, true)], Some(2)),
        (vec![voice("en", true, false), voice("en-AU", true, true)], Some(1)),
        (vec![voice("eng-GB", true, false)], None),
    ] {
        assert_eq!(choose(&voices), choice, "{voices:?}");
    }
}

#[test]
fn long_texts_are_read_sentence_by_sentence() {
    let sentence = "Left into Saint Dunstan's Street, 120 metres, past the Cathedral gate and the library. ";
    let text = sentence.repeat(3);
    let pieces = chunks(&text);
    assert_eq!(pieces, [sentence.trim(); 3]);
    let one = "Left into Saint Dunstan's Street, 120 metres, then right, ".repeat(4);
    assert!(chunks(&one)[0].ends_with(','));
    assert_eq!(chunks(" \n "), Vec::<&str>::new());
}

proptest! {
    #[test]
    fn pieces_are_short_and_nothing_is_lost(text in "([a-zA-Zé’.,!]{0,200}[ ,.]){0,12}") {
        let pieces = chunks(&text);
        prop_assert!(pieces.iter().all(|piece| !piece.is_empty() && piece.chars().count() <= 180));
        let letters = |text: &str| text.chars().filter(|letter| !letter.is_whitespace()).collect::<String>();
        prop_assert_eq!(letters(&pieces.concat()), letters(&text));
    }

    #[test]
    fn any_text_can_be_read(text in "\\PC{0,80}") {
        spoken(&text);
    }
}
