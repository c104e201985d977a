//! What people do with the app, in a real browser against the built site: run `make build` first.

mod browser;
mod screens;
mod server;
mod trap;

mod first_visit;
mod knowledge;
mod nearest;
mod no_program;
mod no_signal;
