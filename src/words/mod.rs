//! FACTS INTO SENTENCES. A second language goes here.

pub mod answer;
pub mod clock;
pub mod contacts;
pub mod hours;
pub mod message;
pub mod opening;
pub mod room;
pub mod search;
pub mod walk;
pub mod way;
