//! FACTS INTO SENTENCES. A second language goes here.

pub mod answer;
pub mod hours;
