//! The offline journeys in Firefox and WebKit: `make test-engines`.

mod engines;
mod support;

fn main() -> std::process::ExitCode {
    engines::run()
}
