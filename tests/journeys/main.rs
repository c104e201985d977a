//! What people do with the app, in a real browser against the built site: run `make build` first.

mod browser;
mod screens;
mod server;
mod trap;

mod exit_this_page;
mod find_anything;
mod first_visit;
mod help;
mod knowledge;
mod nearest;
mod no_program;
mod no_signal;
mod show_to_staff;
