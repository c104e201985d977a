//! HOSTING, native only: the files of a site, its headers and its policy, the templates for nginx and Caddy, and our own server.

pub mod compress;
pub mod files;
pub mod headers;
pub mod headers_file;
pub mod server;
pub mod templates;
