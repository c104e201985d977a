//! Draws a screen as HTML.

use std::sync::Arc;

use hydration_context::SsrSharedContext;
use leptos::prelude::*;

use crate::app::frame::app;
use crate::components::icon::{UsedDrawings, sprite};
use crate::routes::Route;
use crate::state::build::Build;

/// The body of the page of a route.
pub fn body(route: &Route, build: &Build) -> String {
    let owner = Owner::new_root(Some(Arc::new(SsrSharedContext::new())));
    let html = owner.with(|| {
        let used = UsedDrawings::default();
        provide_context(used.clone());
        let page = app(route, build.clone()).into_view().to_html();
        sprite(&used).to_html() + &page
    });
    drop(owner);
    // `<!>` parses to the same node as an empty comment, but is not valid HTML. A plain document is drawn by nothing else: it needs no marks.
    let mark = if route.is_document() { "" } else { "<!---->" };
    let html = html.replace("<!>", mark);
    if route.is_document() { html.replace("<!--<() />-->", "") } else { html }
}
