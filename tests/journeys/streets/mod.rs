//! The streets of the city, on the site of a made-up town: `tests/streets/town.rs` has its plan. The server is stopped once they are saved.

mod failing;
mod painting;
mod saving;
mod telling;
mod walking;

use crate::support::browser::Browser;
use crate::support::town::{find_me, on_plan};

/// A browser with a page of the town, at a time and at a point of the plan.
async fn open(moment: &str, at: (f64, f64), page: &str) -> Browser {
    let browser = Browser::open_town_then_stopped().await;
    browser.at_time(moment).await;
    browser.at_place(on_plan(at), 8.0).await;
    browser.open_page(&format!("{}{page}", browser.origin())).await;
    browser
}

/// The map with a chosen place, once it tells the way there.
async fn open_map(moment: &str, at: (f64, f64), place: &str) -> Browser {
    let browser = open(moment, at, &format!("/map#{place}")).await;
    find_me(&browser).await;
    browser
}
