//! How media are shared out: nothing is too full, nothing is lost, and nothing takes more volumes than it must.

use crate::random::{check, prop_oneof, vec};
use crate::support::films;
use crate::support::project::Project;
use coursepack::pack::volumes::{Load, Plan, plan};
use std::collections::BTreeSet;
use std::fs;

const ROOM: u64 = 1000;

/// No set has fewer volumes than this: by the sum, and by what cannot stand together (Martello and Toth's second bound).
fn at_least(units: &[u64]) -> usize {
    let sum = |units: &[u64]| usize::try_from(units.iter().sum::<u64>().div_ceil(ROOM)).expect("few");
    let bound = |small: u64| {
        let of = |range: &dyn Fn(u64) -> bool| {
            units.iter().copied().filter(|&unit| range(unit)).collect::<Vec<u64>>()
        };
        let large = of(&|unit| unit > ROOM - small);
        let middle = of(&|unit| unit <= ROOM - small && unit > ROOM / 2);
        let rest = of(&|unit| unit <= ROOM / 2 && unit >= small);
        let free = middle.len() as u64 * ROOM - middle.iter().sum::<u64>();
        let over = rest.iter().sum::<u64>().saturating_sub(free);
        large.len() + middle.len() + usize::try_from(over.div_ceil(ROOM)).expect("few")
    };
    (0..=ROOM / 2).step_by(10).map(bound).chain([sum(units)]).max().unwrap_or(0)
}

fn assert_sound(loads: &[Load], plan: &Plan) {
    let mut seen = BTreeSet::new();
    for volume in &plan.volumes {
        let cost: u64 = volume.media.iter().map(|&index| loads[index].cost).sum();
        assert_eq!(cost, volume.cost);
        assert!(cost <= ROOM, "too full: {cost}");
        assert!(volume.media.iter().all(|index| seen.insert(*index)), "a medium stands twice");
        let numbers: Vec<u32> =
            volume.media.iter().map(|&index| loads[index].lesson.unwrap_or(u32::MAX)).collect();
        assert!(numbers.is_sorted(), "lessons ascend, others come last: {numbers:?}");
        let lessons: BTreeSet<u32> = numbers.into_iter().filter(|number| *number < u32::MAX).collect();
        assert_eq!(volume.lessons, lessons.into_iter().collect::<Vec<u32>>());
    }
    assert!(plan.too_large.iter().all(|&index| loads[index].cost > ROOM && seen.insert(index)));
    assert_eq!(seen.len(), loads.len(), "every medium is somewhere");
    let firsts: Vec<u32> =
        plan.volumes.iter().map(|volume| volume.lessons.first().copied().unwrap_or(u32::MAX)).collect();
    assert!(firsts.is_sorted(), "{firsts:?}");
    if plan.in_order {
        let all: Vec<u32> = plan.volumes.iter().flat_map(|volume| volume.lessons.iter().copied()).collect();
        assert!(all.is_sorted(), "{all:?}");
    }
    for lesson in loads.iter().filter_map(|load| load.lesson) {
        let on = plan.volumes.iter().filter(|volume| volume.lessons.contains(&lesson)).count();
        assert!(on <= 1 || plan.split.contains(&lesson), "lesson {lesson} is on {on} volumes");
    }
}

#[test]
fn any_media_are_shared_out_well() {
    let cost = prop_oneof![0..200u64, 200..600u64, 400..1000u64, 990..1010u64];
    check(600, vec((cost, 0..20u32), 0..60), |list: Vec<(u64, u32)>| {
        let loads: Vec<Load> = list
            .into_iter()
            .map(|(cost, lesson)| Load { cost, lesson: Some(lesson).filter(|lesson| *lesson > 0) })
            .collect();
        let plan = plan(&loads, Some(ROOM));
        assert_sound(&loads, &plan);
        // Units that stay together.
        let mut units = Vec::new();
        for lesson in 1..20 {
            let own = loads.iter().filter(|load| load.lesson == Some(lesson) && load.cost <= ROOM);
            let own: Vec<u64> = own.map(|load| load.cost).collect();
            let all: u64 = own.iter().sum();
            if all > ROOM { units.extend(own) } else { units.push(all) }
        }
        units.extend(
            loads.iter().filter(|load| load.lesson.is_none() && load.cost <= ROOM).map(|load| load.cost),
        );
        let best = at_least(&units);
        let most = best * 13 / 10 + 1;
        assert!(plan.volumes.len() <= most.max(1), "{} volumes, of {best} at least", plan.volumes.len());
    });
}

