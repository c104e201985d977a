//! The code, the link and the pictures of a page to share. Which page is in the fragment of the address, which is not sent to the host.

use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos::web_sys::{HtmlDialogElement, HtmlSelectElement};
use wasm_bindgen::JsCast;

use crate::browser::effect::effect;
use crate::browser::files::{download, save_text};
use crate::browser::find;
use crate::browser::fragment::{set_fragment, use_fragment};
use crate::browser::png::png;
use crate::browser::sharing::{Sent, can_share, copy, send};
use crate::browser::wake_lock::use_wake_lock;
use crate::components::code::code;
use crate::components::elements::{announced, button, element, main_button, p, views};
use crate::logic::picture::{file_name, svg};
use crate::logic::qr_code::{QrCode, qr_code};
use crate::routes::ShareGroup;
use crate::state::knowledge::use_facts;
use crate::state::shareable::{Choice, use_shareable};
use crate::state::site::use_site;

/// What to share, and the ways to do it.
pub fn share_page() -> AnyView {
    let choices = use_shareable(&use_facts());
    let site = StoredValue::new(use_site());
    let options = options(&choices);
    let fragment = use_fragment();
    // An address outside the app, or an old one, gives the app itself, which is the first.
    let chosen = Memo::new(move |_| {
        let path = fragment.get();
        choices.iter().find(|choice| choice.path == path).or(choices.first()).cloned()
    });
    let of_chosen = move |part: fn(&Choice) -> &String| {
        Signal::derive(move || chosen.with(|chosen| chosen.as_ref().map(part).cloned()).unwrap_or_default())
    };
    let (path, name) = (of_chosen(|choice| &choice.path), of_chosen(|choice| &choice.title));
    let says = || "QR code to scan with a camera".to_owned();
    let result = RwSignal::new(String::new());
    let drawn = move || qr_code(&site.with_value(|site| site.address(&path.get_untracked())));

    let (is_known, without) = site.with_value(|site| match site.0.is_empty() {
        false => (true, "Scripts are off, so there is one code alone: for the app."),
        true => (
            false,
            "Codes are made on your phone by scripts, and they are off. You can send the address at the top of your browser.",
        ),
    });
    let class = if is_known { "code" } else { "code needs-program" };
    let address = Signal::derive(move || {
        let path = path.get();
        site.with_value(|site| if site.0.is_empty() { String::new() } else { site.in_words(&path) })
    });
    let caption = views![strong(name), element("span", &[("class", "note"), ("data-share", "address")], address)];
    let figure = views![code(path, says()), element("figcaption", &[], caption)];

    let hidden = RwSignal::new(true);
    effect(move || hidden.set(!can_share()));
    let tell = move |sent: Sent, done: &str| {
        result.set(match sent {
            Sent::Done => done.to_owned(),
            Sent::Cancelled => String::new(),
            Sent::Refused => FAILED.to_owned(),
        });
    };
    let to_send = move || {
        let (title, address) = (name.get_untracked(), site.with_value(|site| site.address(&path.get_untracked())));
        spawn_local(async move { tell(send(&title, &address).await, "") });
    };
    let to_copy = move || {
        let address = site.with_value(|site| site.address(&path.get_untracked()));
        spawn_local(async move { tell(copy(&address).await, "The link is copied.") });
    };
    let send_it =
        view! { <button type="button" class="button" hidden=hidden on:click=move |_| to_send()>"Send it"</button> };
    let open = RwSignal::new(false);
    use_wake_lock(open.into(), |_| ());
    let fill = move || {
        if let Some(dialog) = dialog() {
            // A dialog that is open already stays so.
            let _ = dialog.show_modal();
            open.set(true);
        }
    };
    let ways = vec![main_button("Fill the screen", fill), send_it.into_any(), button(views!["Copy the link"], to_copy)];
    let save = move |ending: &'static str| {
        let Some(code) = drawn() else { return result.set(FAILED.to_owned()) };
        let file = file_name(&path.get_untracked(), ending);
        spawn_local(async move {
            let saved = save_code(&code, &file, ending).await;
            result.set(if saved { format!("Look for {file} in your downloads.") } else { FAILED.to_owned() });
        });
    };
    let pictures = vec![
        button(views!["Save the code (PNG)"], move || save("png")),
        button(views!["Save the code (SVG)"], move || save("svg")),
    ];
    let full = views![
        code(path, says()),
        strong(name),
        element("span", &[("data-share", "address")], address),
        element("button", &[("type", "button"), ("class", "button")], "Close"),
    ];
    // One tap anywhere closes it.
    let close = move |_| {
        if let Some(dialog) = dialog() {
            dialog.close();
        }
    };
    let dialog = view! {
        <dialog class="full" aria-label="QR code" on:click=close on:close=move |_| open.set(false)>{full}</dialog>
    };
    views![
        p("lead needs-program", "Let a friend scan this with their camera."),
        element("figure", &[("class", class)], figure),
        p("buttons needs-program", ways),
        element("div", &[("class", "pick needs-program")], pick(path, options)),
        p("buttons needs-program", pictures),
        announced("status", result.into()),
        p("no-program", without),
        dialog.into_any(),
    ]
    .into_any()
}

const FAILED: &str = "That did not work here.";

fn strong(text: Signal<String>) -> AnyView {
    element("strong", &[], text)
}

/// The choice of the page.
fn pick(path: Signal<String>, options: Vec<AnyView>) -> Vec<AnyView> {
    let choose = |event: leptos::ev::Event| {
        let select = event.target().and_then(|element| element.dyn_into::<HtmlSelectElement>().ok());
        if let Some(select) = select {
            set_fragment(&select.value());
        }
    };
    vec![
        element("label", &[("for", "choice")], "What to share"),
        view! { <select id="choice" prop:value=path on:change=choose>{options}</select> }.into_any(),
    ]
}

/// The app itself, then the pages in their groups.
fn options(choices: &[Choice]) -> Vec<AnyView> {
    let of = |group: Option<ShareGroup>| -> Vec<AnyView> {
        let choices = choices.iter().filter(|choice| choice.group == group);
        choices.map(|choice| element("option", &[("value", &choice.path)], choice.title.as_str())).collect()
    };
    let groups = ShareGroup::ALL.map(|group| element("optgroup", &[("label", group_title(group))], of(Some(group))));
    of(None).into_iter().chain(groups).collect()
}

fn group_title(group: ShareGroup) -> &'static str {
    match group {
        ShareGroup::Campaigns => "Campaigns",
        ShareGroup::Places => "Places",
        ShareGroup::WhatToDo => "What to do",
        ShareGroup::Plan => "The plan",
        ShareGroup::Other => "Other pages",
    }
}

fn dialog() -> Option<HtmlDialogElement> {
    find::first("dialog.full")
}

/// Saves a code as a picture. `false`: the browser cannot.
async fn save_code(code: &QrCode, file: &str, ending: &str) -> bool {
    if ending == "svg" {
        return save_text(file, "image/svg+xml", &svg(code));
    }
    match png(code).await {
        Some(picture) => download(&picture, file),
        None => false,
    }
}
