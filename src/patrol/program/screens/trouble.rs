//! What is wrong, and what to do: stands as long as it lasts.

use app::components::elements::{button, element, follow, main_button, p, views};
use leptos::prelude::*;

use crate::program::record::{Record, Trouble};

/// A card for each trouble.
pub fn trouble(record: Record) -> AnyView {
    let cards = follow(move || record.troubles().into_iter().map(|trouble| card(record, trouble)).collect());
    element("div", &[("class", "troubles")], cards)
}

fn card(record: Record, trouble: Trouble) -> AnyView {
    let (words, act) = match trouble {
        Trouble::Forgotten => {
            ("Everything was forgotten in another tab. Close this page, or load it anew.".to_owned(), None)
        }
        Trouble::OtherTab => (
            "This shift is counted in another tab of this phone. Here you see what it had.".to_owned(),
            Some(main_button("Count here instead", move || record.take_over())),
        ),
        Trouble::NothingKept => {
            ("This browser keeps nothing. Do not close this page: take the summary out at the end.".to_owned(), None)
        }
        Trouble::OneStore => (
            "The phone keeps this shift in one place of two. If the phone dies, the last minute may be lost."
                .to_owned(),
            Some(button(views!["Try again"], move || record.save())),
        ),
        Trouble::NearlyFull => ("This shift is nearly full. End it soon, and start another.".to_owned(), None),
        Trouble::Full => ("This shift is full. End it, and start another.".to_owned(), None),
        Trouble::Spoilt => ("Some of what this phone kept cannot be read. The rest is here.".to_owned(), None),
        Trouble::Clash => ("Two tabs counted at once. Both are kept: look whether the sum is right.".to_owned(), None),
        Trouble::Undeleted => (
            "This phone has not let go of all that you deleted. It is tried again when you open this page.".to_owned(),
            Some(button(views!["Try again"], move || record.delete_again())),
        ),
    };
    element("div", &[("class", "card trouble"), ("role", "alert")], views![p("", words), act])
}
