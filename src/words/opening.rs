//! The opening state in words.

use chrono::NaiveDateTime;

use crate::logic::nearest::visit::Visit;
use crate::logic::time::opening::Opening;
use crate::words::clock::moment_in_words;

/// The opening state at a moment: `Open until 5am`, `Hours not known`.
pub fn opening_in_words(opening: Opening, now: NaiveDateTime) -> String {
    let (words, change) = match opening {
        Opening::Open { until: None } => ("Open day and night", None),
        Opening::Open { until } => ("Open until ", until),
        Opening::Closed { opens: None } => ("Closed", None),
        Opening::Closed { opens } => ("Closed, opens at ", opens),
        Opening::ReportedOpen { until: None } => ("Reported open day and night", None),
        Opening::ReportedOpen { until } => ("Reported open until ", until),
        Opening::ReportedClosed { opens: None } => ("Reported closed", None),
        Opening::ReportedClosed { opens } => ("Reported closed, opens at ", opens),
        Opening::NotKnown => ("Hours not known", None),
    };
    words.to_owned() + &change.map(|change| moment_in_words(change, now)).unwrap_or_default()
}

/// The opening state of a place for a person on the way: `Open until 5am`, `Open until 5am. Closes before you get there`,
/// `Opens at 5pm, as you arrive`.
pub fn visit_in_words(visit: Visit, now: NaiveDateTime) -> String {
    match visit.now {
        Opening::Closed { opens: Some(opens) } if visit.on_arrival.is_open() => {
            ["Opens at ", &moment_in_words(opens, now), ", as you arrive"].concat()
        }
        Opening::ReportedClosed { opens: Some(opens) } if visit.on_arrival.is_open() => {
            ["Reported to open at ", &moment_in_words(opens, now), ", as you arrive"].concat()
        }
        open if open.is_open() && visit.on_arrival.is_closed() => {
            opening_in_words(open, now) + ". Closes before you get there"
        }
        opening => opening_in_words(opening, now),
    }
}