#[test]
fn a_winter_of_films_is_planned_for_every_target() {
    let project = films::project(&[&[250, 300], &[1100], &[400], &[700], &[250], &[600, 600]]);
    project.run(&["build", "--only", "web", "--quiet"]).expect(0);
    let outcome = project.run(&["pack", "--target", "usb", "--size", "2GB", "--dry-run"]).expect(0);
    let shown: Vec<&str> =
        outcome.stdout.lines().filter(|line| line.contains("课，")).map(str::trim).collect();
    assert!(
        shown[0].contains("第 1-2 课，3 件影音") && shown[1].contains("第 3-5 课，3 件影音"),
        "{shown:?}"
    );
    assert!(shown[2].contains("第 6 课，2 件影音") && shown.len() == 3, "{shown:?}");
    assert!(outcome.stdout.contains("课次从头到尾排下来"), "{}", outcome.stdout);
    assert!(!project.at("dist/discs").exists(), "a dry run writes nothing");

    let outcome = project.run(&["pack", "--target", "dvd5", "--dry-run", "--format", "json"]).expect(0);
    let plan: serde_json::Value = serde_json::from_str(&outcome.stdout).expect("one line of JSON");
    assert_eq!(plan["volumes"].as_array().map(Vec::len), Some(1));
    assert_eq!(plan["volumes"][0]["media"].as_array().map(Vec::len), Some(8));
    assert_eq!(plan["capacity"], 4_606_000_000u64);

    // A film that is more than a CD, told with its place in the manifest and what would help.
    let outcome = project.run(&["pack", "--target", "cd"]).expect(1);
    assert!(outcome.stderr.contains("pack/too-large"), "{}", outcome.stderr);
    assert!(outcome.stderr.contains("content/media/films.yaml:3"), "{}", outcome.stderr);
    assert!(
        outcome.stderr.contains("--target dvd5")
            && outcome.stderr.contains("ffmpeg -i \"content/media/f2-1.mp4\"")
    );
    assert!(!project.at("dist/discs").exists());

    // Lesson 6 has more than a small stick: it is taken apart, film by film.
    let arguments = ["pack", "--target", "usb", "--size", "1.2GB", "--dry-run"];
    let outcome = project.run(&arguments).expect(0);
    assert!(outcome.stdout.contains("第 6 课的影片一份装不下"), "{}", outcome.stdout);
}

#[test]
fn four_gib_go_on_a_disc_but_on_no_stick() {
    let project = films::project(&[&[1]]);
    project.run(&["build", "--only", "web", "--quiet"]).expect(0);
    grow(&project, "media/f1-1.mp4", 1_000_000, 4 << 30);
    let outcome = project.run(&["pack", "--target", "usb", "--size", "16GB", "--dry-run"]).expect(1);
    assert!(outcome.stderr.contains("pack/name") && outcome.stderr.contains("4 GiB"), "{}", outcome.stderr);
    project.run(&["pack", "--target", "dvd5", "--dry-run"]).expect(0);
}

/// Makes a file of a built bundle larger, and its manifests with it: planning looks at sizes alone.
fn grow(project: &Project, path: &str, from: u64, to: u64) {
    let bundle = "dist/web/learner/bundle.json";
    let old = project.read(bundle);
    let new = old.replace(&format!("\"size\": {from},"), &format!("\"size\": {to},"));
    assert_ne!(old, new);
    project.write(bundle, &new);
    let hash = |text: &str| coursepack::base::hash::Hash::of(text.as_bytes()).to_string();
    let sums = project.read("dist/web/learner/SHA256SUMS").replace(&hash(&old), &hash(&new));
    project.write("dist/web/learner/SHA256SUMS", sums);
    let film = project.at("dist/web/learner").join(path);
    fs::remove_file(&film).expect("a film");
    fs::File::create(&film).expect("a film").set_len(to).expect("a hole");
}

