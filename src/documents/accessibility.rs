//! `/accessibility`: the accessibility statement, in the form that public bodies in the United Kingdom must publish. It is
//! true of what was tested, and names what was not.

use leptos::prelude::*;

use crate::components::elements::a;
use crate::components::evidence::wrong_link;
use crate::components::screen::Screen;
use crate::state::knowledge::use_facts;

pub const HEAD: (&str, &str) = (
    "Accessibility",
    "The accessibility statement of this app: who can use it, what was tested, what was not, and whom to tell.",
);

#[component]
pub fn Accessibility() -> impl IntoView {
    let knowledge = use_facts();
    let no_address = knowledge.corrections.is_none();
    view! {
        <Screen title=HEAD.0>
            <p class="lead">"Accessibility statement for Safe Night Canterbury"</p>
            <section>
                <h2>"How to use this app"</h2>
                <p>"We want as many people as possible to be able to use it. You should be able to:"</p>
                <ul class="plain">
                    <li>"choose dark, light or dim, and keep it"</li>
                    <li>"make the text twice as big, and lose nothing off the screen"</li>
                    <li>"do everything with a keyboard alone"</li>
                    <li>"use it with a screen reader"</li>
                    <li>"use it with scripts off and with no signal"</li>
                    <li>"read it with ease: short words, short sentences"</li>
                </ul>
                <p><a href="https://mcmw.abilitynet.org.uk/" rel="noreferrer">"AbilityNet"</a>" has advice on making your phone easier to use if you have a disability."</p>
            </section>
            <section>
                <h2>"Which phones it runs on"</h2>
                <p>"It runs on iPhones with iOS 15.8. It runs on phones with Chrome 90, which is from 2021. Newer is fine too. There you can read every page, and every page is saved for when you have no signal."</p>
                <p>"An older phone shows plain pages. You can read them while you have a signal, but it may save none of them."</p>
            </section>
            <section>
                <h2>"How accessible it is"</h2>
                <p>"We know of no part that fails the standard. But people who use a screen reader or other aids every day have not tried it yet, so we cannot say that it all works for you."</p>
            </section>
            <section>
                <h2>"Tell us of a problem"</h2>
                <p>"Is something hard to use, or do you need a page in another form? "{a("", wrong_link(&knowledge), "Tell us")}"."</p>
                <p hidden=!no_address>"The partnership has not given an address for this yet. It will stand there."</p>
            </section>
            <section>
                <h2>"If you are not happy with the answer"</h2>
                <p>"The Equality and Human Rights Commission (EHRC) enforces the Public Sector Bodies (Websites and Mobile Applications) (No. 2) Accessibility Regulations 2018 (the \u{2018}accessibility regulations\u{2019}). If you are not happy with how your complaint was answered, contact the "<a href="https://www.equalityadvisoryservice.com/" rel="noreferrer">"Equality Advisory and Support Service (EASS)"</a>"."</p>
            </section>
            <section>
                <h2>"Technical information"</h2>
                <p>"Those who make this app are committed to making it accessible, in accordance with the Public Sector Bodies (Websites and Mobile Applications) (No. 2) Accessibility Regulations 2018."</p>
                <h3>"Compliance status"</h3>
                <p>"This app is partially compliant with the "<a href="https://www.w3.org/TR/WCAG22/" rel="noreferrer">"Web Content Accessibility Guidelines version 2.2"</a>" AA standard, because of what has not been tested, listed below."</p>
            </section>
            <section>
                <h2>"Not tested yet"</h2>
                <ul class="plain">
                    <li>"By people who use a screen reader, voice control, a switch or a magnifier."</li>
                    <li>"In browsers other than Chromium."</li>
                    <li>"On a phone in the hand: all tests ran in a browser on a computer, at the sizes of phones."</li>
                    <li>"On phones as old as iOS 15.8 and Chrome 90. We do check that the app asks for nothing that they lack."</li>
                    <li>"The pages of others that this app links to."</li>
                </ul>
            </section>
            <section>
                <h2>"How it was tested"</h2>
                <ul class="plain">
                    <li>"Every page in all three themes, by the rules of axe for WCAG 2.2 A and AA and for best practice: nothing found."</li>
                    <li>"Main screens by keyboard alone: everything can be reached, and the focus is never hidden."</li>
                    <li>"The contrast of every colour that the app uses, in all three themes."</li>
                    <li>"Every page on a narrow screen of 320 pixels, on its side, and with text twice as big."</li>
                    <li>"What is told to screen readers on the main screens is written down, and each change of it is looked at."</li>
                </ul>
            </section>
            <section>
                <h2>"Preparation of this statement"</h2>
                <p>"This statement was prepared on 23 November 2026. It was last reviewed on 23 November 2026."</p>
                <p>"The app was last tested on 24 November 2026. Those who make it carried out the test. The automatic tests run again at every change."</p>
            </section>
        </Screen>
    }
}
