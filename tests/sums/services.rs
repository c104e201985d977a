use safe_night_canterbury::authoring::opening_hours::compile::compile_opening_hours;
use safe_night_canterbury::content::evidence::Confidence;
use safe_night_canterbury::content::service::{Group, Service, Text};
use safe_night_canterbury::logic::time::opening::{Opening, service_opening};

use crate::sums::{at, confirmed, day};

/// A helpline whose number is sure, with these hours.
fn helpline(notation: Option<&str>, hours_confidence: Option<Confidence>) -> Service {
    let evidence = confirmed();
    let hours =
        notation.map(|notation| compile_opening_hours(notation, evidence.checked, evidence.review_by).expect("hours"));
    Service {
        id: "helpline".into(),
        name: "Helpline".into(),
        group: Group::Talk,
        when: "To talk.".into(),
        who_for: None,
        call: Some("116 123".into()),
        text: None,
        web: None,
        how: None,
        hours,
        hours_confidence,
        contact: false,
        note: None,
        evidence,
    }
}

#[test]
fn a_service_with_sure_hours_is_open_or_closed() {
    let weekdays = helpline(Some("Mo-Fr 08:00-20:00"), None);
    let tuesday = day(2027, 3, 23);
    assert_eq!(service_opening(&weekdays, at(tuesday, 12, 0)), Opening::Open { until: Some(at(tuesday, 20, 0)) });
    assert_eq!(
        service_opening(&weekdays, at(tuesday, 21, 0)),
        Opening::Closed { opens: Some(at(day(2027, 3, 24), 8, 0)) }
    );
}

#[test]
fn a_sure_number_with_reported_hours_is_never_open() {
    let always = helpline(Some("24/7"), Some(Confidence::Reported));
    assert_eq!(service_opening(&always, at(day(2027, 3, 23), 12, 0)), Opening::ReportedOpen { until: None });
}

#[test]
fn past_its_review_a_service_is_never_open() {
    let always = helpline(Some("24/7"), None);
    assert_eq!(service_opening(&always, at(day(2028, 3, 23), 12, 0)), Opening::ReportedOpen { until: None });
}

#[test]
fn a_service_whose_hours_no_source_gives_says_so() {
    assert_eq!(service_opening(&helpline(None, None), at(day(2027, 3, 23), 12, 0)), Opening::NotKnown);
}

#[test]
fn a_text_opens_a_message_with_its_word_and_no_more() {
    let shout = Text { number: "85258".into(), say: Some("SHOUT".into()) };
    assert_eq!((shout.link(), shout.in_words()), ("sms:85258?body=SHOUT".into(), "Text SHOUT to 85258".into()));
    let police = Text { number: "61016".into(), say: None };
    assert_eq!((police.link(), police.in_words()), ("sms:61016".into(), "Text 61016".into()));
}
