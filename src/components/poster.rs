//! A poster, or a card if printed small: black on white, with a QR code.

use leptos::prelude::*;

use crate::APP_NAME;
use crate::components::code::code;
use crate::components::elements::{element, p, ul};
use crate::content::service::Service;

/// The content of a poster.
pub struct Sheet {
    /// Its value in the choice: `angela`.
    pub id: String,
    /// The line above the title.
    pub above: String,
    pub title: String,
    /// Paragraphs.
    pub says: Vec<String>,
    /// The lines after `We will:`.
    pub will: Vec<String>,
    /// Whom to call.
    pub calls: Vec<Service>,
    /// The line below the code.
    pub scan: String,
    /// The address inside the app that the code leads to.
    pub path: String,
}

/// The poster on a sheet. All sizes have the same parts.
pub fn poster(sheet: Sheet) -> AnyView {
    let Sheet { id, above, title, says, will, calls, scan, path } = sheet;
    let says: Vec<AnyView> = says.into_iter().map(|text| p("", text)).collect();
    let will = (!will.is_empty()).then(|| view! { <p class="we-will">"We will:"</p>{ul("plain", will)} });
    let calls = (!calls.is_empty()).then(|| ul("calls", calls.iter().map(call)));
    let of = format!("QR code: {title}");
    let attributes = [("data-live", "code"), ("data-path", path.as_str()), ("data-says", of.as_str())];
    let drawn = element("div", &attributes, code(Signal::stored(path.clone()), of.clone()));
    let marks: Vec<AnyView> = (0..4).map(|_| view! { <span class="mark"></span> }.into_any()).collect();
    view! {
        <div class="sheet">
            <article class="poster" data-poster=id>
                {marks}
                <p class="kind">{above}</p>
                <h2>{title}</h2>
                <div class="says">{says}{will}{calls}</div>
                <div class="scan">{drawn}<p>{scan}</p></div>
                <p class="danger"><strong>"In danger now? Call 999."</strong><span>{APP_NAME}</span></p>
            </article>
        </div>
    }
    .into_any()
}

/// The name and the number of a service; the name alone if it contains the number.
fn call(service: &Service) -> AnyView {
    let name = service.name.clone();
    let number = match (&service.call, &service.text) {
        (Some(call), _) => call.clone(),
        (None, Some(text)) => text.in_words(),
        (None, None) => String::new(),
    };
    let number = (!name.contains(&number)).then(|| view! { <strong>{number}</strong> });
    view! { <span>{name}</span>{number} }.into_any()
}
