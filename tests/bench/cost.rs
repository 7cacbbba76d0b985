//! What one run of the program costs, and a look at what it made.

use std::path::Path;
use std::process::Command;

/// Wall and CPU seconds, and the largest size in memory (MB of 1,000,000 bytes).
pub struct Cost {
    pub wall: f64,
    pub cpu: f64,
    pub peak: f64,
}

/// The fourth lesson of a programme of the story.
pub const LESSON: &str = "content/lessons/第04课.md";

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
        Cost::of(root, arguments)
    }

    /// The same after an edit of its fourth lesson: the median of five runs, by their wall times.
    pub fn of_edit(root: &Path, arguments: &[&str]) -> Cost {
        let lesson = root.join(LESSON);
        let text = std::fs::read_to_string(&lesson).expect("a lesson");
        let edited = |edit: usize| {
            std::fs::write(&lesson, format!("{text}\n\n记号{edit}\n")).expect("written");
            Cost::of(root, arguments)
        };
        let mut costs: Vec<Cost> = (0..5).map(edited).collect();
        std::fs::write(&lesson, text).expect("written");
        costs.sort_by(|a, b| a.wall.total_cmp(&b.wall));
        costs.swap_remove(2)
    }

    /// The cost of the program with `arguments` in `root` as it is.
    fn of(root: &Path, arguments: &[&str]) -> Cost {
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
