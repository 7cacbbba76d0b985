//! Messages about running text: callouts, HTML, nesting, footnotes.

use crate::diag::{At, Diagnostic, Prose, Severity, codes};

/// Quotes, lists or emphasis deeper than `most` levels.
pub fn too_deep(at: At, most: usize) -> Diagnostic {
    let message = Prose::new(
        format!("嵌套超过 {most} 层，从这里往后没有读"),
        format!("nested deeper than {most} levels"),
    );
    Diagnostic::new(&codes::BLOCK_DEEP, at, message)
        .help("把内容拆开，一般两三层就够了", "split it up: two or three levels are enough")
}

/// `[!案里]`
pub fn unknown_kind(at: At, name: &str, nearest: Option<&str>) -> Diagnostic {
    let message = Prose::new(format!("没有“{name}”这种块"), format!("there is no block kind `{name}`"));
    Diagnostic::new(&codes::BLOCK_UNKNOWN, at, message).did_you_mean(nearest)
}

/// A skit in which nobody says anything.
pub fn no_lines(at: At) -> Diagnostic {
    let message = Prose::new("这个剧本里没有台词", "nobody says anything in this skit");
    Diagnostic::new(&codes::BLOCK_NO_LINES, at, message)
        .help("一句一行，写成“老李：谁呀？”", "write one line for each, such as `Li: Who is it?`")
}

/// `[!]`
pub fn no_kind(at: At) -> Diagnostic {
    let message = Prose::new("这个块没有写种类", "this block has no kind");
    Diagnostic::new(&codes::BLOCK_NO_KIND, at, message)
        .help("方括号里写上种类，例如 > [!要点]", "write a kind between the brackets, such as > [!KEYPOINTS]")
}

/// `【要点】`, `[ !要点]`: nearly a block, and to the program a plain quote.
pub fn near_head(at: At, name: &str) -> Diagnostic {
    let message = Prose::new(
        "这里像是一个块，但写法不对，会当成普通的引文",
        "this looks like a block, but is not written as one, and becomes a plain quote",
    );
    let found = Diagnostic::new(&codes::BLOCK_NO_KIND, at, message).help(
        format!("写成 > [!{name}]：方括号和感叹号都用半角，中间没有空格"),
        format!("write > [!{name}], with ASCII brackets and no blank between them"),
    );
    Diagnostic { severity: Severity::Warning, ..found }
}

/// `（时间=10）`: attributes in round brackets, which become words of the title.
pub fn round_brackets(at: At, inner: &str) -> Diagnostic {
    let message = Prose::new(
        "属性写在圆括号里，会当成标题的字印出来",
        "attributes in round brackets are printed as words of the title",
    );
    let found = Diagnostic::new(&codes::BLOCK_ATTRIBUTE, at, message)
        .help(format!("换成花括号：{{{inner}}}"), format!("use braces: {{{inner}}}"));
    Diagnostic { severity: Severity::Warning, ..found }
}

/// `[!目标` without its closing bracket.
pub fn open_bracket(at: At) -> Diagnostic {
    let message = Prose::new("“[!”后面没有“]”", "`[!` is not closed by `]`");
    Diagnostic::new(&codes::BLOCK_NO_KIND, at, message)
        .help("写成 > [!要点]，方括号用半角", "write > [!KEYPOINTS]")
}

/// A word in the braces that is not `name=value`.
pub fn attribute_form(at: At, word: &str) -> Diagnostic {
    let message = Prose::new(
        format!("花括号里的“{word}”读不懂"),
        format!("cannot make sense of `{word}` in the braces"),
    );
    Diagnostic::new(&codes::BLOCK_ATTRIBUTE, at, message).help(
        "写成 名称=值，用空格隔开，例如 {时间=10}",
        "write name=value, separated by blanks, such as {time=10}",
    )
}

/// An attribute that does not exist.
pub fn unknown_attribute(at: At, name: &str, nearest: Option<&str>) -> Diagnostic {
    let message = Prose::new(format!("没有“{name}”这个属性"), format!("there is no attribute `{name}`"));
    Diagnostic::new(&codes::BLOCK_ATTRIBUTE, at, message).did_you_mean(nearest)
}

/// An attribute given twice.
pub fn doubled_attribute(at: At, name: &str) -> Diagnostic {
    let message =
        Prose::new(format!("属性“{name}”写了两次"), format!("the attribute `{name}` is given twice"));
    Diagnostic::new(&codes::BLOCK_ATTRIBUTE, at, message)
}

/// An attribute that means nothing to this kind of block.
pub fn attribute_elsewhere(at: At, name: &str, kind: &str, kinds: &[&str]) -> Diagnostic {
    let message = Prose::new(
        format!("“{name}”在“{kind}”块上不起作用"),
        format!("`{name}` has no effect on a block of the kind `{kind}`"),
    );
    let kinds = kinds.join("、");
    Diagnostic::new(&codes::BLOCK_ATTRIBUTE, at, message)
        .help(format!("它只用在这些块上：{kinds}"), format!("it belongs to blocks of the kinds {kinds}"))
}

/// A value that is not what the attribute takes.
pub fn attribute_value(at: At, name: &str, value: &str, zh: &str, en: &str) -> Diagnostic {
    let message = Prose::new(
        format!("“{name}”的值不能是“{value}”"),
        format!("`{value}` is no value for the attribute `{name}`"),
    );
    Diagnostic::new(&codes::BLOCK_ATTRIBUTE, at, message)
        .help(format!("应当是{zh}"), format!("expected {en}"))
}

