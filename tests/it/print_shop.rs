//! Print jobs: what a shop gets, read back from the files with the shop's own kind of tools.

use crate::support::files::{below, relative};
use crate::support::need;
use crate::support::project::Project;
use serde_json::Value;
use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::Command;

/// What a program says on stdout; it must end well.
fn tool(name: &str, arguments: &[&OsStr]) -> String {
    let out = Command::new(name).args(arguments).output().expect(name);
    assert!(out.status.success(), "{name}: {}", String::from_utf8_lossy(&out.stderr));
    String::from_utf8(out.stdout).expect("UTF-8")
}

/// Whether all these programs are here.
fn have(names: &[&str]) -> bool {
    names.iter().all(|name| need::program(name).is_some())
}

/// A project whose book has about `pages` pages, with these jobs.
fn project(jobs: &str, pages: usize) -> Project {
    let project = Project::of("tests/errors/base");
    let head = "title: 小培训\nprovider: 示例单位\nstart_date: 2026-11-23\nend_date: 2027-03-12\nprint:\n";
    project.write("content/curriculum.yaml", format!("{head}{jobs}"));
    let paragraph = "今天说的事情，大家回去讲给家里人听，遇到了就照着办。\n\n".repeat(30);
    for lesson in 0..pages {
        let text =
            format!("---\n标题: 加课{lesson}\n讲授: 20\n目标: [会办]\n---\n\n## 说说看\n\n{paragraph}");
        project.write(&format!("content/lessons/加课{lesson:02}.md"), &text);
    }
    project
}

/// The files of a job by what they are: `press`, `imposed`; and the job sheet.
fn shop(project: &Project, job: &str) -> (Vec<(String, PathBuf)>, Value) {
    let folder = project.at(&format!("dist/print/shop/{job}"));
    let text = std::fs::read_to_string(folder.join("job-sheet.json")).expect("a job sheet");
    let sheet: Value = serde_json::from_str(&text).expect("JSON");
    let mut files = Vec::new();
    for piece in sheet["pieces"].as_array().expect("pieces") {
        for file in piece["files"].as_array().expect("files") {
            let name = file["name"].as_str().expect("a name");
            files.push((file["kind"].as_str().expect("a kind").to_owned(), folder.join(name)));
        }
    }
    (files, sheet)
}

fn of_kind<'a>(files: &'a [(String, PathBuf)], kind: &str) -> Vec<&'a Path> {
    files.iter().filter(|(known, _)| known == kind).map(|(_, path)| path.as_path()).collect()
}

/// Boxes of the first page, in points, as Poppler reads them.
fn boxes(file: &Path) -> Vec<(String, [f64; 4])> {
    boxes_of(file, 1)
}

fn boxes_of(file: &Path, page: usize) -> Vec<(String, [f64; 4])> {
    let page = page.to_string();
    let range = ["-box", "-f", &page, "-l", &page].map(OsStr::new);
    let out = tool("pdfinfo", &[&range[..], &[file.as_os_str()]].concat());
    let line = |line: &str| {
        // `Page    1 TrimBox:   …`
        let (name, numbers) = line.split_once("Box:")?;
        let numbers: Vec<f64> = numbers.split_whitespace().map(|n| n.parse().expect("a number")).collect();
        Some((format!("{}Box", name.split_whitespace().last()?), numbers.try_into().ok()?))
    };
    out.lines().filter_map(line).collect()
}

fn size(boxes: &[(String, [f64; 4])], name: &str) -> (f64, f64) {
    let (_, [left, bottom, right, top]) = boxes.iter().find(|(known, _)| known == name).expect(name);
    let mm = |points: f64| (points / 72.0 * 25.4 * 10.0).round() / 10.0;
    (mm(right - left), mm(top - bottom))
}

