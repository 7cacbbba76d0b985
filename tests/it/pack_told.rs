//! What happens to a stick that is in use is told: a signature that goes, an edition that replaces another, files of one's
//! own beside it.

use crate::support::program::Outcome;
use crate::support::project::Project;
use std::fs;

/// Fails unless the run ended with `code`, said every word of `said` and none of `unsaid`.
#[track_caller]
fn says(outcome: Outcome, code: i32, said: &[&str], unsaid: &[&str]) {
    let outcome = outcome.expect(code);
    let all = format!("{}{}", outcome.stdout, outcome.stderr);
    for words in said {
        assert!(all.contains(words), "{words:?} is not said:\n{all}");
    }
    for words in unsaid {
        assert!(!all.contains(words), "{words:?} is said:\n{all}");
    }
}

/// A built programme with a signed stick of learners, and content that was changed and built again since.
fn handed_out() -> Project {
    let project = Project::of("src/cli/new/project");
    project.run(&["build", "--only", "web"]).expect(0);
    let made = project.run(&["keygen", "--no-password"]).expect(0);
    assert!(made.stderr.contains("私钥 coursepack.key 在项目文件夹里"), "{}", made.stderr);
    fs::create_dir(project.at("stick")).expect("a stick");
    let pack = ["pack", "--edition", "learner", "--to", "stick", "--sign", "coursepack.key"];
    project.run(&pack).expect(0);
    change(&project, "改过一句。");
    project.run(&["build", "--only", "web"]).expect(0);
    project
}

fn change(project: &Project, words: &str) {
    let path = "content/lessons/买错了能退吗.md";
    project.write(path, project.read(path).replace("## 被骗了\n", &format!("## 被骗了\n\n{words}\n")));
}

#[test]
fn an_update_that_takes_the_signature_away_is_told_twice() {
    let project = handed_out();
    says(project.run(&["pack", "--since", "../没有"]), 2, &["没有 ../没有 这个文件夹"], &["SHA256SUMS"]);
    says(
        project.run(&["pack", "--edition", "trainer", "--since", "stick"]),
        2,
        &["旧的是 learner 版，新的是 trainer 版"],
        &["没有生成过"],
    );
    says(
        project.run(&["pack", "--since", "stick", "--quiet"]),
        0,
        &["原来发出去的有签名，这个更新包没有"],
        &[],
    );
    let update = "dist/discs/learner-update-1";
    says(
        project.run(&["apply", update, "stick", "--key", "coursepack.pub"]),
        1,
        &["更新包没有签名，没有动课程包"],
        &["重新拷一遍"],
    );
    assert!(project.at("stick/SHA256SUMS.minisig").is_file(), "nothing was touched");
    says(project.run(&["apply", update, "stick"]), 0, &["更新好了", "更新以后也就没有签名了"], &[]);
    says(project.run(&["verify", "stick"]), 0, &["签名：没有"], &[]);
}

#[test]
fn an_update_that_is_signed_says_nothing_of_signatures() {
    let project = handed_out();
    let signed = ["pack", "--since", "stick", "--sign", "coursepack.key"];
    says(project.run(&signed), 0, &["更新包做好了"], &["没有签名"]);
    let apply = ["apply", "dist/discs/learner-update-1", "stick", "--key", "coursepack.pub"];
    says(project.run(&apply), 0, &["更新好了"], &["没有签名"]);
}

#[test]
fn another_edition_on_the_stick_and_files_of_ones_own_are_told() {
    let project = handed_out();
    says(
        project.run(&["pack", "--edition", "trainer", "--to", "stick", "--quiet"]),
        0,
        &["这个U盘上原来是“learner”版，现在换成“trainer”版"],
        &[],
    );
    says(project.run(&["pack", "--edition", "trainer", "--to", "stick"]), 0, &["写好了"], &["原来是"]);
    project.write("stick/我的.txt", "笔记");
    says(
        project.run(&["verify", "stick"]),
        1,
        &["我的.txt：多出来的文件", "都完好", "多出来 1 个文件。自己放的可以留着"],
        &["重新拷一遍"],
    );
    change(&project, "又改一句。");
    says(
        project.run(&["pack", "--edition", "trainer", "--to", "stick", "--quiet"]),
        0,
        &["“trainer”生成之后内容又改过"],
        &[],
    );
}
