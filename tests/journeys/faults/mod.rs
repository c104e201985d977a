//! Faults of the host, of the network, of the phone's storage and of its clock. After each fault the home screen works, no
//! choice of the person is lost, and nothing panics. `make faults` counts them.
//!
//! Fifteen known traps of offline apps, each with its test:
//!
//! | trap | test |
//! |---|---|
//! | old page, new server: hashed files are gone | `host::two_builds_that_alternate_are_never_mixed` |
//! | one file is missing, and the install fails for ever | `host::an_install_that_is_cut_off_at_any_request_is_completed_later` |
//! | files are swapped under a live page | `updates::a_newer_version_is_offered_and_activated_only_when_the_person_agrees` |
//! | glue and wasm of two builds meet | `host::two_builds_that_alternate_are_never_mixed` |
//! | same name, other bytes | `built_site` `worker::programs_are_named_by_their_final_bytes` |
//! | a large file is left out silently | `built_site` `worker::the_worker_lists_every_file_with_the_hash_of_its_bytes` |
//! | part of the cache was deleted | `mending::a_page_whose_script_is_gone_serves_and_is_reloaded_once_at_most` |
//! | the app waits for the network | `host::a_saved_app_works_whatever_the_host_does` |
//! | the app never updates | `updates::a_newer_version_is_active_at_the_next_cold_start` |
//! | a bad worker cannot be got rid of | `mending::the_kill_switch_clears_the_program_and_keeps_what_the_person_chose` |
//! | a broken generation goes live | `updates::a_newer_version_with_a_file_missing_or_altered_never_goes_live` |
//! | nothing waits for the install | `host::an_install_that_is_cut_off_at_any_request_is_completed_later` |
//! | Safari deletes the storage after seven days | `home_screen::the_offline_page_says_what_safari_forgets_and_where_to_read_how_to_keep_it` |
//! | a query makes a second app | `no_signal::with_the_server_stopped_every_page_opens_with_and_without_a_slash_and_a_query`, `built_site` `manifest` |
//! | inside another app nothing is kept | `home_screen::the_offline_page_says_what_safari_forgets_and_where_to_read_how_to_keep_it` |

mod home_screen;
mod host;
mod phone;
pub mod saving;

use serde_json::json;

use crate::support::browser::Browser;
use crate::support::screens::{Home, name_of_screen};

/// Parts of console messages about failed requests.
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

/// A browser in which any request may fail.
async fn browser() -> Browser {
    let mut browser = Browser::open().await;
    for words in NETWORK {
        browser.expect_in_console(words);
    }
    browser
}

/// Stores the choice of a theme.
async fn choose_dim(browser: &Browser) {
    browser.script("localStorage.setItem('safe-night.theme', 'dim'); arguments[0](0)").await;
}

/// Asserts that the home screen works: it lists places, its program runs, and the choice is kept.
async fn assert_home_works(browser: &Browser, origin: &str, after: &str) {
    let opened = Home::open(browser, origin).await;
    browser.wait_until_running().await;
    browser.wait_until_live().await;
    assert_eq!(name_of_screen(browser).await, "Safe Havens", "{after}");
    assert!(opened.all_places().await.len() > 30, "{after}");
    let chosen = browser.script("arguments[0](localStorage.getItem('safe-night.theme'))").await;
    assert_eq!(chosen, json!("dim"), "{after}: what was chosen is lost");
}
