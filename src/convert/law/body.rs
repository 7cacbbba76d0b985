//! The body of a statute, a paragraph each: lines that were broken by hand are joined, labels are tidy.

use super::opening::{Kind, Opening, opening, spaced};
use crate::convert::{Edge, Line, Loss, LossKind};
use crate::law::{ArticleNo, title};

/// A paragraph of the result.
pub(super) struct Paragraph {
    /// With the mark of a heading.
    pub(super) text: String,
    /// The line of the original that it begins in.
    pub(super) number: u32,
}

/// Lines broken by hand are no longer, in characters.
const LONGEST_BROKEN: usize = 70;

/// How the lines of a text lie on the page.
struct Layout {
    /// Paragraphs begin with blanks, so that a line without goes on.
    indented: bool,
    /// From this length on a line may have been broken because it was full; 0 if lines are whole paragraphs.
    full: usize,
}

/// The paragraphs of `lines`. What stands behind the law's end, and what may be broken, goes to `losses`.
pub(super) fn paragraphs(lines: &[&Line], losses: &mut Vec<Loss>) -> Vec<Paragraph> {
    let mut writer = Writer::new(lines);
    for (index, line) in lines.iter().enumerate() {
        if writer.is_behind_the_end(line) {
            let annex = lines[index..].iter().position(|line| writer.is_annex(line));
            let end = annex.map_or(lines.len(), |annex| index + annex);
            let behind: Vec<Line> = lines[index..end].iter().map(|&line| line.clone()).collect();
            losses.extend(Loss::of_lines(LossKind::AfterEnd, &behind));
            lines[end..].iter().for_each(|line| writer.line(line, losses));
            break;
        }
        writer.line(line, losses);
    }
    writer.out
}

struct Writer {
    out: Vec<Paragraph>,
    layout: Layout,
    /// The kinds of headings in the text, by which they get their depth.
    kinds: Vec<Kind>,
    /// The number of the last article in the text.
    final_line: u32,
    /// The article that stands open.
    article: Option<ArticleNo>,
    /// What the last line was.
    last: Last,
    /// How many 《, （ and “ of the last paragraph are open.
    open: [i32; 3],
    in_annex: bool,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Last {
    /// A heading that has no words yet: 第一章.
    BareHeading,
    /// Another heading, or nothing.
    Closed,
    /// A line of a paragraph, of so many characters.
    Text(usize),
}

impl Writer {
    fn new(lines: &[&Line]) -> Writer {
        let (mut kinds, mut article, mut final_line) = (Vec::new(), None, 0);
        let mut indents = (0, 0);
        for line in lines {
            match opening(&line.text, article, false) {
                Opening::Heading(kind, _) => kinds.push(kind),
                Opening::Article(no, _) => {
                    article = Some(no);
                    final_line = line.number;
                    indents = (indents.0 + usize::from(line.indented), indents.1 + 1);
                }
                Opening::Annex(_) if article.is_some() => break,
                _ => {}
            }
        }
        let layout = Layout { indented: indents.0 * 2 > indents.1, full: full(lines) };
        Writer {
            out: Vec::new(),
            layout,
            kinds,
            final_line,
            article: None,
            last: Last::Closed,
            open: [0; 3],
            in_annex: false,
        }
    }

    fn line(&mut self, line: &Line, losses: &mut Vec<Loss>) {
        let goes_on = self.goes_on(line);
        match opening(&line.text, self.article.filter(|_| !self.in_annex), goes_on) {
            Opening::Heading(kind, text) => {
                let bare = !text.contains(' ') && text.starts_with('第');
                let level =
                    if text.starts_with('第') { self.level(kind) } else { 2 + u8::from(self.in_annex) };
                self.heading(level, &text, line);
                self.last = if bare { Last::BareHeading } else { Last::Closed };
            }
            Opening::Annex(text) if !self.out.is_empty() => {
                self.in_annex = true;
                self.heading(2, &text, line);
            }
            Opening::Article(no, text) => {
                if !self.in_annex {
                    self.article = Some(no);
                }
                self.push(text, line);
            }
            Opening::Item(text) if !goes_on => self.push(text, line),
            _ if self.last == Last::BareHeading && is_short(&line.text) => {
                if let Some(heading) = self.out.last_mut() {
                    heading.text.push(' ');
                    heading.text.push_str(&title::tidy(&line.text));
                }
                self.last = Last::Closed;
            }
            _ if line.level >= 2 => self.heading(line.level, &title::tidy(&line.text), line),
            _ if goes_on => self.join(line),
            _ => {
                if let (Last::Text(_), Some(before)) = (self.last, self.out.last())
                    && !self.in_annex
                    && !is_finished(&before.text)
                {
                    losses.push(Loss::new(LossKind::Unfinished, before.number, &before.text));
                }
                let text =
                    if self.in_annex { spaced(&line.text) } else { title::tidy(&line.text).into_owned() };
                self.push(text, line);
            }
        }
    }

    fn heading(&mut self, level: u8, text: &str, line: &Line) {
        let marks = "#".repeat(usize::from(level));
        self.out.push(Paragraph { text: format!("{marks} {text}"), number: line.number });
        self.last = Last::Closed;
    }

