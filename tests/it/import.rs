//! `import law`: what people have becomes a clean law file, and what is left behind is told.

use crate::support::docx::{package, paragraph, root, styled, with_body, with_parts};
use crate::support::need;
use crate::support::program::Outcome;
use crate::support::project::Project;
use coursepack::law::Statute;
use std::fs;

const MADE: &str = "content/laws/晾衣管理条例(2021-05-06).md";

/// As copied out of a PDF: broken lines, a table of contents, page numbers, running heads, spread headings.
const SPREAD: &str = "\u{feff}某市公报 第7期\r\n晾衣管理条例\r\n（2019年3月4日某市议事会通过　根据2021年5月6日某市议事会\r\n\
    《关于修改晾衣管理条例的决定》修正）\r\n目　　录\r\n第一章　总　　则……1\r\n第二章　晾　　晒……2\r\n\
    第一章　总　　则\r\n　　第 一 条　为了让衣服\r\n晒得干，制定\r\n- 1 -\r\n\r\n某市公报 第7期\r\n本条例。\r\n　　\
    衣服包括\u{200b}被单。\r\n　　第 二 章　晾　　晒\r\n　　第⼆条　下列１０处可以晾⾐服：\r\n　　( 一 )阳台；\r\n　　\
    （二）院子。\r\n- 2 -\r\n某市公报 第7期\r\n　　第一条规定的院子不包括菜地。\r\n　　\
    笫三条　本条例自2019年6月1日起施行。\r\n上一篇：别的条例\r\n";

const CLEAN: &str = "# 晾衣管理条例\n\n2019年3月4日 某市议事会通过\n\n根据2021年5月6日某市议事会《关于修改晾衣管理条例的决定》修正\n\n\
    <!-- INFO END -->\n\n## 第一章 总则\n\n第一条 为了让衣服晒得干，制定本条例。\n\n衣服包括被单。\n\n## 第二章 晾晒\n\n\
    第二条 下列10处可以晾衣服：\n\n（一）阳台；\n\n（二）院子。\n\n第一条规定的院子不包括菜地。\n\n\
    第三条 本条例自2019年6月1日起施行。\n";

fn with(name: &str, bytes: impl AsRef<[u8]>) -> Project {
    let project = Project::of("src/cli/new/project");
    project.write(name, bytes);
    project
}

/// The text that a file becomes, and the run.
#[track_caller]
fn shown(name: &str, bytes: impl AsRef<[u8]>) -> Outcome {
    with(name, bytes).run(&["import", "law", name, "--dry-run"]).expect(0)
}

#[track_caller]
fn tells(outcome: &Outcome, told: &[&str]) {
    for told in told {
        assert!(outcome.stderr.contains(told), "{told}\n{}", outcome.stderr);
    }
}

#[test]
fn a_copied_text_becomes_clean_and_tells_what_is_gone() {
    let project = with("原文.txt", SPREAD);
    let outcome = project.run(&["import", "law", "原文.txt"]).expect(0);
    assert_eq!(outcome.stdout, format!("{MADE}\n"));
    assert_eq!(project.read(MADE), CLEAN);
    tells(
        &outcome,
        &[
            "《晾衣管理条例》：通过或修正 2021-05-06，施行 2021-05-06，共 3 条",
            "标题之前的内容没有带过来：第 1 行“某市公报 第7期”",
            "去掉了目录：第 5 行",
            "去掉了页码：第 11 行“- 1 -”、第 20 行“- 2 -”",
            "去掉了每页都有的页眉页脚：第 13 行“某市公报 第7期”、第 21 行",
            "法律正文之后的内容没有带过来：第 24 行“上一篇：别的条例”",
        ],
    );
    let found = project.run(&["check", "--format", "short"]).expect(0).stdout;
    assert!(!found.contains("晾衣"), "{found}");
    let articles = project.run(&["list", "articles", "--format", "csv"]).expect(0).stdout;
    assert_eq!(
        articles.lines().filter(|line| line.contains("晾衣管理条例(2021-05-06)")).count(),
        3,
        "{articles}"
    );
}

#[test]
fn encodings_of_old_machines_are_read() {
    let utf16 = |unit: fn(u16) -> [u8; 2]| SPREAD.encode_utf16().flat_map(unit).collect::<Vec<u8>>();
    let bare = |unit: fn(u16) -> [u8; 2]| utf16(unit)[2..].to_vec();
    for bytes in
        [utf16(u16::to_le_bytes), utf16(u16::to_be_bytes), bare(u16::to_le_bytes), bare(u16::to_be_bytes)]
    {
        assert_eq!(shown("x.txt", bytes).stdout, CLEAN);
    }
    // GB18030 of 法律\n第一条 有效。
    let gb = b"\xB7\xA8\xC2\xC9\n\xB5\xDA\xD2\xBB\xCC\xF5 \xD3\xD0\xD0\xA7\xA1\xA3\n";
    assert_eq!(shown("x.txt", gb).stdout, "# 法律\n\n<!-- INFO END -->\n\n第一条 有效。\n");
}

