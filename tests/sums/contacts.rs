//! The file of contacts, read back by another parser.

use std::io::Write;
use std::process::{Command, Stdio};

use proptest::prelude::*;
use safe_night_canterbury::logic::vcard::{Contact, vcards};
use safe_night_canterbury::words::contacts::saveable;

use crate::support::editions::{project, real};

/// A contact as the other parser reads it: its name, its numbers, its note, its pages.
type Read = (String, Vec<String>, String, Vec<String>);

pub fn read_back(file: &str) -> Vec<Read> {
    let mut node = Command::new("node")
        .arg(project("tests/sums/read_contacts.mjs"))
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("Node runs the parser: `make page-checks` sets it up");
    node.stdin.take().expect("a pipe").write_all(file.as_bytes()).expect("Node reads");
    let output = node.wait_with_output().expect("Node ends");
    assert!(output.status.success(), "the parser refuses the file:\n{file}");
    serde_json::from_slice(&output.stdout).expect("the parser answers in this form")
}

fn as_read(contact: &Contact) -> Read {
    let numbers = contact.call.iter().chain(&contact.text).cloned().collect();
    (contact.name.clone(), numbers, contact.note.clone(), contact.web.clone().into_iter().collect())
}

#[test]
fn every_service_with_a_number_is_read_back_with_its_use_and_999_is_no_contact() {
    let contacts: Vec<Contact> = saveable(&real().knowledge).map(|(_, contact)| contact).collect();
    let with_number = real().knowledge.services.iter().filter(|service| {
        let numbers = service.call.iter().chain(service.text.as_ref().map(|text| &text.number));
        numbers.into_iter().any(|number| number != "999")
    });
    assert_eq!(contacts.len(), with_number.count());
    let read = read_back(&vcards(&contacts));
    assert_eq!(read, contacts.iter().map(as_read).collect::<Vec<_>>());
    for (name, numbers, note, _) in read {
        assert!(!numbers.contains(&"999".to_owned()), "{name} would dial 999 by mistake");
        assert!(note.ends_with("In danger now? Call 999."), "{name}: {note}");
    }
}

#[test]
fn lines_are_folded_at_75_bytes_and_end_as_the_format_says() {
    let name = "Türöffner, 昼も夜も \\ and more".repeat(9);
    let contact = Contact { name, call: Some("101".into()), text: None, note: "one\ntwo".into(), web: None };
    let file = vcards(std::slice::from_ref(&contact));
    assert!(file.ends_with("\r\n") && !file.replace("\r\n", "").contains(['\r', '\n']));
    assert!(file.split("\r\n").all(|line| line.len() <= 75), "{file}");
    assert_eq!(read_back(&file), [as_read(&contact)]);
}

/// By RFC 2426 a semicolon in a text is escaped. The other parser leaves the backslash before it.
#[test]
fn a_semicolon_is_escaped() {
    let contact = Contact { name: "a;b".into(), call: None, text: None, note: String::new(), web: None };
    assert!(vcards(&[contact]).contains("FN:a\\;b\r\nN:a\\;b;;;;\r\n"));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 8, failure_persistence: None, ..ProptestConfig::default() })]
    #[test]
    fn any_text_is_read_back(texts in prop::collection::vec((r"[^;\r\u{0}-\u{9}\u{b}-\u{1f}]{1,200}", r"[^;\r\u{0}-\u{9}\u{b}-\u{1f}]{1,200}"), 20)) {
        let contact = |(name, note): (String, String)| Contact { name, call: None, text: Some("85258".into()), note, web: None };
        let contacts: Vec<Contact> = texts.into_iter().map(contact).collect();
        prop_assert_eq!(read_back(&vcards(&contacts)), contacts.iter().map(as_read).collect::<Vec<_>>());
    }
}
