//! What people do with the app, in a real browser against the built site: run `make build` first.

mod aria_tree;
mod browser;
mod decoder;
#[path = "../support/editions.rs"]
mod editions;
mod every_page;
mod finished_pages;
mod page;
mod phone;
mod screens;
mod server;
mod stillness;
mod trap;

mod accessibility;
mod aria;
mod borders;
mod exit_this_page;
mod facts;
mod faults;
mod find_anything;
mod first_visit;
mod from_a_code;
mod from_page_to_page;
mod help;
mod home_screen;
mod keyboard;
mod knowledge;
mod mending;
mod movement;
mod nearest;
mod network;
mod no_program;
mod no_signal;
mod paper;
mod posters;
mod share;
mod show_to_staff;
mod sizes;
mod themes;
mod touch;
mod updates;
