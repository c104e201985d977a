//! HOSTING, native only: the files of a site, the headers and the policy that its host sends, the templates for nginx and Caddy, and
//! our own server.

pub mod compress;
pub mod files;
pub mod headers;
pub mod headers_file;
pub mod server;
pub mod templates;
