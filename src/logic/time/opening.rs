//! The opening state of a place or a service at a moment.

use chrono::{Days, Duration, NaiveDateTime, NaiveTime, Timelike};

use crate::content::evidence::{Confidence, Evidence};
use crate::content::hours::{DAY, Hours};
use crate::content::place::Place;
use crate::content::service::Service;

/// Days before and after now that are searched for the next change.
const LOOK_BACK: u16 = 7;
const LOOK_AHEAD: u16 = 15;

/// The opening state at a moment of London wall-clock time. Changes later than two weeks are not looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Opening {
    /// Confirmed open.
    Open {
        /// When it closes. `None`: not within two weeks, so "day and night".
        until: Option<NaiveDateTime>,
    },
    /// Confirmed closed.
    Closed {
        /// When it opens. `None`: not within two weeks.
        opens: Option<NaiveDateTime>,
    },
    /// Reported open, not confirmed: never shown as open.
    ReportedOpen { until: Option<NaiveDateTime> },
    /// Reported closed, not confirmed.
    ReportedClosed { opens: Option<NaiveDateTime> },
    /// No source gives its hours.
    NotKnown,
}

/// The opening state of a place. `now`: London wall-clock time.
pub fn opening(place: &Place, now: NaiveDateTime) -> Opening {
    opening_of(place.hours.as_ref(), place.evidence.confidence, &place.evidence, now)
}

/// Whether a service answers. `now`: London wall-clock time.
pub fn service_opening(service: &Service, now: NaiveDateTime) -> Opening {
    opening_of(service.hours.as_ref(), service.hours_confidence(), &service.evidence, now)
}

/// Outside `checked..=review_by` the hours count as not confirmed: either the item is old or the clock of the phone is wrong.
fn opening_of(hours: Option<&Hours>, confidence: Confidence, evidence: &Evidence, now: NaiveDateTime) -> Opening {
    let Some(hours) = hours else {
        return Opening::NotKnown;
    };
    let today = now.date();
    let first = today - Days::new(LOOK_BACK.into());
    let minute = i32::from(LOOK_BACK) * i32::from(DAY) + (now.hour() * 60 + now.minute()) as i32;
    let ranges = hours.from(first, LOOK_BACK + LOOK_AHEAD);
    let moment = |minutes: i32| first.and_time(NaiveTime::MIN) + Duration::minutes(minutes.into());
    let end = i32::from(LOOK_BACK + LOOK_AHEAD) * i32::from(DAY);
    let confirmed = confidence == Confidence::Confirmed && !evidence.out_of_date(now);
    match ranges.iter().find(|[from, to]| (*from..*to).contains(&minute)) {
        Some([_, to]) => {
            let until = (*to < end).then(|| moment(*to));
            if confirmed { Opening::Open { until } } else { Opening::ReportedOpen { until } }
        }
        None => {
            let opens = ranges.iter().find(|[from, _]| *from > minute).map(|[from, _]| moment(*from));
            if confirmed { Opening::Closed { opens } } else { Opening::ReportedClosed { opens } }
        }
    }
}

impl Opening {
    /// Whether it is closed, confirmed or not.
    pub fn is_closed(self) -> bool {
        matches!(self, Opening::Closed { .. } | Opening::ReportedClosed { .. })
    }

    /// Whether it is open, confirmed or not.
    pub fn is_open(self) -> bool {
        matches!(self, Opening::Open { .. } | Opening::ReportedOpen { .. })
    }
}

/// The `data-meaning` of a state, which sets its colour: `open` is confirmed, `reported` is not, `closed` is closed or not known.
pub fn meaning(opening: Opening) -> &'static str {
    match opening {
        Opening::Open { .. } => "open",
        Opening::ReportedOpen { .. } => "reported",
        Opening::Closed { .. } | Opening::ReportedClosed { .. } | Opening::NotKnown => "closed",
    }
}
