//! One file for each screen, named as its route.

pub mod about;
pub mod alarm;
pub mod campaigns;
pub mod freshers;
pub mod help;
pub mod home;
pub mod keep;
pub mod map;
pub mod more;
pub mod not_found;
pub mod offline;
pub mod places;
pub mod plan;
pub mod search;
pub mod settings;
pub mod share;
pub mod show;
pub mod sights;
pub mod tell;
pub mod walk;
pub mod r#where;
