//! Finds places, services, situations, campaigns and commitments by the words that people use, with their typing mistakes.

mod catalogue;
mod fit;
mod index;

pub use catalogue::{Catalogue, Group, Item, Results, considered};
