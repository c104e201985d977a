//! `/share`: the QR code of any page for a friend to scan, its link, and the code as a picture. `/share#/help` shares `/help`.

use leptos::prelude::*;

use crate::APP_NAME;
use crate::components::code::code;
use crate::components::screen::Screen;
use crate::components::tiles::icon_rows;
use crate::routes::ShareGroup;
use crate::state::build::{Page, use_build};

pub const HEAD: (&str, &str) =
    ("Share", "A QR code for any page of this app: let a friend scan it from your screen, with no signal, or save it.");

#[component]
pub fn Share() -> impl IntoView {
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
    view! {
        <Screen title=HEAD.0>
            <div class="share" data-site=site>
                <p class="lead needs-program">"Let a friend scan this with their camera."</p>
                <figure class=class>
                    {code("code", "/", says())}
                    <figcaption><strong data-share="name">{APP_NAME}</strong><span class="note" data-share="address">{drawn}</span></figcaption>
                </figure>
                <p class="buttons needs-program">
                    <button type="button" class="button main" data-share="fill">"Fill the screen"</button>
                    <button type="button" class="button" data-share="send" hidden>"Send it"</button>
                    <button type="button" class="button" data-share="copy">"Copy the link"</button>
                </p>
                <div class="pick needs-program">
                    <label for="choice">"What to share"</label>
                    <select id="choice" data-share="choice">
                        <option value="/">{APP_NAME}</option>
                        {ShareGroup::ALL.map(|group| options(group, &pages)).collect_view()}
                    </select>
                </div>
                <p class="buttons needs-program">
                    <button type="button" class="button" data-share="png">"Save the code (PNG)"</button>
                    <button type="button" class="button" data-share="svg">"Save the code (SVG)"</button>
                </p>
                <p class="status" role="status" data-share="told"></p>
                <p class="no-program">{without}</p>
                <dialog class="full" data-share="full" aria-label="QR code">
                    {code("code", "/", says())}
                    <strong data-share="name">{APP_NAME}</strong>
                    <span data-share="address"></span>
                    <button type="button" class="button">"Close"</button>
                </dialog>
            </div>
            {icon_rows(&[("/share/print", "show", "Posters and cards to print")])}
        </Screen>
    }
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
        pages.map(|Page { path, title, .. }| view! { <option value=path>{title}</option> }.into_any()).collect();
    view! { <optgroup label=title>{options}</optgroup> }.into_any()
}
