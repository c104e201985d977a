//! Draws a screen as HTML.

use std::sync::Arc;

use hydration_context::SsrSharedContext;
use leptos::prelude::*;
use leptos_router::location::RequestUrl;

use crate::app::App;

/// The body of the page at a path, as the browser's first render will find it.
pub fn body(path: &str) -> String {
    let owner = Owner::new_root(Some(Arc::new(SsrSharedContext::new())));
    let html = owner.with(|| {
        provide_context(RequestUrl::new(path));
        App().into_view().to_html()
    });
    drop(owner);
    // The renderer's short form of an empty comment makes the same node, and is no valid HTML.
    html.replace("<!>", "<!---->")
}