#[test]
fn word_files_keep_the_numbers_that_word_makes() {
    let level = |at: u8, text: &str| {
        format!(
            r#"<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="chineseCountingThousand"/><w:lvlRestart w:val="0"/><w:lvlText w:val="{text}"/></w:lvl>"#
        )
    };
    let levels = [
        level(0, "第%1章"),
        level(1, "第%2条"),
        level(2, "（%3）").replace("<w:lvlRestart w:val=\"0\"/>", ""),
    ];
    let numbering = format!(
        r#"<w:abstractNum w:abstractNumId="4">{}</w:abstractNum><w:num w:numId="2"><w:abstractNumId w:val="4"/></w:num>"#,
        levels.concat()
    );
    let styles = r#"<w:style w:styleId="Tiao"><w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="2"/></w:numPr></w:pPr></w:style>"#;
    let numbered = |at: u8, words: &str| {
        styled(&format!(r#"<w:numPr><w:ilvl w:val="{at}"/><w:numId w:val="2"/></w:numPr>"#), words)
    };
    let article = |words: &str| styled(r#"<w:pStyle w:val="Tiao"/>"#, words);
    let body = [
        paragraph("晾衣管理条例"),
        paragraph(
            "（2019年3月4日某市议事会通过　根据2021年5月6日某市议事会《关于修改晾衣管理条例的决定》修正）",
        ),
        numbered(0, "总　　则"),
        article("为了让衣服晒得干，制定本条例。"),
        paragraph("衣服包括被单。"),
        numbered(0, "晾　　晒"),
        article("下列10处可以晾衣服："),
        numbered(2, "阳台；"),
        numbered(2, "院子。"),
        paragraph("第一条规定的院子不包括菜地。"),
        article("本条例自2019年6月1日起施行。"),
    ];
    let parts =
        [("word/numbering.xml", root("numbering", &numbering)), ("word/styles.xml", root("styles", styles))];
    assert_eq!(shown("x.docx", with_parts(&body.concat(), &parts)).stdout, CLEAN);
}

#[test]
fn what_a_word_file_holds_besides_text_is_told_with_its_place() {
    let text = |words: &str| format!("<w:t>{words}</w:t>");
    let table = format!("<w:tbl><w:tr><w:tc>{}</w:tc></w:tr></w:tbl>", paragraph("尺寸"));
    let note = format!(r#"<w:footnote w:id="3"><w:p><w:r>{}</w:r></w:p></w:footnote>"#, text("见公报"));
    let boxed = format!("<w:drawing><w:txbxContent>{}</w:txbxContent></w:drawing>", paragraph("旁边的话"));
    let second = format!(
        r#"<w:p><w:r>{}<w:footnoteReference w:id="3"/></w:r><w:del><w:r><w:delText>不</w:delText></w:r></w:del><w:ins><w:r>{}</w:r></w:ins><w:r><w:drawing/>{boxed}</w:r></w:p>"#,
        text("第二条 可以"),
        text("晾衣服。"),
    );
    let body = [paragraph("晾衣办法"), paragraph("第一条 晾衣服。"), table, second];
    let parts = [("word/footnotes.xml", root("footnotes", &note))];
    let outcome = shown("x.docx", with_parts(&body.concat(), &parts));
    assert_eq!(outcome.stdout, "# 晾衣办法\n\n<!-- INFO END -->\n\n第一条 晾衣服。\n\n第二条 可以晾衣服。\n");
    tells(
        &outcome,
        &[
            "表格没有带过来，要用的内容请写成文字：第 3 段“尺寸”",
            "脚注没有带过来：第 4 段“见公报”",
            "删去的字没有带过来，加进的字算作接受：第 4 段“不”",
            "图片没有带过来：第 4 段",
            "文本框里的字没有带过来，需要的请抄到正文：第 4 段“旁边的话”",
            "没有找到通过或施行的日期",
        ],
    );
}

#[test]
fn a_saved_page_loses_its_navigation() {
    let page = "<!DOCTYPE html><html><head><title>晾衣管理条例_某市人民政府</title><script>document.write('<p>第九条 假的</p>')</script>\
        <style>p{}</style></head><body><nav><p>第八条 首页</p></nav><div style='display: none'>第七条 隐藏</div>\
        <table><tr><td><h1>晾衣管理条例</h1></td></tr><tr><td>来源：某市政府 发布时间：2021年5月7日</td></tr><tr><td><div id=zoom>\
        （2019年3月4日某市议事会通过　根据2021年5月6日某市议事会《关于修改晾衣管理条例的决定》修正）<br>　　第一章　总　则<br>\n　　\
        第一条　为了让<b>衣服</b>晒得干，\n制定本条例。<br><br>　　衣服包括被单。<p>第二章　晾&nbsp;晒</p><p>第二条　下列10处可以晾衣服：</p>\
        <p>（一）阳台；<p>（二）院子<sup><a href='#n'>[1]</a></sup>。<img alt='图样'><table><tr><td>尺寸<td>颜色</table>\
        <p>第一条规定的院子不包括菜地。<p>第三条　本条例自2019年6月1日起施行。</div></td></tr></table>\
        <div>上一篇：别的条例</div><footer>版权所有</footer></body></html>";
    for name in ["x.html", "x.htm", "x.doc"] {
        let outcome = shown(name, page);
        assert_eq!(outcome.stdout, CLEAN);
        tells(
            &outcome,
            &[
                "表格没有带过来",
                "“尺寸”",
                "脚注没有带过来",
                "图片没有带过来：第 3 行“图样”",
                "“上一篇：别的条例”",
            ],
        );
    }
}

#[test]
fn a_clean_file_stays_as_it_is_and_a_part_stays_a_part() {
    assert_eq!(shown("x.md", CLEAN).stdout, CLEAN);
    let part = CLEAN.replacen("\n\n", "\n\n# 晒被编\n\n", 1);
    let project = with("x.md", &part);
    let outcome = project.run(&["import", "law", "x.md"]).expect(0);
    assert_eq!(outcome.stdout, "content/laws/晾衣管理条例-晒被编(2021-05-06).md\n");
    assert_eq!(project.read(outcome.stdout.trim()), part);
}

#[test]
fn missing_and_doubled_articles_are_told_with_their_place() {
    let gap = CLEAN.replace("第三条 本", "| 甲 | 乙 |\n\n第四条 本").replace("（二）院子", "第一条 院子");
    let project = with("x.md", gap);
    let outcome = project.run(&["import", "law", "x.md", "--dry-run", "--lang", "en"]).expect(1);
    tells(
        &outcome,
        &[
            "tables were left out; write what matters as text: line 25 “| 甲 | 乙 |”",
            "articles are missing between 2 and 4 (line 27 of the original, line 25 of the new file)",
            "article 1 comes twice (line 21 of the original",
        ],
    );
}

#[test]
fn an_editors_file_is_never_overwritten_unasked() {
    let project = with("原文.txt", SPREAD);
    project.write(MADE, "我改过的\n");
    tells(&project.run(&["import", "law", "原文.txt"]).expect(2), &["--force"]);
    assert_eq!(project.read(MADE), "我改过的\n");
    project.run(&["import", "law", "原文.txt", "--force"]).expect(0);
    assert_eq!(project.read(MADE), CLEAN);
    // The same words again are no quarrel.
    project.run(&["import", "law", "原文.txt"]).expect(0);
}

#[test]
fn what_cannot_be_read_says_the_way_out_and_stops_nothing_else() {
    let project = with("原文.txt", SPREAD);
    let cases: [(&str, Vec<u8>, &str); 9] = [
        ("空.txt", Vec::new(), "空.txt 里面没有文字"),
        ("信.txt", "你好。\n".into(), "信.txt 里没有“第一条”"),
        ("扫描.docx", b"%PDF-1.7".to_vec(), "扫描.docx 是 PDF"),
        ("旧.docx", b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1".to_vec(), "“另存为”.docx"),
        ("照片.txt", b"\x89PNG\r\n\x1A\n".to_vec(), "照片.txt 是图片"),
        ("表格.docx", package(&[("xl/workbook.xml", b"<x/>")]), "表格.docx 是压缩包"),
        ("坏.docx", with_body(&paragraph("第一条 好。"))[..60].to_vec(), "坏.docx 是 .docx，但已损坏"),
        ("炸弹.docx", with_body(&" ".repeat(40 << 20)), "炸弹.docx 太大"),
        ("程序.bin", b"\x7FELF\x02\x01\x01\0\0\0\0\0\0\0\0\0".repeat(99), "程序.bin 不是文字文件"),
    ];
    let mut words = vec!["import", "law"];
    for (name, bytes, _) in &cases {
        project.write(name, bytes);
        words.push(name);
    }
    words.push("原文.txt");
    let outcome = project.run(&words).expect(1);
    tells(&outcome, &cases.each_ref().map(|(_, _, told)| *told));
    assert_eq!(project.read(MADE), CLEAN);
    let outcome = project.run(&["import", "law", "没有.txt", "content", "原文.txt"]).expect(2);
    tells(&outcome, &["没有.txt：没有这个文件", "content 不是文件"]);
}

#[test]
fn hostile_nesting_and_breadth_cost_no_more_than_their_length() {
    let deep =
        |open: &str, close: &str| format!("{}第一条 好。{}", open.repeat(200_000), close.repeat(200_000));
    shown("x.html", format!("<html><title>好办法</title>{}", deep("<div><table><tr><td>", "</div>")));
    shown(
        "x.docx",
        with_body(&deep("<w:sdt>", "</w:sdt>").replace("第一条 好。", &paragraph("第一条 好。"))),
    );
    let attributes: String = (0..200_000).map(|n| format!(" a{n}=''")).collect();
    shown("x.docx", with_body(&format!("<w:p{attributes}/>{}", paragraph("第一条 好。"))));
    shown("x.txt", format!("好办法\n第一条 {}", "（没有说完的话\n".repeat(200_000)));
    shown("x.txt", format!("（2019年3月4日通过\n{}第一条 好。", "2019年3月4日第一次\n".repeat(200_000)));
}

#[test]
fn programs_get_a_line_for_each_file() {
    let project = with("原文.txt", SPREAD);
    project.write("空.txt", "");
    let outcome = project.run(&["import", "law", "--format", "json", "原文.txt", "空.txt"]).expect(1);
    let lines: Vec<&str> = outcome.stdout.lines().collect();
    assert_eq!(lines.len(), 2, "{}", outcome.stdout);
    let starts = format!(
        r#"{{"file":"原文.txt","law":"{MADE}","title":"晾衣管理条例","part":null,"date_document":"2021-05-06","in_force":"2021-05-06","articles":3,"left_out":[{{"what":"before-title","line":1,"paragraph":null,"words":"某市公报 第7期","message":""#
    );
    assert!(lines[0].starts_with(&starts), "{}", lines[0]);
    assert!(
        lines[1].starts_with(r#"{"file":"空.txt","law":null,"#)
            && lines[1].contains(r#""error":"空.txt 里面没有文字"#)
    );
    assert_eq!(outcome.stderr, "");
}

/// Official texts as people get them: each becomes the same articles with the same words.
#[test]
fn laws_of_the_corpus_survive_the_journey() {
    let Some(shared) = need::shared() else { return };
    let project = Project::of("src/cli/new/project");
    let mut paths: Vec<_> =
        fs::read_dir(shared.join("corpus/laws")).expect("laws").flatten().map(|entry| entry.path()).collect();
    paths.sort();
    let mut files = Vec::new();
    for (number, path) in paths.iter().enumerate() {
        let text = fs::read_to_string(path).expect("a law");
        let lines: Vec<(bool, &str)> = text
            .lines()
            .filter(|line| !line.starts_with("<!--"))
            .map(|line| {
                (
                    line.starts_with('#'),
                    line.trim_start_matches('#').trim_matches(|c: char| c.is_whitespace() || c == '\u{200b}'),
                )
            })
            .filter(|(_, line)| !line.is_empty())
            .collect();
        let plain: String = lines
            .iter()
            .map(|(head, line)| format!("{}{line}\r\n", if *head { "" } else { "　　" }))
            .collect();
        let word: String = lines.iter().map(|(_, line)| paragraph(line)).collect();
        for (name, bytes) in
            [(format!("{number}.txt"), plain.into_bytes()), (format!("{number}.docx"), with_body(&word))]
        {
            project.write(&name, bytes);
            files.push((name, text.clone()));
        }
    }
    for (name, text) in &files {
        let outcome = project.run(&["import", "law", name, "--dry-run", "--quiet"]).expect(0);
        assert_eq!(articles(&outcome.stdout), articles(text), "{name}");
    }
    assert!(files.len() > 100, "{}", files.len());
}

/// Number, paragraphs and words of each article.
fn articles(text: &str) -> Vec<(String, usize, String)> {
    let (statute, _) = Statute::parse(text, 0);
    let letters =
        |text: &str| text.chars().filter(|c| !c.is_whitespace() && *c != '\u{200b}').collect::<String>();
    let one_form = |text: &str| letters(text).replace('(', "（").replace(')', "）").replace('笫', "第");
    let articles = statute.articles().iter();
    articles
        .map(|article| {
            (article.no.to_string(), statute.paragraphs(article).len(), one_form(article.span.text(text)))
        })
        .collect()
}
