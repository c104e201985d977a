//! The offline journeys in Firefox and WebKit, and the features of each engine. Run by `make test-engines` against the built
//! site. An argument selects journeys by a part of their name: `cargo test --features ssr --test engines -- WebKit`.

mod abilities;
mod browser;
mod firefox;
mod journeys;
mod town;
mod webkit;

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::pin::Pin;
use std::process::ExitCode;
use std::time::Instant;

use abilities::Ability;
use browser::Engine;
use journeys::*;
use town::*;

/// The journeys by name, each for any engine.
macro_rules! journeys {
    ($($name:ident),* $(,)?) => {
        [$((stringify!($name), |engine| Box::pin($name(engine)))),*]
    };
}

type Journey = fn(Engine) -> Pin<Box<dyn Future<Output = ()>>>;

const JOURNEYS: [(&str, Journey); 15] = journeys![
    the_first_visit_saves_the_app,
    a_tap_before_the_program_is_up_leads_where_it_says,
    with_scripts_off_the_pages_serve,
    where_cookies_are_blocked_the_app_works_and_says_that_it_is_not_saved,
    a_program_that_stops_lets_taps_through,
    with_no_signal_places_help_and_search_are_there,
    with_no_signal_every_page_is_handed_out_as_it_was_built,
    with_no_signal_a_theme_is_chosen_and_kept,
    with_no_signal_a_new_tab_opens,
    with_no_signal_a_code_fills_the_screen,
    with_no_signal_a_poster_is_one_leaf_of_its_size,
    with_no_signal_the_exit_leads_away_and_not_back,
    with_no_signal_the_nearest_is_found_or_the_list_serves,
    with_no_signal_the_streets_tell_the_way_by_day_and_by_night,
    with_no_signal_a_shift_is_counted_and_goes_on_after_a_reload,
];

/// Both engines at once: each waits for most of its time.
pub fn run() -> ExitCode {
    let only = std::env::args().nth(1).unwrap_or_default();
    let (mut failed, mut measured) = (Vec::new(), Vec::new());
    let made = std::thread::scope(|scope| {
        let engines = [Engine::Firefox, Engine::WebKit].map(|engine| {
            scope.spawn({
                let only = &only;
                move || run_in(engine, only)
            })
        });
        engines.map(|engine| engine.join().expect("a journey that fails does not end the others"))
    });
    for (engine, abilities, of_engine) in made {
        measured.push((engine, abilities));
        failed.extend(of_engine);
    }
    println!("\nWhat the engines can do:\n{}", abilities::table(&measured));
    if failed.is_empty() {
        return ExitCode::SUCCESS;
    }
    println!("\nFailed:\n{}", failed.join("\n"));
    ExitCode::FAILURE
}

/// All journeys of one engine: what it can do, and the names of those that failed.
fn run_in(engine: Engine, only: &str) -> (Engine, Vec<Ability>, Vec<String>) {
    let runtime = tokio::runtime::Runtime::new().expect("a runtime");
    let mut failed = Vec::new();
    for (name, journey) in JOURNEYS {
        let name = format!("{engine:?}: {}", name.replace('_', " "));
        if !name.contains(only) {
            continue;
        }
        let start = Instant::now();
        // A failure is printed already, and does not stop the later journeys.
        let made = catch_unwind(AssertUnwindSafe(|| runtime.block_on(journey(engine))));
        let result = if made.is_ok() { "ok" } else { "FAILED" };
        println!("{name} ... {result} ({:.0} s)", start.elapsed().as_secs_f32());
        if made.is_err() {
            failed.push(name);
        }
    }
    (engine, runtime.block_on(abilities::of(engine)), failed)
}
