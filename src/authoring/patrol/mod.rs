//! What a patrol has on its page and counts, as the partnership writes it in `patrol.json`. Native only: it ships beside the knowledge.

pub mod check;
pub mod read;
