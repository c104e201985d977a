//! The plain documents, native only: pages whose text is fixed.

pub mod accessibility;
pub mod components;
pub mod licences;
pub mod patrol;
pub mod print;
