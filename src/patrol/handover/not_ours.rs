//! What was scanned instead of a shift, in words.

/// Why a code is no shift.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotOurs {
    /// A page of this app: a poster.
    OurPage,
    WebAddress,
    WiFi,
    Contact,
    /// A telephone number or a text message.
    Phone,
    Email,
    /// A shift, as a newer version of this app writes it.
    Newer,
    /// A shift, but not as it was written.
    Damaged,
    Empty,
    Other,
}

impl NotOurs {
    /// What to say about it.
    pub fn in_words(self) -> &'static str {
        match self {
            Self::OurPage => "This is a poster of this app. Scan the code at the end of the other phone's shift.",
            Self::WebAddress => "This code is a web address. It is not a shift. Nothing was added.",
            Self::WiFi => "This code is for Wi-Fi. It is not a shift. Nothing was added.",
            Self::Contact => "This code is somebody's contact card. It is not a shift. Nothing was added or kept.",
            Self::Phone => "This code is a phone number. It is not a shift. Nothing was added or kept.",
            Self::Email => "This code is an email. It is not a shift. Nothing was added or kept.",
            Self::Newer => {
                "This shift is from a newer version of the app. Update the app on this phone, then scan again."
            }
            Self::Damaged => "This shift could not be read in full. Scan it again, or type the code instead.",
            Self::Empty => "There is nothing in this code. Scan it again, or type the code instead.",
            Self::Other => "This code is not a shift. Nothing was added.",
        }
    }
}

/// What a text that is no shift looks like.
pub(super) fn named(scanned: &str, own_host: &str) -> NotOurs {
    let text = scanned.trim_matches(|sign: char| sign.is_whitespace() || sign.is_control() || sign == '\u{feff}');
    let begins = |with: &str| text.get(..with.len()).is_some_and(|begin| begin.eq_ignore_ascii_case(with));
    let any = |all: &[&str]| all.iter().any(|with| begins(with));
    if text.is_empty() {
        NotOurs::Empty
    } else if let Some(scheme) = ["https://", "http://"].into_iter().find(|scheme| begins(scheme)) {
        let host = host_of(text.get(scheme.len()..).unwrap_or_default());
        if host.eq_ignore_ascii_case(host_of(own_host)) { NotOurs::OurPage } else { NotOurs::WebAddress }
    } else if any(&["www.", "URL:", "URLTO:", "MEBKM:"]) {
        NotOurs::WebAddress
    } else if any(&["WIFI:"]) {
        NotOurs::WiFi
    } else if any(&["BEGIN:VCARD", "MECARD:", "BIZCARD:"]) {
        NotOurs::Contact
    } else if any(&["TEL:", "SMS:", "SMSTO:", "MMS:", "MMSTO:"]) {
        NotOurs::Phone
    } else if any(&["MAILTO:", "MATMSG:", "SMTP:"]) {
        NotOurs::Email
    } else {
        NotOurs::Other
    }
}

/// Of an address without its scheme: no name of a person, no port, no path.
fn host_of(address: &str) -> &str {
    let host = address.split(['/', '?', '#', '\\']).next().unwrap_or_default();
    let host = host.rsplit('@').next().unwrap_or_default();
    host.split(':').next().unwrap_or_default()
}
