//! What an edition shows: nothing of a trainer's text reaches a learner, wherever the author put it.

use crate::support::files::below;
use crate::support::project::Project;
use std::fs;

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

/// The sample with an edition for one audience and one for a class, and a draft with a picture.
fn cut() -> Project {
    let project = Project::sample();
    let programme = project.read("content/curriculum.yaml");
    let more =
        "  - trainer\n  - {id: farmers, audience: 村民}\n  - {id: class, role: trainer, class: 职工一班}\n";
    project.write("content/curriculum.yaml", programme.replace("  - trainer\n", more));
    project.write(
        "content/lessons/没写完.md",
        "---\n标题: 还没写完的一课\n讲授: 10\n目标: [有]\n状态: draft\n---\n\n![三步](../media/draft.png)\n",
    );
    fs::copy(project.at("content/media/report-three-steps.png"), project.at("content/media/draft.png"))
        .expect("a picture");
    let picture = fs::read(project.at("content/media/draft.png")).expect("a picture");
    // Other bytes, so that it would be another file in a bundle.
    project.write("content/media/draft.png", [picture, vec![0]].concat());
    project
}

/// All text of an edition.
fn everything(project: &Project, edition: &str) -> String {
    let files = below(&project.at(&format!("dist/web/{edition}")));
    let text = files.iter().filter_map(|file| fs::read_to_string(file).ok());
    text.collect::<Vec<String>>().join("\n")
}

#[test]
fn an_edition_holds_what_is_for_its_readers_and_nothing_else() {
    let project = cut();
    project.run(&["build", "--only", "web"]).expect(0);
    let names = |folder: &str| -> Vec<String> {
        let mut names: Vec<String> = fs::read_dir(project.at(&format!("dist/web/{folder}")))
            .expect("a folder")
            .map(|entry| entry.expect("an entry").file_name().into_string().expect("UTF-8"))
            .collect();
        names.sort();
        names
    };
    // Lessons for farmers and for everybody, with their classes; what drivers and workers are taught is in no list,
    // no index, no number.
    let farmers = names("farmers/lessons");
    assert!(farmers.contains(&"tu-di-cheng-bao.html".to_owned()), "{farmers:?}");
    assert!(!farmers.contains(&"jia-ban-gong-zi.html".to_owned()), "{farmers:?}");
    assert!(names("learner/lessons").contains(&"jia-ban-gong-zi.html".to_owned()));
    let text = everything(&project, "farmers");
    assert!(!text.contains("职工一班") && !text.contains("jia-ban-gong-zi"), "of other people");
    // A class has its course, its own page, and of what lessons show what its lessons show.
    assert_eq!(names("class/classes"), ["zhi-gong-yi-ban.html"]);
    assert_eq!(names("class/courses"), ["shang-ban-lu-shang-de-fa.html"]);
    assert_eq!(names("class/lessons").len(), 4);
    assert_eq!(names("class/laws"), names("trainer/laws"), "laws are for looking up");
    assert!(names("class/media").len() < names("trainer/media").len());
    let text = everything(&project, "class");
    for other in ["职工二班", "夜班人的法", "lessons/tu-di-cheng-bao"] {
        assert!(!text.contains(other), "{other}");
    }
    // A draft has no page, and its pictures go nowhere.
    let pictures = names("trainer/assets/pictures").len();
    assert_eq!(names("trainer/lessons").len(), 20);
    assert!(!everything(&project, "trainer").contains("还没写完的一课"));
    project.write(
        "content/lessons/没写完.md",
        "---\n标题: 写完的一课\n讲授: 10\n目标: [有]\n---\n\n![三步](../media/draft.png)\n",
    );
    project.run(&["build", "--only", "web"]).expect(0);
    assert_eq!(names("trainer/assets/pictures").len(), pictures + 1);
}

#[test]
#[cfg(unix)]
fn what_editions_share_is_stored_once() {
    use std::os::unix::fs::MetadataExt;
    let project = cut();
    project.run(&["build", "--only", "web"]).expect(0);
    let place = |path: &str| fs::metadata(project.at(&format!("dist/web/{path}"))).expect("a file").ino();
    for shared in ["assets/style.css", "media/san-bu-yi-duo.mp4"] {
        assert_eq!(place(&format!("trainer/{shared}")), place(&format!("class/{shared}")), "{shared}");
        assert_eq!(place(&format!("trainer/{shared}")), place(&format!("learner/{shared}")), "{shared}");
    }
    assert_ne!(place("trainer/index.html"), place("class/index.html"));
}

