//! Draws a screen as HTML.

use std::sync::Arc;

use hydration_context::SsrSharedContext;
use leptos::prelude::*;

use crate::app::app;
use crate::components::build::Build;
use crate::components::icon::LIVING;
use crate::routes::Route;

/// The body of the page of a route, as the browser's first render will find it. `facts`: the pack as JSON.
pub fn body(route: &Route, build: &Build, facts: &str) -> String {
    let owner = Owner::new_root(Some(Arc::new(SsrSharedContext::new())));
    let html = owner.with(|| app(route.clone(), build.clone(), facts.to_owned()).into_view().to_html());
    drop(owner);
    // The renderer's short form of an empty comment makes the same node, and is no valid HTML.
    without_unused_drawings(&html.replace("<!>", "<!---->"))
}

/// The body less the drawings that it cannot need: those that it does not use, and that no living part may come to use.
fn without_unused_drawings(html: &str) -> String {
    const START: &str = "<symbol id=\"i-";
    const END: &str = "</symbol>";
    let mut kept = String::with_capacity(html.len());
    let mut rest = html;
    while let Some(at) = rest.find(START) {
        let Some(length) = rest[at..].find(END) else { break };
        let (symbol, after) = rest[at..].split_at(length + END.len());
        let name = symbol[START.len()..].split('"').next().unwrap_or_default();
        kept.push_str(&rest[..at]);
        if LIVING.contains(&name) || html.contains(&format!("\"#i-{name}\"")) {
            kept.push_str(symbol);
        }
        rest = after;
    }
    kept + rest
}
