//! What the person sees and taps on the page at `/patrol`.
//!
//! ```text
//! view.rs         which view is shown: the fragment of the address     screens/      one file for each
//! record/         the record of this phone's shifts in both stores     local.rs, session.rs   the storage of the browser
//! preferences.rs  what a patrol has made its own                       content.rs    the words of the content
//! host.rs         what the scripts of the page do for it               words.rs, fields.rs, list.rs   parts of views
//! parts.rs        the order of the resources
//! ```

mod content;
mod fields;
mod host;
mod list;
mod local;
mod parts;
mod preferences;
mod record;
mod screens;
mod session;
mod view;
mod words;

use std::cell::{Cell, RefCell};

use app::browser::effect::effect;
use app::browser::ends;
use app::browser::find::in_next_frame;
use app::components::elements::{follow, p, views};
use js_sys::Map;
use leptos::mount::{UnmountHandle, mount_to};
use leptos::prelude::*;
use leptos::tachys::view::any_view::AnyViewState;
use leptos::web_sys::HtmlElement;
use wasm_bindgen::prelude::wasm_bindgen;

use content::Content;
use host::Host;
use preferences::Preferences;
use record::{Found, Record};
use view::{View, use_view};

/// Which view is shown, on the root: the style hides the resources behind it.
const SHOWN: &str = "data-patrol-view";

thread_local! {
    /// `None`: not started yet, or ended.
    static RECORD: Cell<Option<Record>> = const { Cell::new(None) };
    static MOUNTED: RefCell<Option<UnmountHandle<AnyViewState>>> = const { RefCell::new(None) };
}

/// Draws the shift in its part of the page. `content`: the words, as JSON. `to_end`: the list of `src/start/ends.js`.
#[wasm_bindgen]
pub fn start(root: HtmlElement, content: &str, host: Host, to_end: Map) {
    ends::take(to_end);
    let content = Content::read(content);
    root.set_text_content(None);
    let mounted = mount_to(root, move || draw(content, host));
    MOUNTED.set(Some(mounted));
}

/// Another tab has forgotten everything: nothing is written any more.
#[wasm_bindgen]
pub fn forgotten() {
    if let Some(record) = RECORD.get() {
        record.forget();
    }
}

/// Ends it: another screen is drawn in this document.
#[wasm_bindgen]
pub fn stop() {
    RECORD.set(None);
    MOUNTED.take();
    mark(View::Resources);
}

fn draw(content: Content, host: Host) -> AnyView {
    provide_context(StoredValue::new_local(host.clone()));
    provide_context(Preferences::read(content));
    let record = Record::start(host);
    provide_context(record);
    RECORD.set(Some(record));
    let view = use_view();
    let last = StoredValue::new(view.get_untracked());
    effect(move || {
        let now = view.get();
        mark(now);
        if last.get_value() != now {
            last.set_value(now);
            in_next_frame("[data-patrol] h2", |heading| drop(heading.focus()));
            window().scroll_to_with_x_and_y(0.0, 0.0);
        }
    });
    // Until the stores are read, what is shown would be wrong, and what is tapped would count nowhere.
    let is_looking = Memo::new(move |_| record.found() == Found::Looking);
    follow(move || match is_looking.get() {
        true => views![p("note", "Looking for your shift.")],
        false => screens::screen(view.get()),
    })
}

fn mark(view: View) {
    let Some(root) = document().document_element() else { return };
    // Browsers refuse no attribute.
    let _ = match view {
        View::Resources => root.remove_attribute(SHOWN),
        _ => root.set_attribute(SHOWN, &view.link()[1..]),
    };
}