/// An attribute without which the block means nothing.
pub fn attribute_missing(at: At, zh: &str, en: &str, example: &str) -> Diagnostic {
    let message = Prose::new(format!("这个块缺少“{zh}”"), format!("this block lacks the attribute `{en}`"));
    Diagnostic::new(&codes::BLOCK_ATTRIBUTE, at, message).help(
        format!("在第一行末尾写 {{{zh}={example}}}"),
        format!("end the first line with {{{en}={example}}}"),
    )
}

/// Braces after a heading that hold more than an id.
pub fn heading_attributes(at: At) -> Diagnostic {
    let message =
        Prose::new("标题后面的花括号里只能写 #编号", "the braces after a heading may hold nothing but an id");
    Diagnostic::new(&codes::BLOCK_ATTRIBUTE, at, message)
        .help("例如 ## 标题 {#biaoti}", "such as ## Title {#title}")
}

/// A tag of raw HTML; `name` in lower case.
pub fn raw_html(at: At, raw: &str, name: &str) -> Diagnostic {
    let short: String = raw.chars().take(40).collect();
    let message =
        Prose::new(format!("正文里不能用 HTML：{short}"), format!("raw HTML is not understood: {short}"));
    let found = Diagnostic::new(&codes::BLOCK_HTML, at, message);
    match instead(name) {
        Some((zh, en)) => found.help(zh, en),
        None => found.help("去掉标签，只留文字", "remove the tag and keep its text"),
    }
}

/// What Markdown has in place of a tag.
fn instead(name: &str) -> Option<(&'static str, &'static str)> {
    Some(match name {
        "b" | "strong" => ("加粗写成 **文字**", "write **bold**"),
        "i" | "em" => ("强调写成 *文字*", "write *emphasis*"),
        "s" | "del" | "strike" => ("删除线写成 ~~文字~~", "write ~~struck~~"),
        "a" => ("链接写成 [文字](地址)", "write [words](address)"),
        "img" => ("图片写成 ![说明](文件)", "write ![what it shows](file)"),
        "p" | "div" => ("段落之间空一行就行", "an empty line parts paragraphs"),
        "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => ("标题写成 ## 标题", "write ## heading"),
        "ul" | "ol" | "li" => ("列表写成 - 一项", "write - item"),
        "table" | "thead" | "tbody" | "tr" | "td" | "th" => ("表格用 | 画", "draw tables with |"),
        "video" | "audio" | "iframe" | "embed" | "object" => {
            ("影片和声音写成 > [!媒体] 编号", "films and sounds are > [!MEDIA] id")
        }
        "hr" => ("分隔线写成 ---", "write ---"),
        "blockquote" => ("引文每行前面写 >", "begin each line with >"),
        "code" | "pre" => ("代码放在 ``` 之间", "put code between ```"),
        _ => return None,
    })
}

/// `<sub>` and the like without its closing tag.
pub fn unclosed_html(at: At, name: &str) -> Diagnostic {
    let message = Prose::new(format!("<{name}> 没有收尾"), format!("<{name}> is not closed"));
    Diagnostic::new(&codes::BLOCK_HTML, at, message)
        .help(format!("在同一段里加上 </{name}>"), format!("add </{name}> in the same paragraph"))
}

/// `</sub>` and the like with nothing to close.
pub fn unopened_html(at: At, name: &str) -> Diagnostic {
    let message = Prose::new(format!("</{name}> 前面没有 <{name}>"), format!("</{name}> closes nothing"));
    Diagnostic::new(&codes::BLOCK_HTML, at, message)
}

/// Text that Markdown takes for HTML because it follows a tag or comment without an empty line.
pub fn text_in_html(at: At) -> Diagnostic {
    let message = Prose::new(
        "这里的文字紧跟在 <br> 或注释后面，会被当成 HTML 丢掉",
        "this text follows <br> or a comment and would be lost as HTML",
    );
    Diagnostic::new(&codes::BLOCK_HTML, at, message)
        .help("<br> 或注释后面空一行", "put an empty line after the tag or comment")
}

/// `**` beside punctuation, where it is no emphasis to Markdown.
pub fn stray_emphasis(at: At) -> Diagnostic {
    let message =
        Prose::new("这里的 ** 没有起作用，会原样印出来", "this ** is no emphasis here and would be printed");
    Diagnostic::new(&codes::BLOCK_EMPHASIS, at, message).help(
        "把书名号、引号、冒号等标点移到 ** 外面，或在 ** 和旁边的字之间加空格",
        "move the punctuation outside of the **, or put a space between the ** and the word beside it",
    )
}

/// `[^1]` that no `[^1]:` explains.
pub fn footnote_without_text(at: At, label: &str) -> Diagnostic {
    let message = Prose::new(format!("脚注“{label}”没有内容"), format!("the footnote `{label}` has no text"));
    Diagnostic::new(&codes::BLOCK_FOOTNOTE, at, message)
        .help(format!("另起一段写 [^{label}]: 内容"), format!("add a paragraph [^{label}]: text"))
}

/// `[^1]:` that no mark refers to.
pub fn unused_footnote(at: At, label: &str) -> Diagnostic {
    let message = Prose::new(
        format!("脚注“{label}”没有被引用"),
        format!("the footnote `{label}` is never referred to"),
    );
    Diagnostic::new(&codes::BLOCK_FOOTNOTE, at, message).help(
        format!("在正文里写上 [^{label}]，或删掉它"),
        format!("write [^{label}] in the text or remove it"),
    )
}

/// Two texts for one mark.
pub fn doubled_footnote(at: At, first: At, label: &str) -> Diagnostic {
    let message =
        Prose::new(format!("脚注“{label}”写了两次"), format!("the footnote `{label}` is written twice"));
    Diagnostic::new(&codes::BLOCK_FOOTNOTE, at, message).label(first, "先前的在这里", "first written here")
}
