//! What a shift adds up to, and the ways to take it out of the phone.

use app::browser::files::{Handed, hand_over, save_text};
use app::browser::sharing::{Sent, can_share, copy, send_text};
use app::components::elements::{announced, button, element, hidden_while, p, views};
use app::logic::percent_encoding::percent_encoded;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::export::{Words, csv, file_name, text};
use crate::merge::{Merged, sum_in_order};
use crate::program::preferences::Preferences;
use crate::program::words::{london, number_of};
use crate::shift::Shift;

/// The table of the sum. Where two phones say unequal things of one, that is told first.
pub fn sum(shift: &Shift, preferences: Preferences) -> AnyView {
    let others = Merged::others_of(shift);
    let unlike = others.unlike().next().is_some();
    let told = unlike.then(|| {
        let words = "One phone was handed over twice with other counts under one number. Both are kept. \
                     The sum takes the larger of each: look whether it is right.";
        element("div", &[("class", "card trouble"), ("role", "alert")], p("", words))
    });
    let phones =
        (others.writers() > 0).then(|| p("note", ["With ", &number_of(others.writers(), "other phone"), "."].concat()));
    let counted = sum_in_order(shift, &preferences.counters());
    if counted.is_empty() {
        return element("div", &[], views![told, p("", "Nothing was counted.")]);
    }
    let row = |(counter, count): (u8, u32)| {
        let name = element("th", &[("scope", "row")], preferences.name_of(counter));
        element("tr", &[], views![name, element("td", &[], count.to_string())])
    };
    let rows: Vec<AnyView> = counted.into_iter().map(row).collect();
    let table = element("table", &[("class", "sum")], element("tbody", &[], rows));
    element("div", &[], views![told, table, phones])
}

/// Share, mail, file and print. Nothing is sent but by the person, and nothing is deleted after it.
pub fn ways_out(shift: Shift, preferences: Preferences) -> AnyView {
    let said = RwSignal::new(String::new());
    let message = with_words(preferences, |words| text::write(&shift, words));
    let table = with_words(preferences, |words| csv::write(std::slice::from_ref(&shift), words));
    let name = file_name(std::slice::from_ref(&shift), &london, "csv");
    let mail = ["mailto:?subject=Shift&body=", &percent_encoded(&message)].concat();
    let no_share = RwSignal::new(!can_share());
    let shared = message.clone();
    let share = move |is_share: bool| {
        let text = shared.clone();
        spawn_local(async move {
            let sent = if is_share { send_text(&text).await } else { copy(&text).await };
            said.set(
                match (sent, is_share) {
                    (Sent::Done, false) => "Copied.",
                    (Sent::Done | Sent::Cancelled, true) => "",
                    _ => "That did not work here. Save the file in its place.",
                }
                .into(),
            );
        });
    };
    let copies = share.clone();
    let (file, file_name) = (table.clone(), name.clone());
    let hand = move || {
        let (table, name) = (table.clone(), name.clone());
        spawn_local(async move {
            let handed = hand_over(&name, "text/csv", &table).await;
            said.set(match handed {
                Handed::Downloaded => ["Look for ", &*name, " in your downloads."].concat(),
                Handed::Refused => "This browser makes no file. Copy the text in its place.".into(),
                Handed::Shared | Handed::Cancelled => String::new(),
            });
        });
    };
    let save = move || {
        let is_saved = save_text(&file_name, "text/csv", &file);
        said.set(if is_saved {
            ["Look for ", &*file_name, " in your downloads."].concat()
        } else {
            "This browser makes no file.".into()
        });
    };
    let ways = views![
        hidden_while(no_share.into(), button(views!["Share the summary"], move || share(true))),
        element("a", &[("class", "button"), ("href", &mail)], "Mail it"),
        button(views!["Copy it"], move || copies(false)),
        hidden_while(no_share.into(), button(views!["Share the file, with notes"], hand)),
        button(views!["Save the file, with notes"], save),
        button(views!["Print"], || drop(window().print())),
    ];
    element("div", &[("class", "ways-out")], views![p("buttons", ways), announced("note", said.into())])
}

/// The words of the content, for the files.
pub fn with_words<T>(preferences: Preferences, write: impl FnOnce(&Words) -> T) -> T {
    let kinds = preferences.note_kinds();
    let kind = move |number: u8| {
        kinds.iter().find(|(known, _)| *known == number).map_or_else(String::new, |(_, name)| name.clone())
    };
    let order = preferences.counters();
    write(&Words { counter: &|counter| preferences.name_of(counter), order: &order, kind: &kind, london: &london })
}
