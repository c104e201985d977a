//! Numbered steps, one thing each.

use leptos::prelude::*;

/// The steps in their order.
pub fn steps(of: &[String]) -> AnyView {
    let steps: Vec<AnyView> = of.iter().map(|step| view! { <li>{step.clone()}</li> }.into_any()).collect();
    view! { <ol class="steps">{steps}</ol> }.into_any()
}
