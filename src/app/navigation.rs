//! From the first tap on a link the program draws each screen itself, in the document that is open: the location, the timers and the
//! facts stay. Addresses, titles, focus and scroll positions are as if each screen were a document.

use std::cell::RefCell;
use std::rc::Rc;
use std::sync::Arc;

use leptos::ev;
use leptos::prelude::*;
use leptos::tachys::view::Mountable;
use leptos::tachys::view::any_view::AnyViewState;
use leptos::web_sys::Element;
use leptos_router::location::{BrowserUrl, LocationProvider, Url};
use wasm_bindgen::JsCast;

use crate::app::pages::{document_title, kind, known_title, title};
use crate::app::route_screen::route_screen;
use crate::app::shared::Shared;
use crate::app::tab_bar::tabs;
use crate::browser::ends;
use crate::browser::find;
use crate::browser::focus::focus;
use crate::browser::fragment::{SCREEN, tell};
use crate::browser::history;
use crate::components::elements::views;
use crate::components::icon::add_drawings;
use crate::content::knowledge::Knowledge;
use crate::routes::Route;
use crate::state::knowledge::CurrentKnowledge;

/// What the program has drawn of a screen, and what that has started.
pub struct Drawn {
    pub owner: Owner,
    pub views: Vec<AnyViewState>,
}

/// The shown screen.
struct Shown {
    route: Route,
    drawn: Drawn,
    /// The key of its entry in the session history.
    key: u32,
}

/// Follows links and the session history. `drawn`: the page that is shown. `built_in`: the knowledge of its fixed text.
pub fn follow_links(shared: Shared, drawn: Drawn, route: Route, built_in: Arc<Knowledge>) {
    history::take_address(&route);
    let shown = Rc::new(RefCell::new(Shown { route: route.clone(), drawn, key: history::mark() }));
    history::restores_scroll(true);
    note_before_leaving(shown.clone());
    // Without an address the links load documents, as without the program.
    let Ok(browser) = BrowserUrl::new() else { return };
    browser.init(None);

    follow_facts(shared, shown.clone(), built_in);
    let url = browser.as_url().clone();
    Effect::new(move |before: Option<(Url, Route)>| {
        let url = url.get();
        let Some((before, route_before)) = before else { return (url, route.clone()) };
        let next = Route::parse(url.path());
        if before.path() == url.path() {
            to_place_in_screen(&url, &shown);
            return (url, next);
        }
        let address = full_path(&url);
        if next.is_document() || is_unknown(&next, &shared) || has_newer_program() {
            // The entry of a tapped document is made by the browser.
            let _ = if is_at(&address) { location().reload() } else { location().set_href(&address) };
            return (before, route_before);
        }
        let key = shown.borrow().key;
        history::note(key);
        let comes_back = is_at(&address).then(history::key).flatten();
        show(shared, &next, &shown);
        browser.ready_to_complete();
        let (shown, url_of_screen) = (shown.clone(), url.clone());
        // The router writes the address after this effect.
        leptos::task::spawn_local(async move {
            settle(&url_of_screen, comes_back, &shown);
            shared.home_screen.look();
        });
        (url, next)
    });
}

/// Draws the shown screen anew when the knowledge changes: its fixed text is of the facts before. The search has no such text, and what
/// is being typed. Draws it at once in the page for unknown addresses, which is there for it: its own is not saved yet, or newer facts have
/// added it. `built_in`: a newer one from storage may be there when the effect first runs.
fn follow_facts(shared: Shared, shown: Rc<RefCell<Shown>>, built_in: Arc<Knowledge>) {
    let CurrentKnowledge { knowledge, .. } = shared.knowledge;
    Effect::new(move |before: Option<Arc<Knowledge>>| {
        let now = knowledge.get();
        let route = shown.borrow().route.clone();
        // What is gone says so in its living part.
        let is_known = route != Route::NotFound && !route.is_document() && known_title(&route, &now).is_some();
        let is_old = route != Route::Search && !Arc::ptr_eq(before.as_ref().unwrap_or(&built_in), &now);
        let stands_in = || find::first::<Element>("[data-live=missing]").is_some();
        if is_known && (is_old || stands_in()) && !is_in_use() {
            let key = shown.borrow().key;
            history::note(key);
            show(shared, &route, &shown);
            history::restore(key);
            tell(SCREEN);
        }
        now
    });
}

/// Whether a person is in the midst of what would be lost if the screen were drawn anew: it sounds or shines, a form is open, or what they
/// have chosen has the focus. What is opened next is of the newer facts.
fn is_in_use() -> bool {
    const IN_USE: &str = "dialog[open], main details[open] input, main :is(input, select, summary):focus";
    ends::runs("alarm") || find::first::<Element>(IN_USE).is_some()
}

