//! The `coursepack` command.

fn main() -> std::process::ExitCode {
    coursepack::cli::run(std::env::args_os())
}
