//! Days on which places that never close may close after all, and entries that say nothing about them. Native only.