#[test]
fn a_theme_adds_the_words_of_a_language() {
    let project = Project::of("src/cli/new/project");
    let programme = project.read("content/curriculum.yaml");
    let editions = "theme: 单位\neditions: [learner, {id: kk, role: learner, language: kk}, {id: ar, role: learner, language: ar}]\n";
    let kept = programme.lines().filter(|line| !line.starts_with("editions:") && !line.starts_with("theme:"));
    project.write("content/curriculum.yaml", kept.collect::<Vec<_>>().join("\n") + "\n" + editions);
    project.write(
        "themes/单位/words/kk.yaml",
        "search: Іздеу\nlessons: Сабақтар\nminutes: \"{} минут\"\nuntranslated: Аударылмаған\ncheck:\n  title: Файлдарды тексеру\n",
    );
    project.run(&["build", "--only", "web"]).expect(0);
    let page = project.read("dist/web/kk/lessons.html");
    for words in ["Іздеу", "<h1>Сабақтар</h1>", "35 минут", "Файлдарды тексеру", "lang=\"kk\" dir=\"ltr\""]
    {
        assert!(page.contains(words), "{words}");
    }
    assert!(page.contains("标题索引"), "what the theme does not say is said in Chinese");
    // A text that nobody translated says so, and is read in its own direction.
    let lesson = project.read("dist/web/kk/lessons/mai-cuo-le-neng-tui-ma.html");
    assert!(
        lesson.contains("Аударылмаған") && lesson.contains("<div lang=\"zh-Hans\" dir=\"ltr\">"),
        "{lesson}"
    );
    assert!(project.read("dist/web/ar/lessons.html").contains("lang=\"ar\" dir=\"rtl\""));
    assert!(!project.read("dist/web/learner/lessons.html").contains("Сабақтар"));
}

#[test]
fn a_translation_is_called_by_its_own_title_and_an_old_one_is_found() {
    let project = Project::sample();
    let programme = project.read("content/curriculum.yaml");
    project.write(
        "content/curriculum.yaml",
        programme.replace("  - trainer\n", "  - trainer\n  - {id: en, role: learner, language: en}\n"),
    );
    assert_eq!(project.run(&["check", "--format", "short"]).expect(0).stdout, "");
    let lesson = project.read("content/lessons/相邻关系.md");
    project.write("content/lessons/相邻关系.md", lesson.replace("\n## ", "\n改过一句。\n\n## "));
    let found = project.run(&["check", "--format", "short"]).expect(0).stdout;
    assert_eq!(found.matches("lesson/stale-translation").count(), 2, "{found}");
    project.run(&["build", "--only", "web"]).expect(0);
    let list = project.read("dist/web/en/lessons.html");
    assert!(list.contains("From the first floor to the sixth") && list.contains("<h1>Lessons</h1>"));
    let translated = project.read("dist/web/en/lessons/xiang-lin-guan-xi.html");
    assert!(!translated.contains("not been translated") && translated.contains("<h1>From the first floor"));
    assert!(project.read("dist/web/en/lessons/jie-tiao.html").contains("not been translated yet"));
}

/// A small project with an edition in English, and a lesson of which all that it refers to is translated.
fn in_english() -> Project {
    let project = Project::of("src/cli/new/project");
    let programme = project.read("content/curriculum.yaml");
    let editions = "editions: [learner, trainer, {id: en, role: trainer, language: en}]";
    project.write("content/curriculum.yaml", programme.replace("editions: [learner, trainer]", editions));
    project.write("content/courses/社区小课堂.en.md", "---\ntitle: Evenings at the centre\n---\nWelcome.\n");
    project.write(
        "content/cases/借剪刀.en.md",
        "---\ntitle: May I borrow scissors\n---\n\nAt nine, Zhao heard it.\n",
    );
    project.write(
        "content/quizzes/白天.md",
        "---\ntitle: 白天\n---\n\n1. 天是什么颜色？\n   - A. 蓝的\n   - B. 绿的\n\n   答案：A\n   解析：抬头就看见。\n",
    );
    let lesson =
        "---\ntitle: {}\n---\n\n> [!案例]\n> [{}](../cases/借剪刀.md)\n\n> [!测验] {题库=白天 题数=1}\n";
    project.write("content/lessons/买错了能退吗.en.md", lesson.replace("{}", "Wrong size"));
    project
}

