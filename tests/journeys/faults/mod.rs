//! What goes wrong on the host, on the way, in the phone's storage and in its clock. After each fault the home screen
//! answers, nothing that the person chose is lost, and nothing panics. `make faults` counts them.
//!
//! Fifteen traps that other apps fell into, and the test that holds each:
//!
//! | trap | held by |
//! |---|---|
//! | old page, new server: hashed files are gone | `host::two_builds_that_take_turns_never_meet` |
//! | one file is missing, and the install fails for ever | `host::an_install_that_is_cut_off_at_any_request_is_made_good_later` |
//! | files are swapped under a live page | `updates::a_newer_version_is_offered_and_taken_up_only_when_the_person_agrees` |
//! | glue and wasm of two builds meet | `host::two_builds_that_take_turns_never_meet` |
//! | same name, other bytes | `built_site` `worker::programs_are_named_by_their_final_bytes` |
//! | a large file is left out without a word | `built_site` `worker::the_worker_lists_every_file_with_the_hash_of_its_bytes` |
//! | part of it was cleared away | `mending::a_page_whose_script_is_gone_serves_and_is_loaded_anew_once_at_most` |
//! | the network is waited for | `host::an_app_that_is_saved_answers_whatever_the_host_does` |
//! | it never updates | `updates::a_newer_version_is_there_at_the_next_cold_start` |
//! | a bad worker cannot be got rid of | `mending::the_kill_switch_clears_the_program_and_keeps_what_the_person_chose` |
//! | a broken generation goes live | `updates::a_newer_version_with_a_file_missing_or_altered_never_goes_live` |
//! | the install is not waited for | `host::an_install_that_is_cut_off_at_any_request_is_made_good_later` |
//! | seven days, and Safari forgets | `home_screen::the_offline_page_says_what_safari_forgets_and_where_to_read_how_to_keep_it` |
//! | a query makes a second app | `no_signal::with_the_server_stopped_every_page_opens_with_and_without_a_slash_and_a_query`, `built_site` `manifest` |
//! | inside another app nothing is kept | `home_screen::the_offline_page_says_what_safari_forgets_and_where_to_read_how_to_keep_it` |

mod home_screen;
mod host;
mod phone;
mod saving;

use serde_json::json;

use crate::support::browser::Browser;
use crate::support::screens::{Home, name_of_screen};

/// Whatever a network says of what did not come.
const NETWORK: [&str; 8] = [
    "net::ERR_",
    "Failed to load resource",
    "Failed to fetch",
    "MIME type",
    "404",
    "500",
    "ServiceWorker",
    "service worker",
];

/// A browser in which the network may fail in every way.
async fn browser() -> Browser {
    let mut browser = Browser::open().await;
    for words in NETWORK {
        browser.expect_in_console(words);
    }
    browser
}

/// The person has chosen something.
async fn choose_dim(browser: &Browser) {
    browser.script("localStorage.setItem('safe-night.theme', 'dim'); arguments[0](0)").await;
}

/// The home screen answers: its places are there, its program runs, and what was chosen is kept.
async fn home_answers(browser: &Browser, origin: &str, after: &str) {
    let opened = Home::open(browser, origin).await;
    browser.wait_until_running().await;
    browser.wait_for_life().await;
    assert_eq!(name_of_screen(browser).await, "Safe Havens", "{after}");
    assert!(opened.all_places().await.len() > 30, "{after}");
    let chosen = browser.script("arguments[0](localStorage.getItem('safe-night.theme'))").await;
    assert_eq!(chosen, json!("dim"), "{after}: what was chosen is lost");
}
