//! What one run of the program costs, and a look at what it made.

use std::path::Path;
use std::process::Command;

/// Wall and CPU seconds, and the largest size in memory (MB of 1,000,000 bytes).
pub struct Cost {
    pub wall: f64,
    pub cpu: f64,
    pub peak: f64,
}

/// Runs a program and writes its wall time, CPU time and peak memory (KiB): what `wait4` says of exactly this child.
/// Python is here anyway, to make the projects; it spares a crate and `unsafe`.
const RUNNER: &str = "import os, sys, time
begin = time.perf_counter()
child = os.posix_spawn(sys.argv[1], sys.argv[1:], os.environ)
_, status, usage = os.wait4(child, 0)
wall = time.perf_counter() - begin
print(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss, os.waitstatus_to_exitcode(status), file=sys.stderr)";

impl Cost {
    /// The cost of the program with `arguments` in `root`, which has no output yet.
    pub fn of_cold(root: &Path, arguments: &[&str]) -> Cost {
        let _ = std::fs::remove_dir_all(root.join("dist"));
        let mut run = Command::new("python3");
        run.args(["-c", RUNNER, env!("CARGO_BIN_EXE_coursepack")]).args(arguments).current_dir(root);
        let output = run.output().expect("Python starts");
        let said = String::from_utf8_lossy(&output.stderr);
        let figures: Vec<f64> =
            said.lines().last().unwrap_or_default().split(' ').filter_map(|word| word.parse().ok()).collect();
        let [wall, cpu, kibibytes, code] = figures[..] else { panic!("{said}") };
        assert_eq!(code, 0.0, "the build failed:\n{said}");
        Cost { wall, cpu, peak: kibibytes * 1024.0 / 1e6 }
    }
}

/// Pages of a PDF, where `pdfinfo` is installed.
pub fn pages(pdf: &Path) -> Option<u32> {
    let output = Command::new("pdfinfo").arg(pdf).output().ok()?;
    let facts = String::from_utf8_lossy(&output.stdout).into_owned();
    facts.lines().find_map(|line| line.strip_prefix("Pages:"))?.trim().parse().ok()
}
