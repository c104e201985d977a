//! The state that is shared by the parts of a page. In the builder each keeps its initial value.

#[cfg(feature = "ssr")]
pub mod build;
pub mod clock;
pub mod guide;
pub mod home_screen;
pub mod knowledge;
#[cfg(feature = "ssr")]
pub mod licences;
pub mod location;
pub mod membership;
pub mod news;
pub mod shareable;
pub mod site;
pub mod streets;
pub mod updates;
pub mod walk;
