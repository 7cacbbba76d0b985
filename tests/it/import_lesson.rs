//! `import lesson`: a Word document or a presentation becomes a draft; every word is in it or told.

use crate::random::{Strategy, check, select, vec};
use crate::support::docx::{package, paragraph, root, styled, with_parts};
use crate::support::project::Project;
use crate::support::{files, office};
use coursepack::convert::{docx, pptx};

const PNG: &[u8] = include_bytes!("../../content/media/scam-call.png");

/// Relations in XML: id, kind and target.
fn relations(list: &[(&str, &str, &str)]) -> String {
    let one = |(id, kind, target): &(&str, &str, &str)| {
        let outside = if target.contains("://") { r#" TargetMode="External""# } else { "" };
        format!(r#"<Relationship Id="{id}" Type="x/{kind}" Target="{target}"{outside}/>"#)
    };
    format!("<Relationships>{}</Relationships>", list.iter().map(one).collect::<String>())
}

fn word_file() -> Vec<u8> {
    let styles = r#"<w:style w:styleId="T"><w:name w:val="Title"/></w:style><w:style w:styleId="H"><w:name w:val="heading 1"/></w:style>"#;
    let numbering = r#"<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl><w:lvl w:ilvl="1"><w:numFmt w:val="bullet"/><w:lvlText w:val="x"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>"#;
    let item = |level: u8, words: &str| {
        styled(&format!(r#"<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="1"/></w:numPr>"#), words)
    };
    let cell = |words: &str| format!("<w:tc>{}</w:tc>", paragraph(words));
    let body = [
        styled(r#"<w:pStyle w:val="T"/>"#, "收好凭证"),
        styled(r#"<w:pStyle w:val="H"/>"#, "第一步"),
        r#"<w:p><w:r><w:t>先</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>“留票”</w:t></w:r><w:r><w:t>，见</w:t></w:r><w:hyperlink r:id="l"><w:r><w:t>网站</w:t></w:r></w:hyperlink><w:r><w:footnoteReference w:id="2"/></w:r><w:del><w:r><w:delText>删掉的</w:delText></w:r></w:del><w:r><w:commentReference w:id="0"/></w:r></w:p>"#.to_owned(),
        item(0, "拍照"),
        item(1, "正面"),
        item(0, "存好"),
        format!("<w:tbl><w:tr>{}{}</w:tr><w:tr>{}{}</w:tr></w:tbl>", cell("谁"), cell("做"), cell("我"), cell("a|b")),
        r#"<w:p><w:r><w:drawing><wp:docPr descr="一张票"/><a:blip r:embed="p"/></w:drawing></w:r><w:r><w:drawing><wp:docPr descr="矢量图"/><a:blip r:embed="e"/></w:drawing></w:r></w:p>"#.to_owned(),
        paragraph("# 不是标题 *星号*"),
        r#"<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>像标题</w:t></w:r></w:p>"#.to_owned(),
    ];
    let note =
        |kind: &str, id: u8, words: &str| format!(r#"<w:{kind} w:id="{id}">{}</w:{kind}>"#, paragraph(words));
    let png = PNG.to_vec();
    let document = root("document", &format!("<w:body>{}</w:body>", body.concat()));
    let related = relations(&[
        ("l", "hyperlink", "https://example.org/"),
        ("p", "image", "media/image1.png"),
        ("e", "image", "media/image2.emf"),
    ]);
    package(&[
        ("word/document.xml", document.as_bytes()),
        ("word/_rels/document.xml.rels", related.as_bytes()),
        ("word/styles.xml", root("styles", styles).as_bytes()),
        ("word/numbering.xml", root("numbering", numbering).as_bytes()),
        ("word/footnotes.xml", root("footnotes", &note("footnote", 2, "脚注的话")).as_bytes()),
        ("word/comments.xml", root("comments", &note("comment", 0, "批注的话")).as_bytes()),
        ("word/media/image1.png", &png),
        ("word/media/image2.emf", b"\x01\0\0\0"),
    ])
}

#[test]
fn a_word_file_becomes_a_draft_and_tells_what_is_left() {
    let project = Project::of("src/cli/new/project");
    project.write("a.docx", word_file());
    let outcome = project.run(&["import", "lesson", "a.docx"]).expect(0);
    let text = project.read("content/lessons/收好凭证.md");
    let (front, body) = text.split_once("---\n\n").expect("fields");
    assert!(front.contains("title: \"收好凭证\"") && front.contains("status: draft"), "{front}");
    assert_eq!(
        body,
        "## 第一步\n\n先“**留票**”，见[网站](https://example.org/)[^1]\n\n1. 拍照\n   - 正面\n2. 存好\n\n\
         | 谁 | 做 |\n| --- | --- |\n| 我 | a\\|b |\n\n![一张票](../media/收好凭证/image-1.png)\n\n\
         \\# 不是标题 \\*星号\\*\n\n**像标题**\n\n[^1]: 脚注的话\n"
    );
    let picture = std::fs::read(project.at("content/media/收好凭证/image-1.png")).expect("a picture");
    assert_eq!(picture, PNG);
    for told in ["第 3 段：修订中删去的字没有带过来：“删掉的”", "批注的话", "image2.emf 矢量图", "像标题"]
    {
        assert!(outcome.stderr.contains(told), "{told}\n{}", outcome.stderr);
    }
    // The only mistake is what the editor has still to write.
    let checked = project.run(&["check"]);
    let all = format!("{}{}", checked.stdout, checked.stderr);
    assert_eq!(all.matches("错误[").count(), all.matches("错误[lesson/no-objectives]").count(), "{all}");
    project.write("content/lessons/收好凭证.md", "改过");
    project.run(&["import", "lesson", "a.docx"]).expect(2);
    assert_eq!(project.read("content/lessons/收好凭证.md"), "改过");
}

#[test]
fn a_presentation_becomes_sections_with_notes_for_the_trainer() {
    let shape = |holder: &str, words: &str| {
        format!(
            "<p:sp><p:nvPr>{holder}</p:nvPr><p:txBody><a:p><a:r><a:t>{words}</a:t></a:r></a:p></p:txBody></p:sp>"
        )
    };
    let (title, body) = (r#"<p:ph type="title"/>"#, r#"<p:ph type="body"/>"#);
    let one = format!("<p:sld>{}{}</p:sld>", shape(body, "要点"), shape(title, "开头"));
    let two = format!(r#"<p:sld show="0">{}<c:chart/></p:sld>"#, shape("", "旁边的话"));
    let notes = format!("<p:notes>{}</p:notes>", shape(body, "慢慢讲"));
    let show = r#"<p:presentation><p:sldIdLst><p:sldId id="256" r:id="a"/><p:sldId id="257" r:id="b"/></p:sldIdLst></p:presentation>"#;
    let slides = relations(&[("a", "slide", "slides/slide1.xml"), ("b", "slide", "slides/slide2.xml")]);
    let related = relations(&[("n", "notesSlide", "../notesSlides/n1.xml")]);
    let bytes = package(&[
        ("ppt/presentation.xml", show.as_bytes()),
        ("ppt/_rels/presentation.xml.rels", slides.as_bytes()),
        ("ppt/slides/slide1.xml", one.as_bytes()),
        ("ppt/slides/_rels/slide1.xml.rels", related.as_bytes()),
        ("ppt/slides/slide2.xml", two.as_bytes()),
        ("ppt/notesSlides/n1.xml", notes.as_bytes()),
    ]);
    let project = Project::of("src/cli/new/project");
    project.write("b.pptx", bytes);
    let outcome = project.run(&["import", "lesson", "b.pptx", "--dry-run"]).expect(0);
    assert!(
        outcome.stdout.ends_with("## 开头\n\n- 要点\n\n> [!讲师]\n> 慢慢讲\n\n## 第 2 页\n\n旁边的话\n"),
        "{}",
        outcome.stdout
    );
    for told in ["第 2 页：这一页原来是隐藏的", "第 2 页：这一页没有标题", "第 2 页：图表没有带过来"]
    {
        assert!(outcome.stderr.contains(told), "{told}\n{}", outcome.stderr);
    }
}

#[test]
fn what_cannot_be_read_says_a_way_out() {
    let project = Project::of("src/cli/new/project");
    project.write("旧.doc", b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1");
    project.write("坏.docx", b"PK\x03\x04 no more");
    project.write("空.docx", with_parts("", &[]));
    for (file, told) in [("旧.doc", "另存为"), ("坏.docx", "已损坏"), ("空.docx", "里面没有文字")]
    {
        let outcome = project.run(&["import", "lesson", file]).expect(1);
        assert!(outcome.stderr.contains(told), "{}", outcome.stderr);
    }
}

/// Letters and figures alone, figures above and below the line as plain ones.
fn letters(text: &str) -> String {
    let plain = |c| "⁰¹²³⁴⁵⁶⁷⁸⁹".chars().position(|raised| raised == c);
    let plain = |c| plain(c).and_then(|n| char::from_digit(n as u32, 10)).unwrap_or(c);
    text.chars().filter(|c| c.is_alphanumeric()).map(plain).collect()
}

/// The words that a flat OpenDocument file shows, piece by piece.
fn words_of(source: &str) -> Vec<String> {
    let unseen =
        ["dc:creator", "dc:date", "dc:title", "office:binary-data", "math:annotation", "text:note-citation"];
    let mut words = Vec::new();
    for piece in source.split('<').skip(1) {
        let (tag, text) = piece.split_once('>').expect("a tag");
        let name = tag.split([' ', '/']).next().expect("a name");
        let text = text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
        if !unseen.contains(&name) && !letters(&text).is_empty() {
            words.push(text);
        }
    }
    words
}

/// Imports what LibreOffice made of `source`: the lesson's text and what was told.
fn imported(source: &str, ending: &str) -> Option<(String, String)> {
    let source = files::root().join("tests/office").join(source);
    let bytes = office::saved_as(&source, ending)?;
    let project = Project::of("src/cli/new/project");
    project.write(&format!("from.{ending}"), bytes);
    let outcome = project.run(&["import", "lesson", &format!("from.{ending}")]).expect(0);
    let lesson = project.read(outcome.stdout.trim());
    let all = letters(&format!("{lesson}{}", outcome.stderr));
    for words in words_of(&std::fs::read_to_string(source).expect("a source")) {
        assert!(all.contains(&letters(&words)), "{words}\n{lesson}\n{}", outcome.stderr);
    }
    // What an editor has still to write is the only mistake.
    let checked = project.run(&["check"]);
    let found = format!("{}{}", checked.stdout, checked.stderr);
    assert_eq!(
        found.matches("错误[").count(),
        found.matches("错误[lesson/no-objectives]").count(),
        "{found}"
    );
    Some((lesson, outcome.stderr))
}

#[test]
fn no_word_of_a_document_of_libreoffice_is_lost() {
    let Some((lesson, told)) = imported("租房.fodt", "docx") else { return };
    for part in [
        "## 先看房东是谁\n",
        "### 三样凭证\n",
        "核对*姓名*[^1]，再签字[^2]。",
        "80m²",
        "赁（lìn）字",
        "- 身份证\n  - 看照片像不像本人\n  - 看有效期过没过\n- 房产证\n\n* 一、付押金要收据\n* 二、交房要清单\n\n1. 打电话问物业\n",
        "| 水费｜电费 | 租客 按表付 |\n",
        "![一张红色的收据](../media/租房之前看什么/image-1.png)",
        "\n\\# 井号开头的不是标题，\\*星号\\* 不是强调",
        "[^1]: 脚注里也有**粗体的话**和[脚注的链接](https://example.org/note)。\n\n    脚注的第二段。\n",
    ] {
        assert!(lesson.contains(part), "{part}\n{lesson}");
    }
    for part in [
        "页眉页脚没有带过来：“页眉：冬季普法班”",
        "修订中删去的字没有带过来：“修订里删去的半句”",
        "修订中加进的字算作接受",
        "隐藏的字没有带过来：“藏起来的一句话”",
        "划掉的字照样带过来了，看看要不要删：“划掉的老价钱”",
        "批注没有带过来：“批注：这里要核对数字”",
        "公式没有带过来，请写成文字：“利息=本金×利率”",
        "图表没有带过来，截图存成 PNG 放进来：“图表：求助电话的次数 去年 春季 秋季 31 47”",
        "文本框里的字放进了正文",
        "合并的格子拆开了",
    ] {
        assert!(told.contains(part), "{part}\n{told}");
    }
    assert!(!told.contains("没有认出是什么") && !told.contains("坏了"), "{told}");
}

#[test]
fn no_word_of_a_presentation_of_libreoffice_is_lost() {
    let Some((lesson, told)) = imported("来电.fodp", "pptx") else { return };
    for part in [
        "## 不轻信陌生来电\n\n- 先**挂断**再核实\n  - 不回拨来电的号码\n- 见[反诈专线](https://example.org/96110)，每平方米m²\n",
        "> [!讲师]\n> 讲师备注：先问谁接过这样的电话。\n>\n> 备注的第二段。\n",
        "| 骗术 | 破法 |\n| --- | --- |\n| 冒充客服 | 找官方电话 |\n",
        "图形里的字：别怕",
        "![红色的警示牌](../media/不轻信陌生来电/image-1.png)",
    ] {
        assert!(lesson.contains(part), "{part}\n{lesson}");
    }
    for part in [
        "母版上的字没有带过来：“母版上的单位名”",
        "第 1 页：批注没有带过来：“批注：换一张清楚的图”",
        "第 2 页：这一页原来是隐藏的，也带过来了",
        "第 2 页：这一页没有标题",
        "第 3 页：图表没有带过来",
    ] {
        assert!(told.contains(part), "{part}\n{told}");
    }
}

#[test]
fn tables_in_notes_diagrams_and_links_of_slides_are_taken_or_told() {
    let words = |words: &str| format!("<a:p><a:r><a:t>{words}</a:t></a:r></a:p>");
    let jump = r#"<a:p><a:r><a:rPr strike="sngStrike"><a:hlinkClick r:id="j"/></a:rPr><a:t>去第二页</a:t></a:r></a:p>"#;
    let slide = format!(
        r#"<p:sld><p:sp><p:cNvPr><a:hlinkClick r:id="w"/></p:cNvPr><p:ph type="title"/>{}</p:sp><p:sp>{jump}</p:sp><dgm:relIds r:dm="d"/><p:pic><p:cNvPr descr="矢量"/><a:blip r:embed="e"/></p:pic></p:sld>"#,
        words("题目")
    );
    let row =
        |one: &str, two: &str| format!("<a:tr><a:tc>{}</a:tc><a:tc>{}</a:tc></a:tr>", words(one), words(two));
    let notes = format!(
        r#"<p:notes><p:sp><p:ph type="body"/>{}</p:sp><a:tbl>{}{}</a:tbl></p:notes>"#,
        words("先念一遍"),
        row("谁", "何时"),
        row("甲方", "月底")
    );
    let related = relations(&[
        ("n", "notesSlide", "../notesSlides/n1.xml"),
        ("d", "diagramData", "../diagrams/data1.xml"),
        ("j", "slide", "slide2.xml"),
        ("w", "hyperlink", "https://example.org/shape"),
        ("e", "image", "../media/image1.emf"),
    ]);
    let slides = relations(&[("a", "slide", "slides/slide1.xml")]);
    let diagram = format!(
        "<dgm:dataModel><dgm:pt>{}</dgm:pt><dgm:pt>{}</dgm:pt></dgm:dataModel>",
        words("报警"),
        words("取证")
    );
    let bytes = package(&[
        ("ppt/presentation.xml", br#"<p:presentation><p:sldId r:id="a"/></p:presentation>"#),
        ("ppt/_rels/presentation.xml.rels", slides.as_bytes()),
        ("ppt/slides/slide1.xml", slide.as_bytes()),
        ("ppt/slides/_rels/slide1.xml.rels", related.as_bytes()),
        ("ppt/notesSlides/n1.xml", notes.as_bytes()),
        ("ppt/diagrams/data1.xml", diagram.as_bytes()),
        ("ppt/media/image1.emf", b"\x01\0\0\0"),
        ("ppt/media/image2.wmf", b"\xD7\xCD"),
    ]);
    let project = Project::of("src/cli/new/project");
    project.write("a.pptx", bytes);
    let outcome = project.run(&["import", "lesson", "a.pptx", "--dry-run"]).expect(0);
    assert!(
        outcome.stdout.ends_with(
            "## 题目\n\n去第二页\n\n> [!讲师]\n> 先念一遍\n>\n> | 谁 | 何时 |\n> | --- | --- |\n> | 甲方 | 月底 |\n"
        ),
        "{}",
        outcome.stdout
    );
    for told in [
        "SmartArt 图形没有带过来，截图存成 PNG 放进来：“报警 取证”",
        "链接的地址没有带过来：“ppt/slides/slide2.xml”",
        "链接的地址没有带过来：“https://example.org/shape”",
        "划掉的字照样带过来了，看看要不要删：“去第二页”",
        "image1.emf 矢量",
        // Of what no slide shows there is the name.
        "image2.wmf",
    ] {
        assert!(outcome.stderr.contains(told), "{told}\n{}", outcome.stderr);
    }
}

#[test]
fn words_where_nobody_looks_are_found_all_the_same() {
    let chart = r#"<c:chart><c:tx><a:t>图里的话</a:t></c:tx></c:chart>"#;
    let strange = r#"<x:new><x:t>新式控件里的话</x:t></x:new>"#;
    let bytes = with_parts(
        &paragraph("正文"),
        &[("word/charts/chart9.xml", chart.to_owned()), ("word/strange1.xml", strange.to_owned())],
    );
    let project = Project::of("src/cli/new/project");
    project.write("a.docx", bytes);
    let outcome = project.run(&["import", "lesson", "a.docx", "--dry-run"]).expect(0);
    for words in ["图里的话", "新式控件里的话"] {
        assert!(
            outcome.stderr.contains(&format!("没有认出是什么，没有带过来：“{words}”")),
            "{}",
            outcome.stderr
        );
    }
}

#[test]
fn a_picture_in_the_way_leaves_everything_as_it_was() {
    let project = Project::of("src/cli/new/project");
    project.write("a.docx", word_file());
    project.write("content/media/收好凭证/image-1.png", "mine");
    let outcome = project.run(&["import", "lesson", "a.docx"]).expect(2);
    assert!(outcome.stderr.contains("image-1.png 已经有了，内容不同"), "{}", outcome.stderr);
    assert!(!project.at("content/lessons/收好凭证.md").exists());
    assert_eq!(project.read("content/media/收好凭证/image-1.png"), "mine");
    project.run(&["import", "lesson", "a.docx", "--force"]).expect(0);
    assert_eq!(std::fs::read(project.at("content/media/收好凭证/image-1.png")).expect("a picture"), PNG);
    // Nor does a lesson in the way leave its pictures behind.
    std::fs::remove_dir_all(project.at("content/media/收好凭证")).expect("pictures");
    project.write("content/lessons/收好凭证.md", "mine");
    project.run(&["import", "lesson", "a.docx"]).expect(2);
    assert!(!project.at("content/media/收好凭证").exists());
}

#[test]
fn hostile_files_get_a_word_and_stay_in_their_place() {
    let project = Project::of("src/cli/new/project");
    let document = |body: &str| root("document", &format!("<w:body>{body}</w:body>"));
    // 40 MB of blanks are 40 KB in the file.
    let bomb = document(&format!("<w:p>{}</w:p>", " ".repeat(40 << 20)));
    project.write("bomb.docx", package(&[("word/document.xml", bomb.as_bytes())]));
    let outcome = project.run(&["import", "lesson", "bomb.docx"]).expect(1);
    assert!(outcome.stderr.contains("太大"), "{}", outcome.stderr);
    // Entities are not put in: only their names are shown.
    let laughs =
        r#"<!DOCTYPE d [<!ENTITY a "哈哈哈哈"><!ENTITY b "&a;&a;"><!ENTITY f SYSTEM "file:///etc/passwd">]>"#;
    let laughs = format!(
        "{laughs}{}",
        document(r"<w:p><w:r><w:t>笑&b;读&f;</w:t></w:r></w:p>")
            .replace(r#"<?xml version="1.0" encoding="UTF-8"?>"#, "")
    );
    project.write("laugh.docx", package(&[("word/document.xml", laughs.as_bytes())]));
    let outcome = project.run(&["import", "lesson", "laugh.docx", "--dry-run"]).expect(0);
    assert!(outcome.stdout.contains(r"笑\&b;读\&f;"), "{}", outcome.stdout);
    // Names lead nowhere: the title names files, the file's own names do not.
    let picture = r#"<w:p><w:r><w:drawing><a:blip r:embed="p"/></w:drawing></w:r></w:p>"#;
    let escape =
        document(&format!("{}{picture}", styled(r#"<w:outlineLvl w:val="0"/>"#, "../../../上面/C:\\外面")));
    let related = relations(&[("p", "image", "../../../../上面/image.png")]);
    let parts: [(&str, &[u8]); 3] = [
        ("word/document.xml", escape.as_bytes()),
        ("word/_rels/document.xml.rels", related.as_bytes()),
        ("上面/image.png", PNG),
    ];
    project.write("escape.docx", package(&parts));
    let outcome = project.run(&["import", "lesson", "escape.docx"]).expect(0);
    assert_eq!(outcome.stdout.trim(), "content/lessons/上面-C-外面.md");
    assert_eq!(std::fs::read(project.at("content/media/上面-C-外面/image-1.png")).expect("a picture"), PNG);
    // Notes within notes, tables within tables, lists beyond every level.
    let deep = format!("{}{}", "<w:tbl><w:tr><w:tc>".repeat(20_000), paragraph("最里面"));
    project.write("deep.docx", with_parts(&deep, &[]));
    let outcome = project.run(&["import", "lesson", "deep.docx", "--dry-run"]).expect(0);
    assert!(outcome.stdout.contains("最里面") && outcome.stderr.contains("表中有表"), "{}", outcome.stderr);
    let note = r#"<w:footnote w:id="1"><w:p><w:r><w:t>自己</w:t></w:r><w:r><w:footnoteReference w:id="1"/></w:r></w:p></w:footnote>"#;
    let body = r#"<w:p><w:r><w:t>看</w:t></w:r><w:r><w:footnoteReference w:id="1"/></w:r></w:p>"#.repeat(500);
    project.write("notes.docx", with_parts(&body, &[("word/footnotes.xml", root("footnotes", note))]));
    let outcome = project.run(&["import", "lesson", "notes.docx", "--dry-run"]).expect(0);
    assert_eq!(outcome.stdout.matches("自己").count(), 1, "{}", outcome.stdout);
}

/// What the inside of a document or a presentation is made of.
const PARTS: &[&str] = &[
    "<w:p>",
    "</w:p>",
    "<w:pPr>",
    "</w:pPr>",
    "<w:r>",
    "</w:r>",
    "<w:t>",
    "</w:t>",
    "<w:tbl>",
    "</w:tbl>",
    "<w:tr>",
    "<w:tc>",
    "</w:tc>",
    "<w:gridSpan w:val=\"9\"/>",
    "<w:txbxContent>",
    "<w:del>",
    "</w:del>",
    "<w:footnoteReference w:id=\"1\"/>",
    "<w:hyperlink r:id=\"1\">",
    "</w:hyperlink>",
    "<a:blip r:embed=\"1\"/>",
    "<w:ruby>",
    "<w:rt>",
    "</w:rt>",
    "</w:ruby>",
    "<w:vertAlign w:val=\"superscript\"/>",
    "<w:outlineLvl w:val=\"0\"/>",
    "<w:numPr><w:ilvl w:val=\"8\"/><w:numId w:val=\"2\"/></w:numPr>",
    "<c:chart r:id=\"1\"/>",
    "<p:sp>",
    "</p:sp>",
    "<p:ph type=\"title\"/>",
    "<a:p>",
    "</a:p>",
    "<a:r>",
    "</a:r>",
    "<a:t>",
    "</a:t>",
    "<a:tbl>",
    "<a:tr>",
    "<a:tc>",
    "</a:tbl>",
    "<a:pPr lvl=\"8\"/>",
    "<m:oMath>",
    "</m:oMath>",
    "&amp;",
    "&x;",
    "&lt",
    "]]>",
    "<w:p",
    "\"",
    "甲",
    "第一",
    "**",
    "| ",
    "\n",
    "1. ",
    "# ",
    "`",
    "\\",
];

#[test]
fn parts_of_any_kind_are_read() {
    let soup = || vec(select(PARTS), 0..60).prop_map(|words| words.concat());
    check(1000, (soup(), soup(), soup()), |(body, notes, slide)| {
        let more = [
            (
                "word/footnotes.xml",
                root("footnotes", &format!("<w:footnote w:id=\"1\">{notes}</w:footnote>")),
            ),
            ("word/_rels/document.xml.rels", relations(&[("1", "image", "footnotes.xml")])),
        ];
        let made = docx::lesson(&with_parts(&body, &more), "题目").expect("a document");
        assert!(made.is_none_or(|lesson| lesson.text.starts_with("---\ntitle: ")));
        let show = r#"<p:sldId r:id="1"/><p:sldId r:id="1"/>"#;
        let bytes = package(&[
            ("ppt/presentation.xml", show.as_bytes()),
            ("ppt/_rels/presentation.xml.rels", relations(&[("1", "slide", "slides/slide1.xml")]).as_bytes()),
            ("ppt/slides/slide1.xml", slide.as_bytes()),
        ]);
        pptx::lesson(&bytes, "题目").expect("a presentation");
    });
}
