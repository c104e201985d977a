//! `/help/numbers`: every service, by group.

use leptos::prelude::*;

use crate::components::screen::Screen;
use crate::components::sections::services_section;
use crate::content::service::Group;
use crate::state::build::use_build;

pub const HEAD: (&str, &str) =
    ("All numbers", "Everyone you can call or text at night, when to use each, and when they answer.");

#[component]
pub fn Numbers() -> impl IntoView {
    let knowledge = use_build().knowledge;
    let groups = Group::ALL.map(|group| {
        let services = knowledge.services.iter().filter(|service| service.group == group);
        services_section(group.title(), &services.map(|service| service.id.clone()).collect::<Vec<_>>())
    });
    view! { <Screen title=HEAD.0><p class="lead">"In danger now? Call 999."</p>{groups.into_iter().collect::<Vec<_>>()}</Screen> }
}
