//! `/about/components`: every component in each of its states. It documents them and is what the screenshots show; nothing in the
//! app links to it.

use leptos::prelude::*;

use crate::components::checklist::{Promise, checklist};
use crate::components::confirmation::confirmation;
use crate::components::elements::{a, buttons, p, span, ul};
use crate::components::emergency_card::care;
use crate::components::entry_list::row;
use crate::components::evidence::{OUT_OF_DATE, tag};
use crate::components::icon::{DRAWINGS, icon};
use crate::components::screen::Screen;
use crate::components::steps::steps;
use crate::components::tiles::{icon_rows, tiles};
use crate::content::evidence::Confidence;

pub const HEAD: (&str, &str) = (
    "Components",
    "Every part that the screens of this app are made of, in each of its states: for those who work on it.",
);

/// A very long line, and a very long word, as in German.
const LONG: &str = "A very long name of a place that somebody has to read at night, in the rain, on a small screen";
const GERMAN: &str = "Donaudampfschifffahrtsgesellschaftskapitänsmützenbeleuchtung";

#[component]
pub fn Components() -> impl IntoView {
    let some = |words: &[&str]| words.iter().map(|words| (*words).to_owned()).collect::<Vec<_>>();
    view! {
        <Screen title=HEAD.0>
            <p class="lead">"Each part in each of its states, with words that stand for any words. Nothing here is a fact."</p>
            <h2>"Buttons"</h2>
            {states(|state| view! { <button type="button" class="button" data-state=state disabled=state == "disabled">"Button: "{state}</button> }.into_any())}
            {states(|state| view! { <button type="button" class="button main" data-state=state disabled=state == "disabled">"Main: "{state}</button> }.into_any())}
            {specimen("loading", view! { <button type="button" class="button main" aria-disabled="true">{icon("find")}"Asking your phone"</button> }.into_any())}
            {specimen("long text, other language", buttons(vec![plain_button(LONG), plain_button(GERMAN)]))}
            <h2>"Banner"</h2>
            {specimen("offline", p("banner", "Offline: the app still works."))}
            {specimen("a new version", view! { <p class="banner">"A newer version is ready."<button type="button" class="button">"Use it"</button></p> }.into_any())}
            {specimen("long text", p("banner", LONG))}
            <h2>"Tiles"</h2>
            {specimen("normal", tiles(&[("/help", "help", "I need help"), ("/show/help", "show", "Show to staff"), ("/help/numbers", "phone", "All numbers"), ("/search", "search", GERMAN)]))}
            <h2>"Rows"</h2>
            {specimen("normal, with a line, long text", ul("rows", vec![row("/help", "A row", ""), row("/help", "A row with a line", "What it is about"), row("/help", LONG, GERMAN), row("/help", "An old one", OUT_OF_DATE)]))}
            {states(|state| view! { <ul class="rows" role="list"><li><a href="/help" data-state=state>"Row: "{state}</a></li></ul> }.into_any())}
            {specimen("with a drawing", icon_rows(&[("/more", "saved", "A row with a drawing")]))}
            {specimen("empty", p("note", "Nothing found. Try another word, or look in the list below."))}
            <h2>"Place card"</h2>
            {specimen("open", place("open", "Open until 10pm", "0.4 km north-east, about 6 min walk"))}
            {specimen("reported, not confirmed", place("reported", "Reported open until 5am", "About 6 min walk, 350 m north-east"))}
            {specimen("closed", place("closed", "Closed. Opens at 7am tomorrow", ""))}
            {specimen("loading: the time and the location are not known yet", place("", "", ""))}
            {specimen("long text, old", view! {
                <article class="card place">{p("kind", GERMAN)}<h3>{a("", "/", LONG)}</h3>{p("old", OUT_OF_DATE)}{p("way-in", LONG)}</article>
            }.into_any())}
            <h2>"Service row"</h2>
            {specimen("open", service("open", "Open day and night"))}
            {specimen("closed", service("closed", "Closed. Opens at 8am on Monday"))}
            <h2>"Care card"</h2>
            {specimen("normal", care(&some(&["someone is in danger now", LONG])))}
            <h2>"Numbered steps"</h2>
            {specimen("normal, long text, other language", steps(&some(&["Do this first.", LONG, GERMAN])))}
            <h2>"Checklist"</h2>
            {specimen("not reported, done, long text", checklist(vec![
                promise("first", "Something that is promised", false, "Progress: not reported."),
                promise("second", "Something that is done", true, "Progress: done (a day)."),
                promise("third", LONG, false, "Progress: started (a day)."),
            ]))}
            <h2>"Tag for evidence"</h2>
            {specimen("confirmed, not confirmed", buttons(vec![tag(Confidence::Confirmed), tag(Confidence::Reported)]))}
            {specimen("old", p("old", OUT_OF_DATE))}
            <h2>"Search box"</h2>
            {specimen("normal", search_box("normal", ""))}
            {specimen("focused", search_box("focused", "focused"))}
            {specimen("nothing found", p("status", "Nothing found. Try another word."))}
            <h2>"Choice"</h2>
            {specimen("chosen, not chosen, disabled", view! {
                <fieldset class="choice">
                    <legend>"A question"</legend>
                    <label><input type="radio" name="specimen" checked /><span>"Chosen"{span("note", LONG)}</span></label>
                    <label><input type="radio" name="specimen" /><span>"Not chosen"</span></label>
                    <label><input type="radio" name="specimen" disabled /><span>"Disabled"</span></label>
                </fieldset>
            }.into_any())}
            <h2>"Confirmation"</h2>
            <div class="specimen">{confirmation("specimen-confirmation", "Forget everything?", "What is said here tells what will be gone.", [view! { <button type="button" class="button main">"Keep it"</button> }.into_any(), plain_button("Forget it")])}</div>
            <h2>"Exit this page"</h2>
            {specimen("the note and the button, which stays above the tabs on its own pages", view! {
                <div class="exit-note">{p("", "To hide this page fast, tap Exit this page.")}{p("note", "It does not clear your history.")}</div>
                {buttons(vec![a("button", "/sights", "Exit this page")])}
            }.into_any())}
            <h2>"Show to staff"</h2>
            {specimen("a card", view! { <p class="lead"><strong>"Words in huge letters fill the screen."</strong></p>{buttons(vec![a("button main", "/show/help", "See a card")])} }.into_any())}
            <h2>"When something fails"</h2>
            {specimen("told where it happens", p("status", "Your phone did not share its location. The list below still works."))}
            <h2>"Drawings"</h2>
            {specimen("all of them", ul("plain", DRAWINGS.map(|(name, _)| view! { {icon(name)}" "{name} }.into_any())))}
            {specimen("lines of text", ul("plain", some(&["A line", LONG])))}
        </Screen>
    }
}

