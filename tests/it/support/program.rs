//! The built program, run the way a user runs it.

use std::path::Path;
use std::process::{Command, Output};

/// The program under test.
pub const PROGRAM: &str = env!("CARGO_BIN_EXE_coursepack");

/// The program in `folder`, in Chinese, without the surroundings of whoever runs the tests.
pub fn command(folder: &Path) -> Command {
    let mut command = Command::new(PROGRAM);
    command.current_dir(folder);
    surroundings(&mut command);
    command
}

/// Sets the few variables that a test may rely on.
pub fn surroundings(command: &mut Command) {
    let path = std::env::var_os("PATH").unwrap_or_default();
    command
        .env_clear()
        .env("PATH", path)
        .env("LC_ALL", "zh_CN.UTF-8")
        .env("NO_COLOR", "1")
        .env("COLUMNS", "100");
}

/// What a run of the program left.
pub struct Outcome {
    /// The exit status; `None` where a signal ended the program.
    pub code: Option<i32>,
    /// Results.
    pub stdout: String,
    /// Messages.
    pub stderr: String,
}

impl Outcome {
    /// Fails with everything the program said unless it ended with `code`.
    #[track_caller]
    pub fn expect(self, code: i32) -> Outcome {
        assert_eq!(self.code, Some(code), "stdout:\n{}\nstderr:\n{}", self.stdout, self.stderr);
        self
    }
}

impl From<Output> for Outcome {
    fn from(output: Output) -> Outcome {
        Outcome {
            code: output.status.code(),
            stdout: String::from_utf8(output.stdout).expect("UTF-8 on stdout"),
            stderr: String::from_utf8(output.stderr).expect("UTF-8 on stderr"),
        }
    }
}

/// Runs the program in `folder` to its end.
pub fn run(folder: &Path, arguments: &[&str]) -> Outcome {
    command(folder).args(arguments).output().expect("the program starts").into()
}
