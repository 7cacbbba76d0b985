//! What an edition shows: nothing of a trainer's text reaches a learner, wherever the author put it.

use crate::support::project::Project;

#[test]
fn footnotes_of_a_trainer_block_are_cut_with_it() {
    let project = Project::of("src/cli/new/project");
    project.write(
        "content/lessons/脚注.md",
        "---\n标题: 脚注\n讲授: 10\n---\n\n> [!目标]\n> - 看脚注[^a]\n\n> [!讲师]\n> 只给讲师看的提醒[^b]\n\n\
         [^a]: 人人能看的注。\n\n[^b]: 秘密的讲师脚注不能给学员。\n",
    );
    project.run(&["build", "--only", "web"]).expect(0);
    let learner = project.read("dist/web/learner/lessons/jiao-zhu.html");
    let trainer = project.read("dist/web/trainer/lessons/jiao-zhu.html");
    assert!(learner.contains("人人能看的注") && trainer.contains("人人能看的注"));
    assert!(trainer.contains("秘密的讲师脚注"));
    assert!(!learner.contains("秘密的讲师脚注"), "a trainer's footnote is in a learner's page");
}
