use patrol::handover::code::read;
use patrol::handover::not_ours::NotOurs;

#[test]
fn what_was_scanned_instead_is_named() {
    let cases = [
        ("https://safe-night.example/places/westgate?from=door", NotOurs::OurPage),
        ("HTTPS://SAFE-NIGHT.EXAMPLE/HELP", NotOurs::OurPage),
        (" https://safe-night.example \n", NotOurs::OurPage),
        ("https://safe-night.example.evil.example/", NotOurs::WebAddress),
        ("https://safe-night.example@evil.example/", NotOurs::WebAddress),
        ("https://safe-night.exampl\u{e9}/", NotOurs::WebAddress),
        ("http://menu.example/table/4", NotOurs::WebAddress),
        ("www.example.org", NotOurs::WebAddress),
        ("https://", NotOurs::WebAddress),
        ("WIFI:T:WPA;S:guest;P:secret;;", NotOurs::WiFi),
        ("wifi:S:guest;;", NotOurs::WiFi),
        ("BEGIN:VCARD\nVERSION:3.0\nEND:VCARD", NotOurs::Contact),
        ("MECARD:N:Nobody;;", NotOurs::Contact),
        ("tel:+447700900123", NotOurs::Phone),
        ("SMSTO:07700900123:hi", NotOurs::Phone),
        ("mailto:nobody@example.org", NotOurs::Email),
        ("", NotOurs::Empty),
        ("\u{feff}\0\r\n", NotOurs::Empty),
        ("5012345678900", NotOurs::Other),
        ("a bottle of water", NotOurs::Other),
        ("SNCSHIF", NotOurs::Other),
        ("SNCSHIFT", NotOurs::Damaged),
        ("SNCSHIFT1", NotOurs::Damaged),
        ("SNCSHIFT\u{2764}", NotOurs::Damaged),
    ];
    for (scanned, expected) in cases {
        assert_eq!(read(scanned, "safe-night.example:8080"), Err(expected), "{scanned:?}");
    }
}

#[test]
fn a_text_longer_than_any_code_is_not_looked_at() {
    let long = "SNCSHIFT1".to_owned() + &"0".repeat(20_000_000);
    assert_eq!(read(&long, "safe-night.example"), Err(NotOurs::Other));
}

#[test]
fn each_has_words_of_its_own() {
    use NotOurs::{Contact, Damaged, Email, Empty, Newer, Other, OurPage, Phone, WebAddress, WiFi};
    let all = [OurPage, WebAddress, WiFi, Contact, Phone, Email, Newer, Damaged, Empty, Other];
    let words: std::collections::BTreeSet<_> = all.iter().map(|kind| kind.in_words()).collect();
    assert_eq!(words.len(), all.len());
}
