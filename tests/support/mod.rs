//! Shared parts of the tests: browsers, servers, page objects, and the two editions of the content.

#![allow(dead_code, reason = "each program of tests uses a part")]

pub mod bad_host;
pub mod browser;
pub mod chromium;
pub mod clock;
pub mod decoder;
pub mod editions;
pub mod every_page;
pub mod finished_pages;
pub mod movement;
pub mod page;
pub mod phone;
pub mod places;
pub mod recording_proxy;
pub mod screens;
pub mod search_questions;
pub mod server;
pub mod town;