#[test]
fn a_press_file_has_the_boxes_of_its_job_and_black_ink_alone() {
    if !have(&["pdfinfo", "qpdf", "pdffonts", "gs"]) {
        return;
    }
    let project = project("  - {id: 讲义, product: handouts, paper: 16开, bleed: 3mm, copies: 120}\n", 0);
    project.run(&["build", "--only", "print"]).expect(0);
    let (files, sheet) = shop(&project, "讲义");
    let press = of_kind(&files, "press");
    assert!(!press.is_empty());
    for file in press {
        let boxes = boxes(file);
        assert_eq!(size(&boxes, "TrimBox"), (185.0, 260.0));
        assert_eq!(size(&boxes, "BleedBox"), (191.0, 266.0));
        assert!(size(&boxes, "MediaBox").0 > 200.0, "there is room for marks");
        tool("qpdf", &["--check".as_ref(), file.as_os_str()]);
        let fonts = tool("pdffonts", &[file.as_os_str()]);
        assert!(
            fonts.lines().skip(2).all(|line| line.contains(" yes yes ")),
            "all embedded, all subset: {fonts}"
        );
        let inks = tool("gs", &["-o".as_ref(), "-".as_ref(), "-sDEVICE=inkcov".as_ref(), file.as_os_str()]);
        let pages: Vec<&str> = inks.lines().filter(|line| line.contains("CMYK")).collect();
        assert!(!pages.is_empty());
        for page in pages {
            let plates: Vec<f64> =
                page.split_whitespace().take(4).map(|n| n.parse().expect("a share")).collect();
            assert_eq!(plates[..3], [0.0, 0.0, 0.0], "black alone: {page}");
            assert!(plates[3] > 0.001, "something is printed: {page}");
        }
        let name = file.file_name().expect("a name").to_string_lossy().into_owned();
        assert!(name.contains("16开") && name.contains("120份"), "{name}");
    }
    assert_eq!(sheet["copies"], 120 * sheet["pieces"].as_array().expect("pieces").len());
}

#[test]
fn sums_on_the_job_sheet_are_those_of_the_files() {
    if !have(&["pdfinfo", "pdftotext", "sha256sum"]) {
        return;
    }
    let project = project("  - {id: 书, product: book, copies: 10, contact: 王主任}\n", 0);
    project.run(&["build", "--only", "print"]).expect(0);
    let (files, sheet) = shop(&project, "书");
    let mut sums = String::new();
    for file in sheet["pieces"][0]["files"].as_array().expect("files") {
        sums += &format!(
            "{}  {}\n",
            file["sha256"].as_str().expect("a sum"),
            file["name"].as_str().expect("a name")
        );
    }
    project.write("dist/print/shop/书/SUMS", &sums);
    let folder = project.at("dist/print/shop/书");
    let said = Command::new("sha256sum").args(["-c", "SUMS"]).current_dir(&folder).output().expect("sums");
    assert!(said.status.success(), "{}", String::from_utf8_lossy(&said.stdout));
    assert_eq!(files.len(), 2, "press and imposed");
    let clerk =
        below(&folder).into_iter().find(|file| relative(file, &folder).starts_with("工单")).expect("a PDF");
    let text = tool("pdftotext", &["-layout".as_ref(), clerk.as_os_str(), "-".as_ref()]);
    for words in ["印刷工单", "成品尺寸", "A5", "无线胶订", "10 份", "王主任", "书脊"] {
        assert!(text.contains(words), "{words} is not in\n{text}");
    }
    let pages = tool("pdfinfo", &[clerk.as_os_str()]);
    assert!(pages.lines().any(|line| line.split_whitespace().eq(["Pages:", "1"])), "one page: {pages}");
}

/// The folios of a saddle-stitched booklet, read from the imposed file and folded again.
#[test]
fn folding_an_imposed_booklet_gives_its_pages_in_order() {
    if !have(&["pdfinfo", "pdftotext"]) {
        return;
    }
    for lessons in [0, 3, 5] {
        let jobs = "  - {id: 册, product: book, binding: saddle, weight: 60, copies: 10}\n";
        let project = project(jobs, lessons);
        project.run(&["build", "--only", "print", "--job", "册"]).expect(0);
        let (files, sheet) = shop(&project, "册");
        let pages = sheet["pieces"][0]["pages"].as_u64().expect("a count") as usize;
        let singles: Vec<String> =
            (1..=pages).map(|page| words(of_kind(&files, "press")[0], page, None)).collect();
        let imposed = of_kind(&files, "imposed")[0];
        let sides = pages.div_ceil(4) * 2;
        let mut read: Vec<Option<String>> = vec![None; sides * 2];
        for side in 0..sides {
            let (left, right) = (words(imposed, side + 1, Some(0)), words(imposed, side + 1, Some(1)));
            // Sheet by sheet from the outside: the front shows the last page and the first, the back the second and the last but one.
            let (depth, last) = (side / 2 * 2, sides * 2 - 1);
            let places = if side % 2 == 0 { [last - depth, depth] } else { [depth + 1, last - depth - 1] };
            read[places[0]] = Some(left);
            read[places[1]] = Some(right);
        }
        for (page, single) in singles.iter().enumerate() {
            assert_eq!(read[page].as_deref(), Some(single.as_str()), "page {} of {pages}", page + 1);
        }
        assert!(read[pages..].iter().all(|blank| blank.as_deref() == Some("")), "what is over stays blank");
    }
}

