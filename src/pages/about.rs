//! `/about`: where the facts come from, whom to thank, and what happens to your data.

use leptos::prelude::*;

use crate::browser::knowledge::Knowledge;
use crate::components::screen::Screen;

pub const HEAD: (&str, &str) = (
    "About",
    "Who the facts come from, what is not known, how to say that something is wrong, and why nothing leaves your phone.",
);

#[component]
pub fn About() -> impl IntoView {
    let Knowledge { pack, .. } = expect_context();
    let sources = Memo::new(move |_| {
        let mut sources: Vec<(String, String)> = pack
            .get()
            .places
            .iter()
            .map(|place| (place.evidence.source.clone(), place.evidence.source_date.clone()))
            .collect();
        sources.sort();
        sources.dedup();
        sources
    });
    view! {
        <Screen title=HEAD.0>
            <p>"This app is for anyone out in Canterbury at night. Open it once and it stays on your phone, so it works with no signal."</p>

            <h2>"What we know, and what we do not"</h2>
            <p>"The action plan of the Canterbury Community Safety Partnership counts eight Safe Havens: six open day and night, and two from 7am to 10pm every day. It does not say where they are."</p>
            <p>"The Safer Streets Canterbury site counted 12 Refuge Points, in about 2023. In November 2022 the Business Improvement District spoke of two more. Neither gave a list."</p>
            <p>"So we list the places that we could trace to a source. Confirmed means that an official page says so, or that several sources agree. Reported means that one source, or an old one, says so."</p>
            <p>"We never show a place as open when nobody has confirmed its hours."</p>

            <h2 id="wrong">"Something is wrong?"</h2>
            {move || match pack.get().corrections.clone() {
                Some(link) => view! { <p><a href=link>"Tell us it is wrong"</a></p> }.into_any(),
                None => view! { <p>"The partnership has not given an address for corrections yet. It will stand here."</p> }.into_any(),
            }}

            <h2>"Your privacy"</h2>
            <p>"Nothing leaves your phone. There is no account and nobody counts you. Your location is asked for only when you tap, it is used on the phone, and it is not kept."</p>
            <p>"A call goes through your phone company. A link to another site takes you to that site."</p>

            <h2>"Sources"</h2>
            <ul class="plain">
                <For
                    each=move || sources.get()
                    key=|source| source.clone()
                    children=|(source, date)| view! { <li>{format!("{source} ({date})")}</li> }
                />
            </ul>
            <p>"Contains public sector information licensed under the Open Government Licence v3.0."</p>
            <p>"Contains OS data © Crown copyright and database right."</p>
            <p>"Some positions are from OpenStreetMap. © OpenStreetMap contributors, Open Database Licence."</p>
            <p class="note">{move || format!("This edition of the facts: {}.", String::from(pack.get().edition.clone()))}</p>
        </Screen>
    }
}
