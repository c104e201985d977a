//! One file for each screen, named as its route.

pub mod about;
pub mod campaigns;
pub mod head;
pub mod help;
pub mod home;
pub mod more;
pub mod not_found;
pub mod offline;
pub mod places;
pub mod plan;
