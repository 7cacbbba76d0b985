//! Programmes with films of any size. The films are holes in the disk: they take no room and are read fast.

use super::project::Project;
use std::fs;

/// Where the course is.
pub const COURSE: &str = "content/courses/社区小课堂.md";

/// A course of these lessons.
pub fn course<T: AsRef<str>>(lessons: &[T]) -> String {
    let list: Vec<&str> = lessons.iter().map(AsRef::as_ref).collect();
    format!("---\n标题: 影片课\nhas_part: [{}]\n---\n", list.join(", "))
}

/// A small programme for learners whose lessons show these films, of so many megabytes each: `[[250, 300], [1100]]` is two
/// lessons, the first with two films. Films are called `f1-1`, `f1-2`, `f2-1`.
pub fn project(lessons: &[&[u64]]) -> Project {
    let project = Project::of("src/cli/new/project");
    let programme = project.read("content/curriculum.yaml");
    // Holes are no films to who looks into them.
    project.write(
        "content/curriculum.yaml",
        programme
            .replace("[learner, trainer]", "[learner]")
            .replace("checks:\n", "checks:\n  media/damaged: off\n"),
    );
    let mut manifest = String::new();
    let mut parts = Vec::new();
    for (lesson, films) in (1..).zip(lessons) {
        let mut text = format!("---\n标题: 第{lesson}课\n讲授: 5\n目标: [会]\n---\n");
        for (film, megabytes) in (1..).zip(*films) {
            let id = format!("f{lesson}-{film}");
            text.push_str(&format!("\n> [!媒体] {{编号={id}}}\n"));
            manifest.push_str(&format!(
                "- {{id: {id}, title: 影片{id}, type: film, file: {id}.mp4, license: CC BY 4.0, rights_holder: 本处, usage: teaching}}\n"
            ));
            project.write(&format!("content/media/{id}.mp4"), id.as_bytes());
            let file =
                fs::OpenOptions::new().write(true).open(project.at(&format!("content/media/{id}.mp4")));
            file.expect("a film").set_len(megabytes * 1_000_000).expect("a hole");
        }
        project.write(&format!("content/lessons/第{lesson}课.md"), text);
        parts.push(format!("第{lesson}课"));
    }
    project.write("content/media/films.yaml", manifest);
    parts.extend(["买错了能退吗", "邻居家出事了"].map(str::to_owned));
    project.write(COURSE, course(&parts));
    project
}