/// A component under the name of its state.
fn specimen(state: &'static str, part: AnyView) -> AnyView {
    view! { <div class="specimen">{p("note", state)}{part}</div> }.into_any()
}

/// A component in every state of interaction.
fn states(draw: fn(&'static str) -> AnyView) -> AnyView {
    let drawn = ["normal", "pressed", "focused", "disabled"].map(draw).into_iter().collect::<Vec<_>>();
    view! { <div class="buttons">{drawn}</div> }.into_any()
}

fn plain_button(words: &'static str) -> AnyView {
    view! { <button type="button" class="button">{words}</button> }.into_any()
}

fn place(meaning: &'static str, state: &'static str, way: &'static str) -> AnyView {
    view! {
        <article class="card place">
            {p("kind", "What it is")}
            <h3>{a("", "/", "A place")}</h3>
            <p class="state" data-meaning=meaning>{state}</p>
            {p("hours", "When it is open, in words.")}
            {p("way", way)}
            {p("way-in", "How to get in.")}
        </article>
    }
    .into_any()
}

fn service(meaning: &'static str, state: &'static str) -> AnyView {
    view! {
        <article class="card service" id=format!("specimen-{meaning}")>
            <h3>"Somebody to call"</h3>
            <p class="when">"When to call them."</p>
            <p class="state" data-meaning=meaning>{state}</p>
            {buttons(vec![plain_button("Call a number"), plain_button("Text a number")])}
        </article>
    }
    .into_any()
}

fn promise(id: &str, text: &str, done: bool, progress: &str) -> Promise {
    let means = vec![a("", "/campaigns", "What it means here")];
    let known = vec!["What others tell of it, and the year.".to_owned()];
    Promise { id: format!("specimen-{id}"), text: text.into(), done, known, means, progress: progress.into() }
}

fn search_box(id: &'static str, state: &'static str) -> AnyView {
    view! { <div class="search"><label for=id>"What do you need?"</label><input id=id type="search" data-state=state autocomplete="off" /></div> }.into_any()
}
