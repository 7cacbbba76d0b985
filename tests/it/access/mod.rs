//! Pages for everybody: what checkers find, and what they cannot find.

mod axe;
mod forced;
mod keys;
mod narrow;
mod nu;
mod opened;
mod right_to_left;
mod still;
mod without_scripts;

use crate::law_translated::{ENGLISH, LAW, UYGHUR};
use crate::support::built::sample;
use crate::support::project::Project;
use std::path::PathBuf;
use std::sync::OnceLock;

/// An edition of the sample.
fn web(edition: &str) -> PathBuf {
    sample().dist(&format!("web/{edition}"))
}

/// The sample in English for learners (`en`) and in Uyghur for trainers (`ug`), with a law in three languages. Most of
/// its texts nobody has translated.
fn foreign(edition: &str) -> PathBuf {
    static MADE: OnceLock<Project> = OnceLock::new();
    let project = MADE.get_or_init(|| {
        let project = Project::sample();
        let programme = project.read("content/curriculum.yaml");
        let editions =
            "  - {id: en, role: learner, language: en}\n  - {id: ug, role: trainer, language: ug}\n";
        project.write(
            "content/curriculum.yaml",
            programme
                .replacen("  - learner\n  - trainer\n", editions, 1)
                .replace("edition: trainer", "edition: ug"),
        );
        for (name, text) in [("院子法", LAW), ("院子法.ug", UYGHUR), ("院子法.en", ENGLISH)] {
            project.write(&format!("content/laws/{name}.md"), text);
        }
        project.run(&["build", "--only", "web"]).expect(0);
        project
    });
    project.at(&format!("dist/web/{edition}"))
}

/// All editions.
fn editions() -> [PathBuf; 4] {
    [web("learner"), web("trainer"), foreign("en"), foreign("ug")]
}
