//! The site builder and its server: `site build`, `site serve`, `site check`.

fn main() -> std::process::ExitCode {
    safe_night_canterbury::site::run(std::env::args().skip(1).collect())
}
