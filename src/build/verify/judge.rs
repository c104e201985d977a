//! What is wrong with the answer of a host, compared with the file of the build.

use crate::build::precache::page_address;
use crate::build::verify::ask::Answer;
use crate::build::verify::bytes::{changed, is_another_page, unpacked};
use crate::build::verify::headers::{wrong_headers, wrong_type};
use crate::build::verify::origin::Origin;
use crate::build::verify::report::Fault;
use crate::hosting::compress::is_compressible;

/// An address that the site does not have.
pub const UNKNOWN: &str = "/there-is-no-such-page";

/// The bytes of one packet on the way: what fits into it gains nothing from compression, and hosts leave it as it is.
const PACKET: usize = 1400;

const ONE_PAGE: &str =
    "Turn off what gives one page for many addresses at this host (a sign-in page, an app of a single page).";

/// What the host does to a file. `headers`: the headers of every response, as the build wrote them.
pub fn judge(
    origin: &Origin,
    file: &str,
    bytes: &[u8],
    answer: Option<&Answer>,
    headers: &[(&str, &str)],
) -> Vec<Fault> {
    let fault = |seen: String, mend| Fault::new(file, seen, mend);
    let Some(answer) = answer else {
        return vec![fault("no answer came".into(), "See that the host is well, then try again.")];
    };
    let mut faults = Vec::new();
    if answer.address != format!("{origin}{}", page_address(file)) {
        let mend = "Let the host give each page at its own address, as /help, and not lead on to another.";
        faults.push(fault(led_on(origin, file, &answer.address), mend));
        // What another host does is not for this one to mend.
        if !origin.has(&answer.address) {
            return faults;
        }
    }
    if answer.status != 200 {
        faults.push(fault(format!("status {} in place of 200", answer.status), mend_of_status(answer.status)));
        return faults;
    }
    match unpacked(answer, bytes.len()) {
        None => {
            let packed = answer.value("content-encoding");
            faults.push(fault(
                format!("packed as {packed}, which was not asked for"),
                "Use Brotli or gzip at this host.",
            ));
        }
        Some(body) if is_another_page(file, bytes, &body) => {
            faults.push(fault("another web page came in place of what the build wrote".into(), ONE_PAGE));
            return faults;
        }
        Some(body) => faults.extend(changed(file, bytes, &body)),
    }
    faults.extend(wrong_type(file, &answer.value("content-type")));
    faults.extend(wrong_headers(file, answer, headers));
    if is_compressible(file) && bytes.len() > PACKET && answer.value("content-encoding").is_empty() {
        faults.push(fault("sent without compression".into(), "Turn on Brotli or gzip for such files at this host."));
    }
    faults
}

/// What the host does with an address that the site does not have. `page`: the page for those.
pub fn judge_unknown(answer: Option<&Answer>, page: Option<&Vec<u8>>) -> Option<Fault> {
    let (answer, page) = (answer?, page?);
    if answer.status != 404 {
        let seen = format!("status {} in place of 404, though there is no such page", answer.status);
        let mend = if answer.status < 400 { ONE_PAGE } else { mend_of_status(answer.status) };
        return Some(Fault::new(UNKNOWN, seen, mend));
    }
    let is_ours = unpacked(answer, page.len()).is_some_and(|body| body == *page);
    let mend = "Let the host answer unknown addresses with 404.html of the build.";
    (!is_ours).then(|| Fault::new(UNKNOWN, "not answered with the page that the build wrote for it", mend))
}

fn led_on(origin: &Origin, file: &str, to: &str) -> String {
    let asked = format!("{origin}{}", page_address(file));
    if !origin.has(to) {
        let host = to.split('/').take(3).collect::<Vec<_>>().join("/");
        format!("the host leads on to {host}")
    } else if to.strip_prefix(&asked) == Some("/") {
        "the host leads on to the address with a slash at its end".into()
    } else {
        "the host leads on to another address".into()
    }
}

fn mend_of_status(status: u16) -> &'static str {
    match status {
        401 | 403 | 407 => "Let everybody read the site: turn off sign-in, and checks for robots, at this host.",
        404 | 410 => "Upload the whole folder, and let the host answer /help with help/index.html.",
        _ => "See that the host is well, then try again.",
    }
}
