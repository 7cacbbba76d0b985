//! The binder of a class, on the screen and on paper, and the same sessions by trainer, place and day.

use crate::support::built::sample;
use crate::support::files::{below, relative};
use crate::support::project::Project;
use crate::support::{need, words};
use std::fs;
use std::path::{Path, PathBuf};

fn page(edition: &str, path: &str) -> String {
    let file = sample().dist(&format!("web/{edition}/{path}"));
    fs::read_to_string(&file).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// The PDFs below a folder whose names hold `part`.
fn pdfs(folder: &Path, part: &str) -> Vec<PathBuf> {
    let mut found: Vec<PathBuf> = below(folder)
        .into_iter()
        .filter(|file| file.extension().is_some_and(|ext| ext == "pdf"))
        .filter(|file| relative(file, folder).contains(part))
        .collect();
    found.sort();
    found
}

#[test]
fn trainers_find_all_of_a_class_on_its_page_and_learners_what_they_need() {
    let (trainer, learner) =
        (page("trainer", "classes/si-ji-bao-an-ban.html"), page("learner", "classes/si-ji-bao-an-ban.html"));
    for page in [&trainer, &learner] {
        let words = words::of_html(page);
        for said in
            ["班级资料夹", "示例市汽车客运站会议室", "19:30–20:15", "三个路口", "陌生来电：三不一多", "3天"]
        {
            assert!(words.contains(said), "no {said} on the page");
        }
        assert!(page.contains("id=\"d-2026-12-22\"") && page.contains("href=\"#media\""));
    }
    let (of_trainer, of_learner) = (words::of_html(&trainer), words::of_html(&learner));
    for said in ["要印的纸", "签到表", "课前准备", "最后一排看得清字"] {
        assert!(of_trainer.contains(said), "trainers are not told {said}");
        assert!(!of_learner.contains(said), "learners are told {said}");
    }
    // Ninety learners and five in a hundred more.
    assert!(of_trainer.contains("95份"), "{of_trainer}");
}

/// A class whose sessions are written is taught those, not the whole course of others.
#[test]
fn a_class_of_written_sessions_lists_the_lessons_of_these() {
    let project = Project::sample();
    let path = "content/classes/司机保安班.yaml";
    let source = project.read(path);
    let kept: Vec<&str> = source.lines().filter(|line| !line.contains("lesson: 消费维权")).collect();
    project.write(path, kept.join("\n"));
    project.run(&["build", "--only", "web", "--edition", "learner"]).expect(0);
    let page = words::of_html(&project.read("dist/web/learner/classes/si-ji-bao-an-ban.html"));
    assert!(page.contains("先挂电话，再说别的") && !page.contains("后悔了、坏了、被骗了"), "{page}");
}

#[test]
fn the_printed_binder_holds_every_paper_of_its_class() {
    let Some(pdftotext) = need::program("pdftotext") else { return };
    let folder = sample().dist("print/trainer/binders");
    assert_eq!(pdfs(&folder, "").len(), 12, "one for each class");
    let words = words::of_pdf(&folder.join("si-ji-bao-an-ban.pdf"), &pdftotext);
    let told = [
        "班级资料夹",
        "课前准备",
        "课程表",
        "20:25–21:10",
        "过路口时知道谁让谁",
        "《道路交通安全法》第四十七条",
        "陌生来电：三不一多",
        "签到表",
        "12.23三",
        "办班检查表",
        "应有17份（件）",
        "本班讲到6",
        "约4学时",
    ];
    for said in told {
        assert!(words.contains(said), "no {said} in the binder");
    }
    assert!(!sample().dist("print/learner/binders").exists(), "a binder is the trainers'");
    let shop = sample().dist("print/shop/binder");
    assert!(below(&shop).iter().any(|file| file.to_string_lossy().contains("工单")), "no job sheet");
}

#[test]
fn the_wall_shows_every_class_and_its_sheets_lie_across() {
    let (Some(pdftotext), Some(pdfinfo)) = (need::program("pdftotext"), need::program("pdfinfo")) else {
        return;
    };
    let wall = sample().dist("print/learner/wall.pdf");
    let words = words::of_pdf(&wall, &pdftotext);
    for class in ["寒假前家长晚课", "南塘镇冬闲班", "工会安全培训第三期", "西坡村冬闲班"]
    {
        assert!(words.contains(class), "no {class} on the wall");
    }
    assert!(words.contains("1月22日星期五") && words.contains("后悔了、坏了、被骗了"), "{words}");
    let said = std::process::Command::new(pdfinfo).arg(&wall).output().expect("pdfinfo starts");
    let said = String::from_utf8_lossy(&said.stdout).into_owned();
    assert!(said.contains("1190.55 x 841.89"), "A3 across: {said}");
}

#[test]
fn trainers_and_places_have_pages_and_learners_see_no_loads() {
    let roster = words::of_html(&page("trainer", "trainers/ma-lao-shi.html"));
    assert!(
        roster.contains("3天、3节、150分钟") && roster.contains("三个路口") && roster.contains("停车场东侧")
    );
    assert!(!roster.contains("进厂第一个月"), "another trainer's lesson: {roster}");
    assert!(words::of_html(&page("trainer", "trainers.html")).contains("古老师"));
    for edition in ["learner", "trainer"] {
        let place = page(edition, "places/shi-li-shi-zong-gong-hui-er-lou-huo-dong.html");
        let place = words::of_html(&place);
        for class in ["工会安全培训第一期", "职工第一期", "工会安全培训第三期"] {
            assert!(place.contains(class), "{edition}: {place}");
        }
        assert!(page(edition, "timetable.html").contains("href=\"places.html\""));
    }
    assert!(!sample().dist("web/learner/trainers.html").exists());
    assert!(!sample().dist("web/learner/trainers").exists());
}

#[test]
fn timetables_are_printed_by_trainer_place_and_day() {
    let project = Project::sample();
    let programme = project.read("content/curriculum.yaml");
    let (before, rest) = programme.split_once("print:\n").expect("print jobs");
    let after = &rest[rest.find("\ndiscs:").expect("discs follow them")..];
    let jobs = "  - {id: 讲师, product: timetable, by: trainer}\n  - {id: 地点, product: timetable, by: place}\n  \
                - {id: 天, product: timetable, 分: 天}\n  - {id: 墙, product: wall, by: 地点, paper: A2}\n";
    project.write("content/curriculum.yaml", format!("{before}print:\n{jobs}{after}"));
    for job in ["讲师", "地点", "天", "墙"] {
        project.run(&["build", "--only", "print", "--job", job, "--out", job]).expect(0);
    }
    let press = |job: &str| {
        let files = pdfs(&project.at(&format!("{job}/print/shop/{job}")), "");
        files.into_iter().filter(|file| !file.to_string_lossy().contains("工单")).collect::<Vec<_>>()
    };
    assert_eq!(press("讲师").len(), 3);
    assert_eq!(press("地点").len(), 9);
    let days = press("天");
    assert!(days.len() > 20, "{days:?}");
    assert!(days.iter().all(|file| file.to_string_lossy().contains("1份")), "one of each: {days:?}");
    let Some(pdftotext) = need::program("pdftotext") else { return };
    let of = |job: &str, part: &str| {
        let file = press(job).into_iter().find(|file| file.to_string_lossy().contains(part));
        words::of_pdf(&file.unwrap_or_else(|| panic!("no {part} in {job}")), &pdftotext)
    };
    let trainer = of("讲师", "马老师");
    assert!(
        trainer.contains("讲师课表") && trainer.contains("三个路口") && !trainer.contains("进厂第一个月")
    );
    let day = of("天", "2026年12月16日");
    assert!(day.contains("当日课表") && day.contains("工会安全培训第二期"), "{day}");
    let wall = of("墙", "墙上课表");
    assert!(
        wall.contains("各个地点") && wall.contains("10:30–16:40") && wall.contains("工会安全培训第一期"),
        "{wall}"
    );
}