    /// Outer kinds of headings that the text has push inner ones down; those of an annex lie below it.
    fn level(&self, kind: Kind) -> u8 {
        let outer = [Kind::Part, Kind::Subpart, Kind::Chapter].into_iter();
        let outer = outer.filter(|outer| *outer < kind && self.kinds.contains(outer)).count();
        2 + outer as u8 + u8::from(self.in_annex)
    }

    fn push(&mut self, text: String, line: &Line) {
        self.out.push(Paragraph { text, number: line.number });
        self.open = [0; 3];
        self.took(line);
    }

    /// Takes down what the next line wants to know of the paragraph, which may be of any length.
    fn took(&mut self, line: &Line) {
        for (open, [begin, end]) in self.open.iter_mut().zip([['《', '》'], ['（', '）'], ['“', '”']])
        {
            let count = |mark: char| line.text.matches(mark).count() as i32;
            *open += count(begin) - count(end);
        }
        self.last = Last::Text(line.text.chars().count());
    }

    fn join(&mut self, line: &Line) {
        let Some(Paragraph { text, .. }) = self.out.last_mut() else { return };
        let latin = |c: char| c.is_ascii_alphanumeric();
        let bare_label = text.starts_with('第') && text.ends_with('条');
        if bare_label || (text.ends_with(latin) && line.text.starts_with(latin)) {
            text.push(' ');
        }
        text.push_str(&title::tidy(&line.text));
        self.took(line);
    }

    /// Whether the paragraph above goes on in `line`.
    fn goes_on(&self, line: &Line) -> bool {
        let (Last::Text(length), Some(above)) = (self.last, self.out.last()) else { return false };
        let above = above.text.as_str();
        if is_bare_label(above) {
            return true;
        }
        let finished = is_finished(above);
        let is_inside = self.open.iter().any(|&open| open > 0)
            || line.text.starts_with(['，', '。', '；', '、', '）', '》', '”', '：']);
        let was_full = self.layout.full > 0 && length >= self.layout.full;
        match line.edge {
            _ if !finished && is_inside => true,
            _ if finished && is_of_site(&line.text) => false,
            Edge::Apart => false,
            _ if self.layout.indented && line.indented => false,
            _ if self.layout.indented => !finished || was_full,
            Edge::Page => !finished,
            Edge::Line => !finished && was_full,
        }
    }

    /// Whether `line` and what follows it is no text of the law any more: behind the closing article come only
    /// sentences and annexes.
    fn is_behind_the_end(&self, line: &Line) -> bool {
        let Some(above) = self.out.last().filter(|_| !self.in_annex && line.number > self.final_line) else {
            return false;
        };
        let plain = matches!(opening(&line.text, self.article, false), Opening::Text);
        let closes = ["施行", "实施", "生效", "废止"].iter().any(|word| ending(&above.text).contains(word));
        let may_go_on = self.layout.full > 0 && line.text.chars().count() >= self.layout.full;
        let no_sentence = self.article.is_some()
            && closes
            && is_finished(&above.text)
            && !is_finished(&line.text)
            && !may_go_on;
        plain && !self.goes_on(line) && (no_sentence || is_of_site(&line.text))
    }

    fn is_annex(&self, line: &Line) -> bool {
        matches!(opening(&line.text, self.article, false), Opening::Annex(_))
    }
}

/// From which length on a line is full: most of the longest, if all are short.
fn full(lines: &[&Line]) -> usize {
    let mut lengths: Vec<usize> = lines.iter().map(|line| line.text.chars().count()).collect();
    lengths.sort_unstable();
    let long = lengths.get(lengths.len() * 19 / 20).copied().unwrap_or(0);
    if long <= LONGEST_BROKEN { long * 3 / 4 } else { 0 }
}

/// An article's label alone in its line: its words follow in the next.
fn is_bare_label(text: &str) -> bool {
    text.starts_with('第') && !text.contains(' ') && text.parse::<ArticleNo>().is_ok()
}

/// The last words of a paragraph.
fn ending(text: &str) -> &str {
    let start = text.char_indices().rev().nth(60).map_or(0, |(start, _)| start);
    &text[start..]
}

/// Whether a paragraph can end here.
fn is_finished(text: &str) -> bool {
    let bare = text.trim_end_matches(['”', '"', '）', ')', '」', '’', ' ']);
    bare.ends_with(['。', '；', '：', ';', ':', '！', '？', '…', '.'])
}

fn is_short(text: &str) -> bool {
    text.chars().count() <= 30 && !text.contains(['。', '，', '；', '：'])
}

/// How lines begin that web sites put below a text.
fn is_of_site(text: &str) -> bool {
    const WORDS: [&str; 24] = [
        "责任编辑",
        "编辑：",
        "（责任编辑",
        "【责任编辑",
        "(责任编辑",
        "上一篇",
        "下一篇",
        "上一条",
        "下一条",
        "打印",
        "【打印",
        "关闭",
        "【关闭",
        "返回",
        "分享",
        "版权",
        "相关",
        "扫一扫",
        "网站地图",
        "联系我们",
        "主办",
        "来源：",
        "附件下载",
        "Copyright",
    ];
    !is_finished(text) && WORDS.iter().any(|word| text.starts_with(word))
}