#[test]
fn what_makes_no_sense_is_told() {
    let project = films::project(&[&[1]]);
    let outcome = project.run(&["pack"]).expect(2);
    assert!(outcome.stderr.contains("先运行 coursepack build"), "{}", outcome.stderr);
    project.run(&["build", "--only", "web", "--quiet"]).expect(0);
    for (arguments, word) in [
        (vec!["--size", "eight"], "eight"),
        (vec!["--target", "cd", "--size", "1GB"], "--size"),
        (vec!["--edition", "trainer"], "learner"),
        (vec!["--target", "dvd5", "--to", "."], "--to"),
        (vec!["--size", "6MB"], "一份只装得下"),
        (vec!["--to", "nowhere"], "nowhere"),
        (vec!["--to", ".", "--volume", "2"], "一共 1 份"),
        (vec!["--volume", "2"], "--to"),
        (vec!["--sign", "key"], "key：没有这个文件"),
    ] {
        let all: Vec<&str> = std::iter::once("pack").chain(arguments).collect();
        let outcome = project.run(&all).expect(2);
        assert!(outcome.stderr.contains(word), "{all:?}: {}", outcome.stderr);
    }
    let programme = project.read("content/curriculum.yaml");
    project.write("content/curriculum.yaml", programme.replace("PEIXUN", "培训"));
    let outcome = project.run(&["pack"]).expect(2);
    assert!(outcome.stderr.contains("大写英文字母"), "{}", outcome.stderr);
    let without = programme.replace("discs: {target: usb, label: PEIXUN}", "");
    project.write("content/curriculum.yaml", without);
    let outcome = project.run(&["pack"]).expect(2);
    assert!(outcome.stderr.contains("--target usb"), "{}", outcome.stderr);
    let outcome = project.run(&["pack", "--target", "usb"]).expect(0);
    assert!(outcome.stderr.contains("内容又改过"), "{}", outcome.stderr);
}

#[test]
fn names_that_no_stick_takes_stop_packing() {
    let project = films::project(&[&[1]]);
    project.run(&["build", "--only", "web", "--quiet"]).expect(0);
    for name in ["aux.pdf", "问?.pdf", "讲义.PDF", "讲义.pdf", "caf\u{e9}.pdf", "cafe\u{301}.pdf"] {
        project.write(&format!("dist/print/learner/handouts/{name}"), "%PDF");
    }
    let outcome = project.run(&["pack", "--target", "dvd5"]).expect(1);
    for word in ["aux.pdf", "“?”", "讲义.PDF 和", "caf\u{e9}.pdf 和"] {
        let told = outcome.stderr.contains(word) || outcome.stderr.contains(&word.replace(" 和", ""));
        assert!(told, "{word}: {}", outcome.stderr);
    }
    assert_eq!(outcome.stderr.matches("错误[pack/name]").count(), 4, "{}", outcome.stderr);
    assert!(!project.at("dist/discs").exists());
}

/// A hundred thousand pages are planned and packed, too. Minutes: `cargo test -- --ignored`.
#[test]
#[ignore = "writes three hundred thousand files"]
fn a_hundred_thousand_files() {
    let project = films::project(&[&[1]]);
    project.run(&["build", "--only", "web", "--quiet"]).expect(0);
    for number in 0..100_000u32 {
        let path = format!("dist/print/learner/handouts/{}/{number}.pdf", number % 300);
        project.write(&path, number.to_le_bytes());
    }
    for target in ["dvd5", "zip", "usb"] {
        project
            .run(&["pack", "--target", target, "--size", "16GB"][..if target == "dvd5" { 3 } else { 5 }])
            .expect(0);
    }
}
