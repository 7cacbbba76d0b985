//! Small films and sounds, made by ffmpeg.

use super::need;
use super::project::Project;
use std::path::Path;
use std::process::Command;

/// A moving picture and a tone.
pub const PICTURE: &[&str] = &["-f", "lavfi", "-i", "testsrc2=size=176x144:rate=25:duration=4"];
/// The same for the ear.
pub const TONE: &[&str] = &["-f", "lavfi", "-i", "sine=frequency=440:duration=4"];
/// What plays everywhere.
pub const SAFE: &[&str] =
    &["-c:v", "libx264", "-pix_fmt", "yuv420p", "-c:a", "aac", "-ac", "2", "-movflags", "+faststart"];

/// Whether ffmpeg is here; says so where it is not.
pub fn can_be_made() -> bool {
    need::program("ffmpeg").is_some()
}

/// Makes the file `path` of a project out of `parts`; false where this ffmpeg lacks the codec.
pub fn make(project: &Project, path: &str, parts: &[&[&str]]) -> bool {
    let target = project.at(path);
    std::fs::create_dir_all(target.parent().expect("a folder")).expect("a folder");
    let made = run(&target, parts);
    if !made {
        need::missing(&format!("this ffmpeg cannot make {path}"));
    }
    made
}

fn run(target: &Path, parts: &[&[&str]]) -> bool {
    let Some(program) = need::program("ffmpeg") else { return false };
    let words = parts.iter().copied().flatten();
    let common = ["-v", "error", "-y", "-nostdin"];
    let bare = ["-map_metadata", "-1", "-fflags", "+bitexact", "-flags:v", "+bitexact"];
    let mut command = Command::new(program);
    command.args(common).args(words).args(bare).arg(target);
    command.output().expect("ffmpeg starts").status.success()
}
