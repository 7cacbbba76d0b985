//! `import lesson`: a Word document or a presentation becomes a draft; every word is in it or told.

use crate::support::docx::{package, paragraph, root, styled, with_parts};
use crate::support::project::Project;

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