/// The words within the trim of a page, or of its left or right half.
fn words(file: &Path, page: usize, half: Option<u32>) -> String {
    match half {
        Some(half) => words_in(file, page, [f64::from(half), 0.0], [2.0, 1.0]),
        None => words_in(file, page, [0.0, 0.0], [1.0, 1.0]),
    }
}

/// The words of a cell of a page whose trim has so many columns and rows; cells are counted from the upper left.
fn words_in(file: &Path, page: usize, [column, row]: [f64; 2], [columns, rows]: [f64; 2]) -> String {
    let boxes = boxes_of(file, page);
    let find = |name: &str| boxes.iter().find(|(known, _)| known == name).expect(name).1;
    let (media, trim) = (find("MediaBox"), find("TrimBox"));
    let (width, height) = ((trim[2] - trim[0]) / columns, (trim[3] - trim[1]) / rows);
    let (left, top) = (trim[0] - media[0] + width * column, media[3] - trim[3] + height * row);
    let number = |n: f64| format!("{}", n.round());
    let page = page.to_string();
    let area = [number(left), number(top), number(width), number(height)];
    let args = ["-f", &page, "-l", &page, "-x", &area[0], "-y", &area[1], "-W", &area[2], "-H", &area[3]];
    let mut all: Vec<&OsStr> = args.iter().map(AsRef::as_ref).collect();
    all.extend([file.as_os_str(), "-".as_ref()]);
    tool("pdftotext", &all).split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn ink_coverage_is_what_a_separation_shows() {
    if !have(&["gs"]) {
        return;
    }
    let job = "  - {id: 讲义, product: handouts, palette: 4+4, copies: 1}\n";
    let project = project(job, 2);
    project.run(&["build", "--only", "print"]).expect(0);
    let text = project.read("dist/print/shop/讲义/preflight.json");
    let reports: Vec<Value> = serde_json::from_str(&text).expect("JSON");
    let mut compared = 0;
    for report in reports {
        let file = project.at(&format!("dist/print/shop/讲义/{}", report["file"].as_str().expect("a name")));
        let args = ["-q", "-dUseTrimBox", "-r200", "-o", "-", "-sDEVICE=ink_cov"].map(OsStr::new);
        let shown = tool("gs", &[&args[..], &[file.as_os_str()]].concat());
        for (page, line) in report["pages"].as_array().expect("pages").iter().zip(shown.lines()) {
            let shown: Vec<f64> =
                line.split_whitespace().take(4).map(|n| n.parse().expect("a share")).collect();
            for (plate, shown) in shown.iter().enumerate() {
                let measured = page["coverage"][plate].as_f64().expect("a share") * 100.0;
                let near = (measured - shown).abs() <= 0.1 + shown * 0.1;
                assert!(near, "plate {plate}: measured {measured:.2} %, shown {shown:.2} %\n{line}");
                compared += 1;
            }
        }
    }
    assert!(compared > 8);
}

#[test]
fn copies_are_counted_over_the_classes() {
    let project = project(
        "  - {id: 单页, product: handouts, margin: 5%}\n  - {id: 书, product: book, per: class, margin: 50%}\n",
        0,
    );
    let class = "id,name,audience,course,start_date,end_date,size\n甲,甲班,居民,小课,2026-12-01,2026-12-10,61\n乙,乙班,居民,小课,2026-12-01,2026-12-10,40\n";
    project.write("content/classes/两班.csv", class);
    let listed = project.run(&["list", "jobs", "--format", "json"]).stdout;
    let rows: Vec<Value> = listed.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect();
    assert_eq!(
        (&rows[0]["copies"], &rows[0]["margin_percent"]),
        (&107.into(), &5.into()),
        "101 and 5 percent, rounded up"
    );
    assert_eq!(rows[1]["copies"], 5, "three classes and a half more");
}

/// A shop that has printed a sheet need not print it again because another lesson was edited.
#[test]
fn what_is_edited_gets_a_new_version_and_nothing_else_does() {
    let project =
        project("  - {id: 单页, product: handouts, copies: 1}\n  - {id: 书, product: book, copies: 1}\n", 2);
    let sums = || -> Vec<(String, String)> {
        project.run(&["build", "--only", "print"]).expect(0);
        let pieces =
            ["单页", "书"].map(|job| shop(&project, job).1["pieces"].as_array().expect("pieces").clone());
        let pieces = pieces.concat();
        let said = |piece: &Value, key: &str| piece[key].as_str().expect(key).to_owned();
        pieces
            .iter()
            .map(|piece| (said(piece, "title"), piece["files"].to_string() + &said(piece, "version")))
            .collect()
    };
    let before = sums();
    let lesson = project.read("content/lessons/加课01.md");
    project.write("content/lessons/加课01.md", lesson + "\n多说一句。\n");
    let changed: Vec<String> =
        sums().into_iter().filter(|piece| !before.contains(piece)).map(|(title, _)| title).collect();
    assert_eq!(changed, ["加课1", "小培训"], "its own sheet, and the book that holds it");
}

#[test]
fn one_job_is_built_alone_and_leaves_the_rest() {
    let project =
        project("  - {id: 甲, product: book, copies: 1}\n  - {id: 乙, product: handouts, copies: 1}\n", 0);
    project.run(&["build"]).expect(0);
    let before = below(&project.at("dist")).len();
    std::fs::remove_dir_all(project.at("dist/print/shop/甲")).expect("it was made");
    project.run(&["build", "--only", "print", "--job", "甲"]).expect(0);
    assert_eq!(below(&project.at("dist")).len(), before);
    let wrong = project.run(&["build", "--job", "丙"]).expect(2);
    assert!(wrong.stderr.contains("没有叫“丙”的印件；有：甲、乙"), "{}", wrong.stderr);
}

/// Shares of cyan, magenta, yellow and black on each page, as Ghostscript separates it.
fn plates(file: &Path) -> Vec<[f64; 4]> {
    let inks = tool("gs", &["-o".as_ref(), "-".as_ref(), "-sDEVICE=inkcov".as_ref(), file.as_os_str()]);
    let page = |line: &str| {
        let shares: Vec<f64> = line.split_whitespace().take(4).map(|n| n.parse().expect("a share")).collect();
        shares.try_into().expect("four plates")
    };
    inks.lines().filter(|line| line.contains("CMYK")).map(page).collect()
}

#[test]
fn a_coloured_picture_becomes_black_in_a_black_job_and_inks_in_a_coloured_one() {
    if !have(&["gs", "qpdf"]) {
        return;
    }
    let jobs = "  - {id: 黑, product: handouts, copies: 1}\n  - {id: 彩, product: handouts, palette: 4+4, copies: 1}\n  \
                - {id: 专, product: handouts, palette: spot 大红, copies: 1}\n";
    let project = project(jobs, 0);
    with_a_red_wall(&project);
    project.run(&["build", "--only", "print"]).expect(0);
    let inks = |job: &str| -> Vec<[f64; 4]> {
        let (files, _) = shop(&project, job);
        of_kind(&files, "press").into_iter().flat_map(plates).collect()
    };
    assert!(inks("黑").iter().all(|[c, m, y, _]| c + m + y == 0.0), "black alone");
    assert!(inks("彩").iter().any(|[_, m, y, _]| *m > 0.01 && *y > 0.01), "the wall is red");
    let (files, _) = shop(&project, "专");
    let spot = of_kind(&files, "press").into_iter().any(|file| {
        let text = plainly(file);
        text.contains("/Separation")
            && text.contains("/#e5#a4#a7#e7#ba#a2")
            && text.contains("/CoursepackSpot cs")
    });
    assert!(spot, "the accent is on a plate of its own");
}

#[test]
fn question_papers_come_in_variants_and_their_keys_only_for_trainers() {
    if !have(&["pdftotext"]) {
        return;
    }
    let project = Project::sample();
    project.run(&["build", "--only", "print", "--job", "quiz"]).expect(0);
    let (files, sheet) = shop(&project, "quiz");
    let text = |path: &Path| tool("pdftotext", &["-layout".as_ref(), path.as_os_str(), "-".as_ref()]);
    let (mut papers, mut keys) = (Vec::new(), 0);
    for (piece, path) in sheet["pieces"].as_array().expect("pieces").iter().zip(of_kind(&files, "press")) {
        let (words, title) = (text(path), piece["title"].as_str().expect("a title").to_owned());
        if piece["edition"] == "trainer" {
            keys += 1;
            assert!(words.contains("解析") && words.contains("依据"), "{title}");
        } else {
            assert!(!words.contains("解析") && !words.contains("答案："), "{title}");
            assert!(words.contains("答题卡") && words.contains("姓名"), "{title}");
            papers.push((title, words));
        }
    }
    assert_eq!((papers.len(), keys), (16, 16), "eight banks in two variants");
    let orders = |variant: &str| {
        let paper = papers.iter().find(|(title, _)| title.contains("上班") && title.contains(variant));
        paper.map(|(_, words)| words.replace(variant, "")).expect("a paper")
    };
    assert_ne!(orders("A卷"), orders("B卷"), "neighbours cannot copy");
}

/// Adds a lesson with a picture of a red wall.
fn with_a_red_wall(project: &Project) {
    let picture = "tests/errors/pack/colour/content/lessons/小图.png";
    let bytes = std::fs::read(crate::support::files::root().join(picture)).expect("a picture");
    project.write("content/lessons/小图.png", bytes);
    let lesson = "---\n标题: 看图\n讲授: 20\n目标: [会看]\n---\n\n## 看图\n\n![红墙](小图.png)\n";
    project.write("content/lessons/看图.md", lesson);
}

/// The file without compression, so that its objects can be read.
fn plainly(file: &Path) -> String {
    let args = ["--qdf", "--object-streams=disable"].map(OsStr::new);
    let out = Command::new("qpdf").args(args).arg(file).arg("-").output().expect("qpdf");
    String::from_utf8_lossy(&out.stdout).into_owned()
}

/// The profile of a press that comes with Ghostscript.
const PROFILE: &str = "/usr/share/color/icc/ghostscript/default_cmyk.icc";

#[test]
fn with_the_profile_of_a_press_the_files_are_for_exchange() {
    if !have(&["qpdf", "pdfinfo", "gs"]) {
        return;
    }
    let Ok(profile) = std::fs::read(PROFILE) else { return need::missing("there is no profile of a press") };
    let job = "  - {id: 册, product: handouts, palette: 4+4, binding: saddle, copies: 5}\n";
    let project = project(job, 0);
    with_a_red_wall(&project);
    project.run(&["build", "--only", "print"]).expect(0);
    let plain = shop(&project, "册");
    assert_eq!(plain.1["standard"], "PDF");
    let without: Vec<[f64; 4]> = of_kind(&plain.0, "press").into_iter().flat_map(plates).collect();
    let head = project.read("content/curriculum.yaml");
    project.write("content/curriculum.yaml", format!("{head}theme: 印厂\n"));
    project.write("themes/印厂/print/press.icc", profile);
    project.run(&["build", "--only", "print"]).expect(0);
    let (files, sheet) = shop(&project, "册");
    assert_eq!(sheet["standard"], "PDF/X-4");
    assert!(!sheet["output_condition"].as_str().expect("a name").is_empty());
    let mut identities = Vec::new();
    for (_, file) in &files {
        tool("qpdf", &["--check".as_ref(), file.as_os_str()]);
        let head = tool("pdfinfo", &[file.as_os_str()]);
        let says = |name: &str, value: &str| {
            assert!(
                head.lines().any(|line| line.split_whitespace().eq([name, value])),
                "{name} {value}: {head}"
            );
        };
        says("JavaScript:", "no");
        says("Encrypted:", "no");
        assert!(head.contains("1.6"), "{head}");
        let metadata = tool("pdfinfo", &["-meta".as_ref(), file.as_os_str()]);
        assert!(metadata.contains("<pdfxid:GTS_PDFXVersion>PDF/X-4<"), "{metadata}");
        identities.push(metadata.split("DocumentID>").nth(1).expect("an identity").to_owned());
        let text = plainly(file);
        for must in
            ["/S /GTS_PDFX", "/DestOutputProfile", "/Trapped /False", "/ID [", "/TrimBox", "/BleedBox"]
        {
            assert!(text.contains(must), "{must}");
        }
        // What the standard forbids (ISO 15930-7, clause 6), and colours that the condition does not explain.
        for never in
            ["/Annots", "/JavaScript", "/AA ", "/Encrypt", "/LZWDecode", "/DeviceRGB", "/CalRGB", "/TR "]
        {
            assert!(!text.contains(never), "{never}");
        }
    }
    let count = identities.len();
    identities.sort();
    identities.dedup();
    assert_eq!(identities.len(), count, "every file is a document of its own");
    let with: Vec<[f64; 4]> = of_kind(&files, "press").into_iter().flat_map(plates).collect();
    assert_ne!(with, without, "the wall is converted by the profile");
}

/// The letters of a cell of a sheet's side, in no order: pages may stand upside down.
fn letters(words: &str) -> String {
    let mut all: Vec<char> = words.chars().filter(|c| !c.is_whitespace()).collect();
    all.sort_unstable();
    all.into_iter().collect()
}

#[test]
fn every_imposition_puts_pages_where_its_dummy_says() {
    if !have(&["pdfinfo", "pdftotext"]) {
        return;
    }
    let schemes = [
        "saddle",
        "signature-8",
        "signature-16",
        "cut-and-stack 2x1",
        "cut-and-stack 2x2",
        "work-and-turn",
        "work-and-tumble",
    ];
    let jobs: Vec<String> = schemes
        .iter()
        .enumerate()
        .map(|(at, scheme)| {
            let binding = if scheme.starts_with("sign") { "perfect" } else if *scheme == "saddle" { "saddle" } else { "none" };
            let (product, paper) = if scheme.starts_with("work") { ("handouts, lessons: [第一课]", "A4") } else { ("book", "A5") };
            format!("  - {{id: p{at}, product: {product}, paper: {paper}, binding: {binding}, imposition: {scheme}, weight: 128, copies: 9}}\n")
        })
        .collect();
    let project = project(&jobs.concat(), 9);
    project.run(&["build", "--only", "print"]).expect(0);
    for (at, scheme) in schemes.iter().enumerate() {
        let (files, sheet) = shop(&project, &format!("p{at}"));
        let (press, imposed) = (of_kind(&files, "press")[0], of_kind(&files, "imposed")[0]);
        let pages = sheet["pieces"][0]["pages"].as_u64().expect("a count") as usize;
        let singles: Vec<String> = (1..=pages).map(|page| letters(&words(press, page, None))).collect();
        let (mut side, mut seen) = (0, 0);
        for folded in sheet["folding"].as_array().expect("a dummy") {
            for rows in ["front", "back"].map(|name| folded[name].as_array().expect("rows")) {
                if rows.is_empty() {
                    continue;
                }
                side += 1;
                let (down, across) = (rows.len(), rows[0].as_array().expect("a row").len());
                for (row, cells) in rows.iter().enumerate() {
                    for (column, page) in cells.as_array().expect("a row").iter().enumerate() {
                        let cell = [column, row].map(|n| n as f64);
                        let read = letters(&words_in(imposed, side, cell, [across, down].map(|n| n as f64)));
                        let meant = page.as_u64().map_or("", |page| &singles[page as usize - 1]);
                        assert_eq!(
                            read, meant,
                            "{scheme}, side {side}, row {row}, column {column}: page {page}"
                        );
                        seen += 1;
                    }
                }
            }
        }
        assert!(seen >= 2, "{scheme}: something was compared");
    }
}

#[test]
fn the_house_style_of_documents_has_22_lines_of_28_characters() {
    if !have(&["pdftotext", "pdfinfo"]) {
        return;
    }
    let project = project("  - {id: 讲义, product: handouts, copies: 1}\n", 1);
    let head = project.read("content/curriculum.yaml");
    project.write("content/curriculum.yaml", format!("{head}theme: 公文\n"));
    project.write("themes/公文/theme.yaml", "版式: 公文\n");
    let paragraph = "字".repeat(28 * 40);
    let lesson = project.read("content/lessons/加课00.md");
    project.write("content/lessons/加课00.md", format!("{lesson}\n{paragraph}\n"));
    project.run(&["build", "--only", "print"]).expect(0);
    let handouts = below(&project.at("dist/print/learner/handouts"));
    let added = handouts.iter().find(|file| file.to_string_lossy().contains("jia-ke"));
    let file = added.expect("a handout");
    let pages = tool("pdfinfo", &[file.as_os_str()]);
    let pages =
        pages.lines().find_map(|line| line.strip_prefix("Pages:")).expect("a count").trim().to_owned();
    let last: usize = pages.parse().expect("a number");
    let full = (2..last).map(|page| tool_text(file, page)).find(|text| text.contains(&"字".repeat(28)));
    let full = full.expect("a page of nothing but text");
    let lines: Vec<&str> = full.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    assert_eq!(lines.len(), 23, "22 lines and the folio: {full}");
    assert!(lines.iter().all(|line| line.chars().count() <= 28), "{full}");
    assert!(lines[22].starts_with('—') && lines[22].ends_with('—'), "{}", lines[22]);
}

/// The text of a page, line by line.
fn tool_text(file: &Path, page: usize) -> String {
    let page = page.to_string();
    let range = ["-layout", "-f", &page, "-l", &page].map(OsStr::new);
    tool("pdftotext", &[&range[..], &[file.as_os_str(), "-".as_ref()]].concat())
}

#[test]
fn a_handout_in_two_languages_has_them_side_by_side() {
    if !have(&["pdftotext", "pdfinfo", "qpdf"]) {
        return;
    }
    let project = project("  - {id: 对照, product: handouts, bilingual: ug, copies: 1}\n", 0);
    let translated = "---\ntitle: ئۈستى ۋە ئاستى قەۋەت\nteaching: 20\nexercises: 10\naudience: [居民]\n\
                      legal_basis: [\"《邻里示例法》第二条\"]\n---\n\n> [!目标]\n> - كېچىدە قاچان تىنچ بولۇشنى بىلىش\n\n\
                      ## كېچىدىكى ئاۋاز\n\n> [!法条] 《邻里示例法》第二条\n\n> [!白话]\n> سائەت ئوندىن كېيىن ئاۋازنى پەس قىلىڭ.\n";
    project.write("content/lessons/第一课.ug.md", translated);
    project.run(&["build", "--only", "print"]).expect(0);
    let (files, _) = shop(&project, "对照");
    let file = of_kind(&files, "press")[0];
    tool("qpdf", &["--check".as_ref(), file.as_os_str()]);
    let (left, right) = (words(file, 1, Some(0)), words(file, 1, Some(1)));
    assert!(left.contains("轻一点") && !right.contains("轻一点"), "{left}\n{right}");
    assert!(right.contains("《邻里示例法》第二条"), "brackets do not turn round: {right}");
    let uyghur = |text: &str| text.chars().filter(|c| ('\u{600}'..='\u{6ff}').contains(c)).count();
    assert!(uyghur(&right) > 40 && uyghur(&left) < 3, "{left}\n{right}");
}

#[test]
fn a_film_on_the_network_has_a_code_for_telephones() {
    if !have(&["pdftoppm", "zbarimg"]) {
        return;
    }
    let project = project("  - {id: 讲义, product: handouts, copies: 1}\n", 0);
    let address = "https://example.org/films/门?lang=zh&full=1";
    let media = project.read("content/media/media.yaml");
    project.write(
        "content/media/media.yaml",
        format!("{media}\n- {{id: 敲门, title: 敲门, type: film, external: true, license: CC0, rights_holder: 居委会, url: \"{address}\"}}\n"),
    );
    let lesson = project.read("content/lessons/第一课.md");
    project.write("content/lessons/第一课.md", format!("{lesson}\n> [!媒体] 敲门\n"));
    project.run(&["build", "--only", "print"]).expect(0);
    let (files, _) = shop(&project, "讲义");
    let mut sheets = below(&project.at("dist/print/learner/handouts"));
    sheets.extend(of_kind(&files, "press").into_iter().map(Path::to_path_buf));
    for file in &sheets {
        let picture = project.at("page");
        tool(
            "pdftoppm",
            &["-r".as_ref(), "200".as_ref(), "-png".as_ref(), file.as_os_str(), picture.as_os_str()],
        );
        let all = below(project.root());
        let pages = all.iter().filter(|file| relative(file, project.root()).starts_with("page"));
        let read: String = pages
            .map(|page| {
                Command::new("zbarimg").args(["-q", "--raw"]).arg(page).output().expect("zbarimg").stdout
            })
            .map(|words| String::from_utf8_lossy(&words).into_owned())
            .collect();
        assert!(
            read.contains("https://example.org/films/%E9%97%A8?lang=zh&full=1"),
            "{}: {read}",
            file.display()
        );
    }
}
