//! FACTS INTO SENTENCES. A second language goes here.

pub mod answer;
pub mod clock;
pub mod contacts;
pub mod degrees;
pub mod hours;
pub mod map;
pub mod map_app;
pub mod message;
pub mod opening;
pub mod position;
pub mod room;
pub mod search;
pub mod walk;
pub mod way;
pub mod which_way;
