//! `/share`: the QR code of any page for a friend to scan, its link, and the code as a picture. `/share#/help` shares `/help`.

use leptos::prelude::*;

use crate::APP_NAME;
use crate::components::code::code;
use crate::components::elements::{element, p, script_button, views};
use crate::components::screen::screen;
use crate::components::tiles::icon_rows;
use crate::routes::ShareGroup;
use crate::state::build::{Page, use_build};

pub const HEAD: (&str, &str) =
    ("Share", "A QR code for any page of this app: let a friend scan it from your screen, with no signal, or save it.");

pub fn share() -> AnyView {
    let pages = use_build().pages;
    let says = || "QR code to scan with a camera".to_owned();
    let site = use_build().site_address.to_string();
    // A code drawn by the builder works without the program.
    let (drawn, without) = match site.strip_prefix("https://") {
        Some(host) => (format!("{host}/"), "Scripts are off, so there is one code alone: for the app."),
        None => (
            String::new(),
            "Codes are made on your phone by scripts, and they are off. You can send the address at the top of your browser.",
        ),
    };
    let class = if drawn.is_empty() { "code needs-program" } else { "code" };
    let name = element("strong", &[("data-share", "name")], APP_NAME);
    let address = element("span", &[("class", "note"), ("data-share", "address")], drawn);
    let all = element("option", &[("value", "/")], APP_NAME);
    let groups = ShareGroup::ALL.map(|group| options(group, &pages));
    let choices: Vec<AnyView> = [all].into_iter().chain(groups).collect();
    let choice = views![
        element("label", &[("for", "choice")], "What to share"),
        element("select", &[("id", "choice"), ("data-share", "choice")], choices),
    ];
    let act = |class: &str, act: &str, words: &str| script_button(class, ("data-share", act), words);
    let send = [("type", "button"), ("class", "button"), ("data-share", "send"), ("hidden", "")];
    let send = vec![
        act("button main", "fill", "Fill the screen"),
        element("button", &send, "Send it"),
        act("button", "copy", "Copy the link"),
    ];
    let keep = vec![act("button", "png", "Save the code (PNG)"), act("button", "svg", "Save the code (SVG)")];
    let full = views![
        code("code", "/", says()),
        element("strong", &[("data-share", "name")], APP_NAME),
        element("span", &[("data-share", "address")], ()),
        element("button", &[("type", "button"), ("class", "button")], "Close"),
    ];
    let parts = views![
        p("lead needs-program", "Let a friend scan this with their camera."),
        element(
            "figure",
            &[("class", class)],
            views![code("code", "/", says()), element("figcaption", &[], views![name, address])]
        ),
        p("buttons needs-program", send),
        element("div", &[("class", "pick needs-program")], choice),
        p("buttons needs-program", keep),
        element("p", &[("class", "status"), ("role", "status"), ("data-share", "told")], ()),
        p("no-program", without),
        element("dialog", &[("class", "full"), ("data-share", "full"), ("aria-label", "QR code")], full),
    ];
    screen(
        HEAD.0,
        vec![
            element("div", &[("class", "share"), ("data-site", &site)], parts),
            icon_rows(&[("/share/print", "show", "Posters and cards to print")]),
        ],
    )
}

/// The pages of one group to choose from.
fn options(group: ShareGroup, pages: &[Page]) -> AnyView {
    let title = match group {
        ShareGroup::Campaigns => "Campaigns",
        ShareGroup::Places => "Places",
        ShareGroup::WhatToDo => "What to do",
        ShareGroup::Plan => "The plan",
        ShareGroup::Other => "Other pages",
    };
    let pages = pages.iter().filter(|page| page.route.share_group() == Some(group)).cloned();
    let options: Vec<AnyView> =
        pages.map(|Page { path, title, .. }| element("option", &[("value", &path)], title)).collect();
    element("optgroup", &[("label", title)], options)
}
