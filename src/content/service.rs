//! A service: somebody who can be called, written to or looked up.

use serde::{Deserialize, Serialize};

use crate::content::evidence::{Confidence, Evidence};
use crate::content::hours::Hours;
use crate::content::reading::{named, readable};
#[cfg(feature = "ssr")]
use crate::content::shapes::{HTTPS, ID, PHONE};
use crate::routes::NUMBERS;

/// A service that the app may show.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "ssr", schemars(rename = "Service"))]
#[serde(deny_unknown_fields, bound(deserialize = "H: Deserialize<'de>"))]
pub struct Service<H = Hours> {
    /// Lower-case words joined by hyphens, never changed later: its row stands at `/help/numbers#<id>`.
    #[cfg_attr(feature = "ssr", schemars(regex(pattern = ID)))]
    pub id: String,
    /// Its name, as people say it.
    pub name: String,
    /// The list that it stands in among all numbers.
    pub group: Group,
    /// One line that says when to use it.
    pub when: String,
    /// Who it is for, where that is not everyone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub who_for: Option<String>,
    /// The number to call, as it is read aloud: `116 123`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ssr", schemars(regex(pattern = PHONE)))]
    pub call: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<Text>,
    /// Its page.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ssr", schemars(regex(pattern = HTTPS)))]
    pub web: Option<String>,
    /// How to reach it where there is no number, as an instruction.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub how: Option<String>,
    /// When somebody answers, London time. `None`: no source says.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hours: Option<H>,
    /// How sure the hours are, where that is less sure than the number. `None`: as sure as the number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hours_confidence: Option<Confidence>,
    /// What a person must know before they rely on it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// Whether it is chosen at first where people save numbers as contacts.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub contact: bool,
    pub evidence: Evidence,
}

/// A text message to a service.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Text {
    /// The number it goes to: `85258`.
    #[cfg_attr(feature = "ssr", schemars(regex(pattern = "^[0-9]{3,5}$")))]
    pub number: String,
    /// The word to send: `SHOUT`. `None`: people write their own words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ssr", schemars(regex(pattern = "^[A-Za-z0-9]+$")))]
    pub say: Option<String>,
}

/// What a service is for; each is a list of its own among the numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Group {
    Emergency,
    Police,
    Health,
    Talk,
    Abuse,
    Exploitation,
    Drugs,
    Campus,
    Home,
    Council,
}

readable!(Service {
    id, name, group, when, evidence,
} optional {
    who_for, call, text, web, how, hours, hours_confidence, note, contact,
});
readable!(Text {
    number,
} optional {
    say,
});
named!(Group {
    Emergency = "emergency",
    Police = "police",
    Health = "health",
    Talk = "talk",
    Abuse = "abuse",
    Exploitation = "exploitation",
    Drugs = "drugs",
    Campus = "campus",
    Home = "home",
    Council = "council",
});

impl Group {
    /// Every group, in the order in which they are shown.
    pub const ALL: [Group; 10] = [
        Group::Emergency,
        Group::Police,
        Group::Health,
        Group::Talk,
        Group::Abuse,
        Group::Exploitation,
        Group::Drugs,
        Group::Campus,
        Group::Home,
        Group::Council,
    ];

    pub fn title(self) -> &'static str {
        match self {
            Group::Emergency => "Emergency",
            Group::Police => "Police and crime",
            Group::Health => "Health",
            Group::Talk => "Somebody to talk to",
            Group::Abuse => "Abuse and sexual violence",
            Group::Exploitation => "Someone is being used or drawn in",
            Group::Drugs => "Drugs",
            Group::Campus => "Campus security",
            Group::Home => "On the way home",
            Group::Council => "Care and places to sleep",
        }
    }
}

impl<H> Service<H> {
    /// The same service with its hours in another form.
    pub fn with_hours<G>(self, hours: Option<G>) -> Service<G> {
        Service {
            id: self.id,
            name: self.name,
            group: self.group,
            when: self.when,
            who_for: self.who_for,
            call: self.call,
            text: self.text,
            web: self.web,
            how: self.how,
            hours,
            hours_confidence: self.hours_confidence,
            note: self.note,
            contact: self.contact,
            evidence: self.evidence,
        }
    }
}

impl Service {
    /// How sure the hours are.
    pub fn hours_confidence(&self) -> Confidence {
        self.hours_confidence.unwrap_or(self.evidence.confidence)
    }

    /// Where its row stands.
    pub fn path(&self) -> String {
        format!("{NUMBERS}#{}", self.id)
    }
}

impl Text {
    /// The link that opens a message to it, written but not sent (RFC 5724).
    pub fn link(&self) -> String {
        match &self.say {
            Some(say) => format!("sms:{}?body={say}", self.number),
            None => format!("sms:{}", self.number),
        }
    }

    /// What the button says: `Text SHOUT to 85258`.
    pub fn in_words(&self) -> String {
        match &self.say {
            Some(say) => format!("Text {say} to {}", self.number),
            None => format!("Text {}", self.number),
        }
    }
}
