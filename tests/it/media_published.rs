//! What may only be handed out on discs never gets into an edition that is published.

use crate::support::files::{below, relative};
use crate::support::project::Project;
use std::fs;

/// The sample, with editions for discs, for an office's network and for everybody, and one medium of each usage.
fn project() -> Project {
    let project = Project::sample();
    let programme = project.read("content/curriculum.yaml").replace(
        "  - trainer\n",
        "  - trainer\n  - {id: 内网, 角色: 学员, 发布: 网站}\n  - {id: open, role: learner, published: public}\n",
    );
    project.write("content/curriculum.yaml", programme);
    let mut manifest = project.read("content/media/media.yaml");
    for (id, usage) in [("三步走", "disc_only"), ("签合同快板", "teaching"), ("平安上岗快板", "teaching")]
    {
        let from = manifest.find(&format!("id: {id}\n")).expect("the medium");
        let at = from + manifest[from..].find("usage: public").expect("its usage");
        manifest.replace_range(at..at + "usage: public".len(), &format!("usage: {usage}"));
    }
    manifest.push_str(
        "\n- {id: 图, title: 只放光盘的图, type: picture, file: disc.png, license: 见合同, rights_holder: 某画家, usage: disc_only}\n",
    );
    project.write("content/media/media.yaml", manifest);
    // A picture of its own: what follows the end of a PNG is passed over.
    let picture = fs::read(project.at("content/media/sign-contract.png")).expect("a picture");
    project.write("content/media/disc.png", [&picture[..], b"x"].concat());
    project
}

/// The files of an edition that are not pages, by size: what a copied film is known by.
fn has(project: &Project, edition: &str, name: &str) -> bool {
    let wanted = fs::read(project.at(&format!("content/media/{name}"))).expect("a file");
    let folder = project.at(&format!("dist/web/{edition}"));
    below(&folder).iter().any(|file| fs::read(file).expect("a file") == wanted)
}

#[test]
fn each_edition_holds_what_may_go_there() {
    let project = project();
    project.run(&["build", "--only", "web"]).expect(0);
    for (edition, disc_only, teaching) in
        [("learner", true, true), ("trainer", true, true), ("内网", false, true), ("open", false, false)]
    {
        assert_eq!(has(&project, edition, "three-steps.mp4"), disc_only, "{edition}");
        assert_eq!(has(&project, edition, "contract-rhyme.mp3"), teaching, "{edition}");
        assert!(has(&project, edition, "unknown-call.mp4"), "{edition}");
        // Neither are its captions, its words, nor its poster.
        let page = project.read(&format!("dist/web/{edition}/media.html"));
        assert!(page.contains("遇到家暴：三步走"), "the title stays");
        let song = project.read(&format!("dist/web/{edition}/media/qian-he-tong-kuai-ban.html"));
        assert_eq!(song.contains("竹板一打响连天"), teaching, "{edition}");
        let scripts = below(&project.at(&format!("dist/web/{edition}/media")));
        let scripts = scripts.iter().map(|file| relative(file, &project.at("dist/web")));
        let captions = scripts.filter(|file| file.ends_with(".vtt.js")).count();
        assert_eq!(captions, 1 + usize::from(disc_only) + 2 * usize::from(teaching), "{edition}");
    }
    let pictures = |edition: &str| below(&project.at(&format!("dist/web/{edition}/assets/pictures"))).len();
    assert_eq!(pictures("learner"), pictures("open") + 2, "a picture and a poster are left out");
    let page = project.read("dist/web/open/media/san-bu-zou.html");
    assert!(page.contains("这份资料里没有这个文件"), "it says that the film is kept elsewhere");
}

/// A text that shows such a file by itself is found out: nothing is written.
#[test]
fn a_leak_stops_the_build() {
    let project = project();
    project.write("content/cases/漏.md", "---\n标题: 漏\n---\n\n![看清条款再签字](../media/disc.png)\n");
    let outcome = project.run(&["build", "--only", "web", "--edition", "open"]).expect(1);
    assert!(outcome.stderr.contains("leak/media"), "{}", outcome.stderr);
    assert!(!project.at("dist").exists());
    project.run(&["build", "--only", "web", "--edition", "learner"]).expect(0);
}

#[test]
fn songs_on_paper_follow_the_same_rule() {
    let project = project();
    let programme = project.read("content/curriculum.yaml");
    let (before, _) = programme.split_once("print:").expect("print jobs");
    project.write(
        "content/curriculum.yaml",
        format!("{before}print:\n  - {{id: all, product: songs, copies: 3}}\n  - {{id: some, product: songs, edition: open, copies: 3}}\n"),
    );
    let outcome = project.run(&["build", "--only", "print"]).expect(0);
    assert!(project.at("dist/print/shop/all").exists());
    assert!(!project.at("dist/print/shop/some").exists(), "{}", outcome.stderr);
}
