//! Files that nobody saved: bytes, tags and words in any order. Whatever `import` reads, nothing panics.

use crate::random::{Strategy, any, check, prop_oneof, select, vec};
use crate::support::docx::{root, with_parts};
use coursepack::base::encoding;
use coursepack::convert::{docx, form, html, law, text};
use coursepack::law::Statute;

/// What copied laws are made of.
const WORDS: &[&str] = &[
    "第一条",
    "第二条 ",
    "第 三 条　",
    "笫四条",
    "第十条之一 ",
    "第一章 总则",
    "第二章",
    "附则",
    "附件一：",
    "（一）",
    "一、",
    "1.",
    "①",
    "目录",
    "- 3 -",
    "3/20",
    "某市公报",
    "某某法",
    "中华人民共和国",
    "（2019年3月4日通过",
    "根据2021年5月6日《",
    "》修正）",
    "本法自公布之日起施行。",
    "上一篇",
    "来源：",
    "应当",
    "，",
    "。",
    "；",
    "（",
    "）",
    "“",
    "\n",
    "\n\n",
    "\u{c}",
    "　　",
    " ",
    "#",
    "# ",
    "## ",
    "|",
    "![",
    ">",
    "```",
    "<!--",
    "-->",
    "---\n",
    "\u{200b}",
    "\u{fffd}",
    "\u{2f00}",
    "�",
    "𠀀",
    "e\u{301}",
];

/// What web pages are made of.
const TAGS: &[&str] = &[
    "<html>",
    "<title>",
    "</title>",
    "<script>",
    "</script>",
    "<nav>",
    "</nav>",
    "<div>",
    "</div>",
    "<div hidden>",
    "<p>",
    "</p>",
    "<br>",
    "<table>",
    "<tr>",
    "<td>",
    "</table>",
    "<pre>",
    "</pre>",
    "<sup>[",
    "]</sup>",
    "<img alt='",
    "'>",
    "<!--",
    "-->",
    "&nbsp;",
    "&#x0;",
    "&",
    "<",
    "</",
];

/// What the inside of a Word file is made of.
const PARTS: &[&str] = &[
    "<w:p>",
    "</w:p>",
    "<w:p/>",
    "<w:pPr>",
    "</w:pPr>",
    "<w:pStyle w:val=\"a\"/>",
    "<w:numPr><w:ilvl w:val=\"1\"/><w:numId w:val=\"2\"/></w:numPr>",
    "<w:numPr><w:ilvl w:val=\"99\"/><w:numId w:val=\"-1\"/></w:numPr>",
    "<w:r>",
    "</w:r>",
    "<w:t>",
    "</w:t>",
    "<w:br/>",
    "<w:br w:type=\"page\"/>",
    "<w:tbl>",
    "</w:tbl>",
    "<w:drawing>",
    "</w:drawing>",
    "<w:txbxContent>",
    "<w:del>",
    "</w:del>",
    "<w:delText>",
    "<w:footnoteReference w:id=\"3\"/>",
    "<w:sym w:char=\"F0E0\"/>",
    "<w:vanish/>",
    "&amp;",
    "&#0;",
    "&lt",
    "<![CDATA[",
    "]]>",
    "<w:p",
    "\"",
    "<w:abstractNum w:abstractNumId=\"4\">",
    "</w:abstractNum>",
    "<w:lvl w:ilvl=\"1\">",
    "</w:lvl>",
    "<w:lvlText w:val=\"第%1%2%9%0%条\"/>",
    "<w:numFmt w:val=\"chineseCounting\"/>",
    "<w:numFmt w:val=\"upperRoman\"/>",
    "<w:start w:val=\"4294967295\"/>",
    "<w:lvlRestart w:val=\"0\"/>",
    "<w:num w:numId=\"2\">",
    "<w:abstractNumId w:val=\"4\"/>",
    "<w:lvlOverride w:ilvl=\"1\">",
    "<w:startOverride w:val=\"7\"/>",
    "</w:num>",
    "<w:style w:styleId=\"a\">",
    "<w:basedOn w:val=\"a\"/>",
    "</w:style>",
];

fn soup(of: &'static [&'static str]) -> impl Strategy<Value = String> {
    let word = prop_oneof![3 => select(WORDS), 4 => select(of)];
    vec(word, 0..80).prop_map(|words| words.concat())
}

/// A law file is made of it, and read.
fn finish(original: coursepack::convert::Original) {
    let Some(draft) = law::draft(original, "某法") else { return };
    let (_, problems) = Statute::parse(&draft.text, 0);
    for problem in problems {
        draft.line_of(problem.at().start as usize);
    }
    assert!(draft.text.starts_with("# ") && draft.text.contains("\n<!-- INFO END -->\n"), "{}", draft.text);
    assert!(!law::file_name(&draft).contains(['/', '\\', '\n']), "{}", draft.title);
}

#[test]
fn text_of_any_kind_is_read() {
    check(2000, soup(WORDS), |words| finish(text::read(&words)));
}

#[test]
fn pages_of_any_kind_are_read() {
    check(2000, soup(TAGS), |page| finish(html::read(&page)));
}

#[test]
fn word_files_of_any_kind_are_read() {
    let parts = (soup(PARTS), soup(PARTS), soup(PARTS));
    check(1000, parts, |(body, numbering, styles)| {
        let more = [
            ("word/numbering.xml", root("numbering", &numbering)),
            ("word/styles.xml", root("styles", &styles)),
        ];
        finish(docx::read(&with_parts(&body, &more)).expect("a zip file with a document"));
    });
}

#[test]
fn bytes_of_any_kind_are_read_or_refused() {
    check(2000, vec(any::<u8>(), 0..300), |bytes| {
        let _ = docx::read(&bytes);
        let _ = form::of_bytes(&bytes);
        let decoded = encoding::decode(&bytes);
        let _ = form::of_text(&decoded, "txt");
        finish(text::read(&decoded));
        finish(html::read(&decoded));
    });
}
