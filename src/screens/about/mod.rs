//! `/about`: where the facts come from, whom to thank, and what happens to your data.

pub mod gaps;
pub mod sources;

use leptos::prelude::*;

use crate::components::elements::{link, paragraph};
use crate::components::screen::Screen;
use crate::state::knowledge::Knowledge;

pub const HEAD: (&str, &str) = (
    "About",
    "Who the facts come from, what is not known, how to say that something is wrong, and why nothing leaves your phone.",
);

#[component]
pub fn About() -> impl IntoView {
    let Knowledge { pack, .. } = expect_context();
    let pack = pack.get_untracked();
    view! {
        <Screen title=HEAD.0>
            <section>
            <p>"This app is for anyone out in Canterbury at night. Open it once and it stays on your phone, so it works with no signal."</p>

            <h2>"What we know, and what we do not"</h2>
            <p>"The action plan of the Canterbury Community Safety Partnership counts eight Safe Havens: six open day and night, and two from 7am to 10pm every day. It does not say where they are."</p>
            <p>"The Safer Streets Canterbury site counted 12 Refuge Points, in about 2023. In November 2022 the Business Improvement District spoke of two more. We found no list of them."</p>
            <p>"So we list the places that we could trace to a source. Confirmed means that an official page says so, or that several sources agree. Reported means that one source, or an old one, says so."</p>
            <p>"We never show a place as open when nobody has confirmed its hours."</p>

            </section>
            <section><h2 id="wrong">"Something is wrong?"</h2></section>
            {match pack.corrections.clone() {
                Some(address) => link("row", address, "Tell us it is wrong"),
                None => paragraph("", "The partnership has not given an address for corrections yet. It will stand here."),
            }}

            <section>
            <h2>"Your privacy"</h2>
            <p>"What you type into the search stays on your phone and is not kept. Exit this page goes to the weather on another site, where your browser is online."</p>
            <p>"Nothing leaves your phone. There is no account and nobody counts you. Your location is asked for only when you tap, it is used on the phone, and it is not kept. What you say you can see is forgotten when you close the tab. Your university, if you name one, stays on the phone until you change it."</p>
            <p>"A call goes through your phone company. A link to another site takes you to that site."</p>

            </section>
            <section>
                <h2>"Sources"</h2>
                {link("row", "/about/sources", "Every source of places and numbers, and what rests on it")}
                {link("row", "/about/sources/help", sources::HELP_HEAD.0)}
                {link("row", "/about/gaps", gaps::HEAD.0)}
            </section>
            <section>
                <h2>"What the app is made of"</h2>
                {link("row", "/about/licences", "Licences of the free software in this app")}
            </section>
            <p class="note">{format!("This edition of the facts: {}.", String::from(pack.edition.clone()))}</p>
        </Screen>
    }
}