#[test]
fn a_translation_takes_what_it_leaves_out_from_its_original_and_refers_to_translations() {
    let project = in_english();
    let bank = "---\ntitle: Daylight\n---\n\n1. Which colour is the sky?\n   - A. Blue\n   - B. Green\n\n   答案：A\n   解析：Look up.\n";
    project.write("content/quizzes/白天.en.md", bank);
    project.run(&["build", "--only", "web"]).expect(0);
    let course = project.read("dist/web/en/courses/she-qu-xiao-ke-tang.html");
    assert!(course.contains("Wrong size") && course.contains("Evenings at the centre"), "{course}");
    let lesson = project.read("dist/web/en/lessons/mai-cuo-le-neng-tui-ma.html");
    assert!(lesson.contains("At nine, Zhao heard it.") && !lesson.contains("赵某"), "{lesson}");
    assert!(lesson.contains("Which colour is the sky?") && lesson.contains("Look up."), "{lesson}");
    assert!(!lesson.contains("天是什么颜色"), "{lesson}");

    // Questions go by their place: a translation with others is told, and its original is drawn from.
    project
        .write("content/quizzes/白天.en.md", bank.replace("   - B. Green\n", "   - B. Green\n   - C. Red\n"));
    let found = project.run(&["check", "--format", "short"]).expect(0).stdout;
    assert!(found.contains("content/quizzes/白天.en.md:5:1: warning[quiz/translation]"), "{found}");
    project.run(&["build", "--only", "web"]).expect(0);
    let lesson = project.read("dist/web/en/lessons/mai-cuo-le-neng-tui-ma.html");
    assert!(lesson.contains("天是什么颜色") && !lesson.contains("Which colour"), "{lesson}");
}

#[test]
fn words_of_the_program_are_no_leak_of_a_draft() {
    let project = in_english();
    project.write(
        "content/lessons/草稿.md",
        "---\ntitle: Films, songs, pictures\nteaching: 10\nobjectives: [看]\nstatus: draft\n---\n\n```yaml\nexercises: 10\n```\n\n\
         ## Films, songs, pictures\n\n只在草稿里。\n",
    );
    let outcome = project.run(&["build", "--quiet"]).expect(0);
    assert!(!outcome.stderr.contains("leak/"), "{}", outcome.stderr);
}

#[test]
fn those_who_are_taught_apart_have_editions_of_their_own() {
    let project = Project::of("src/cli/new/project");
    project.write(
        "content/audiences.yaml",
        project.read("content/audiences.yaml") + "- {id: 讲师, name: 讲课的人, apart: true}\n",
    );
    let programme = project.read("content/curriculum.yaml");
    project.write(
        "content/curriculum.yaml",
        programme.replace(
            "editions: [learner, trainer]",
            "editions: [learner, trainer, {id: guide, role: trainer, audience: 讲师}]",
        ),
    );
    project.write(
        "content/courses/备课.md",
        "---\ntitle: 给讲课的人\naudience: [讲师]\nhas_part: [怎么讲]\n---\n",
    );
    let lesson = |audience: &str| {
        format!(
            "---\n标题: 怎么把课讲好\n讲授: 10\n受众: [{audience}]\n目标: [会讲]\n---\n\n> [!问题]\n> - 谁讲过课？\n\n\
             [一件小事](../cases/备课的事.md)\n"
        )
    };
    project.write("content/lessons/怎么讲.md", lesson("讲师"));
    project.write(
        "content/cases/备课的事.md",
        "---\ntitle: 备课那天的事\nanonymised: true\n---\n\n讲稿改了三遍。\n",
    );
    // No class need be made for them: only what the new project has on purpose is found.
    let found = project.run(&["check", "--format", "short"]).expect(0).stdout;
    assert_eq!(found.matches("cover/").count(), 0, "{found}");
    project.run(&["build"]).expect(0);
    for edition in ["learner", "trainer"] {
        let text = everything(&project, edition);
        for own in ["怎么把课讲好", "给讲课的人", "备课那天的事"] {
            assert!(!text.contains(own), "{edition}: {own}");
        }
    }
    let guide = everything(&project, "guide");
    assert!(guide.contains("怎么把课讲好") && guide.contains("备课那天的事"));
    assert!(!project.at("dist/web/guide/lessons/mai-cuo-le-neng-tui-ma.html").exists());
    assert!(!project.at("dist/text/posts/zen-me-jiang-140.txt").exists(), "short posts are for everybody");
    // What is for others as well is for everybody.
    project.write("content/lessons/怎么讲.md", lesson("居民, 讲师"));
    project.run(&["build", "--only", "web"]).expect(0);
    assert!(project.at("dist/web/learner/lessons/zen-me-jiang.html").exists());
}
