//! The site builder and its server: `site build`, `site facts`, `site serve`, `site check`, `site verify`.

fn main() -> std::process::ExitCode {
    safe_night_canterbury::build::command::run(std::env::args_os())
}