/// A screen that this program does not know: a newer one may. That of a place that is gone offers the others.
fn is_unknown(route: &Route, shared: &Shared) -> bool {
    let is_known = || shared.knowledge.knowledge.with_untracked(|knowledge| known_title(route, knowledge).is_some());
    *route == Route::NotFound || (!matches!(route, Route::Place(_)) && !is_known())
}

/// Whether another tab has taken a newer program, which the next document brings.
fn has_newer_program() -> bool {
    document().document_element().is_some_and(|root| root.has_attribute("data-newer"))
}

fn is_at(address: &str) -> bool {
    BrowserUrl::current().is_ok_and(|url| full_path(&url) == address)
}

/// Draws a screen in the place of the shown one.
fn show(shared: Shared, route: &Route, shown: &RefCell<Shown>) {
    let (Some(body), Some(root)) = (document().body(), document().document_element()) else { return };
    // Not of the effect that draws it, which runs again.
    let owner = shared.root.with_value(|root| root.with(Owner::new));
    let mut view = owner.with(|| {
        add_drawings();
        views![route_screen(route), tabs(route)].into_any().build()
    });
    // What the screen before has started ends before this one is on the page.
    let mut before = shown.borrow_mut();
    before.drawn.owner.cleanup();
    before.drawn.views.iter_mut().for_each(Mountable::unmount);
    for part in ["header", "main", "nav"] {
        if let Some(part) = find::first::<Element>(&["body > ", part].concat()) {
            part.remove();
        }
    }
    let CurrentKnowledge { knowledge, .. } = shared.knowledge;
    let knowledge = knowledge.get_untracked();
    let kind = kind(route, &knowledge);
    let _ = match kind.name() {
        Some(name) => root.set_attribute("data-kind", name),
        None => root.remove_attribute("data-kind"),
    };
    let notices = find::first::<Element>("body > [data-live=toast]");
    view.mount(&body, notices.as_deref());
    before.drawn = Drawn { owner, views: vec![view] };
    before.route = route.clone();
    document().set_title(&document_title(kind, &title(route, &knowledge)));
    shared.locator.shown.set(route.shows_location());
}

/// Gives the entry of the session history its key, and the screen its scroll position and focus. `comes_back`: the key of the entry that
/// the person has gone back or forward to.
fn settle(url: &Url, comes_back: Option<u32>, shown: &RefCell<Shown>) {
    let address = full_path(url);
    if comes_back.is_none() {
        write_address(&address);
    }
    let key = comes_back.unwrap_or_else(|| history::next_key(shown.borrow().key));
    history::set(key);
    shown.borrow_mut().key = key;
    let restored = comes_back.is_some_and(history::restore);
    if !restored {
        if url.hash().is_empty() {
            window().scroll_to_with_x_and_y(0.0, 0.0);
            if let Some(heading) = find::first("h1") {
                focus(&heading);
            }
        } else {
            history::to_fragment(url.hash());
        }
    }
    tell(SCREEN);
}

/// Writes an address that is not there yet: the router takes a screen that was left by more than one step for the current one, and writes
/// none. Gives whether it was written.
fn write_address(address: &str) -> bool {
    let Ok(history) = window().history() else { return false };
    !is_at(address) && history.push_state_with_url(&wasm_bindgen::JsValue::NULL, "", Some(address)).is_ok()
}

/// Goes to a fragment of the shown screen, or back from one.
fn to_place_in_screen(url: &Url, shown: &RefCell<Shown>) {
    let known = history::key();
    if known.is_some_and(|key| key != shown.borrow().key && history::restore(key)) {
        shown.borrow_mut().key = known.unwrap_or_default();
        return;
    }
    let (hash, address) = (url.hash().to_owned(), full_path(url));
    let comes_anew = known.is_none() || write_address(&address);
    if is_at(&address) && !hash.is_empty() && comes_anew {
        let key = history::next_key(shown.borrow().key);
        history::set(key);
        shown.borrow_mut().key = key;
        history::to_fragment(&hash);
    }
}

/// Notes where a screen is scrolled to before a link is followed. When the document is left, leaves that to the browser, as for a plain
/// page. The listeners last as long as the document.
fn note_before_leaving(shown: Rc<RefCell<Shown>>) {
    let tapped = shown.clone();
    let _ = window_event_listener(ev::click, move |event| {
        let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        if target.is_some_and(|target| target.closest("a[href]").is_ok_and(|link| link.is_some())) {
            history::note(tapped.borrow().key);
        }
    });
    let _ = window_event_listener(ev::pagehide, move |_| history::restores_scroll(false));
    let _ = window_event_listener(ev::pageshow, |_| history::restores_scroll(true));
}

fn full_path(url: &Url) -> String {
    let search = url.search();
    [url.path(), if search.is_empty() { "" } else { "?" }, search, url.hash()].concat()
}
