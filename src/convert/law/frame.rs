//! What stands around a statute's body: its title, and the lines that tell who adopted and amended it when.

use super::opening::{Opening, opening, squeezed};
use crate::convert::{Edge, Line, Loss, LossKind};
use crate::law::{Date, title};

/// A statute without what is not its own.
pub(super) struct Frame<'a> {
    /// Without blanks that spread it.
    pub(super) title: String,
    /// 婚姻家庭编, if the text is only a part of the law.
    pub(super) part: Option<String>,
    /// An act each: 2015年12月27日 …通过.
    pub(super) header: Vec<String>,
    /// All else: preamble and articles.
    pub(super) body: Vec<&'a Line>,
    /// Where the title stands; 0 if it was not found.
    pub(super) number: u32,
}

/// What a title ends with, apart from brackets.
const TITLES: [&str; 31] = [
    "法",
    "法典",
    "条例",
    "规定",
    "办法",
    "决定",
    "解释",
    "规则",
    "细则",
    "章程",
    "修正案",
    "纲要",
    "意见",
    "批复",
    "通知",
    "公告",
    "标准",
    "准则",
    "制度",
    "方案",
    "决议",
    "公约",
    "说明",
    "答复",
    "纪要",
    "守则",
    "规范",
    "规程",
    "指南",
    "通则",
    "复函",
];

/// Who makes statutes: a line that is only this is the beginning of a title that goes on with 关于.
const MAKERS: [&str; 6] = ["委员会", "人民法院", "人民检察院", "代表大会", "国务院", "人民政府"];

/// What is done to statutes.
const ACTS: [&str; 11] =
    ["通过", "修正", "修订", "修改", "公布", "发布", "颁布", "批准", "施行", "实施", "生效"];

/// No act is told in more bytes, even if a bracket stays open.
const LONGEST_ACT: usize = 4000;

/// A line of fewer characters was not broken because it was full.
const FULL_LINE: usize = 24;

/// How a web site's own lines begin.
const SITE: [&str; 30] = [
    "来源",
    "稿件来源",
    "信息来源",
    "发布时间",
    "发布日期",
    "发布机构",
    "发文",
    "成文日期",
    "时间",
    "日期",
    "作者",
    "浏览",
    "字号",
    "字体",
    "【字",
    "[字",
    "打印",
    "分享",
    "责任编辑",
    "编辑",
    "点击",
    "阅读",
    "索引号",
    "主题",
    "当前位置",
    "您的位置",
    "首页",
    "法律性质",
    "时效性",
    "制定机关",
];

/// Takes `lines` apart. What has no place in a statute goes to `losses`; without a title the file's `name` is one.
pub(super) fn frame<'a>(lines: &'a [Line], name: &str, losses: &mut Vec<Loss>) -> Frame<'a> {
    let (above, body) = lines.split_at(body_start(lines));
    let (from, to) = title_lines(above).unwrap_or((0, 0));
    losses.extend(Loss::of_lines(LossKind::BeforeTitle, &above[..from]));
    let (title, part) = title_and_part(&above[from..to]);
    let number = above[from..to].first().map_or(0, |line| line.number);
    let title = if title.is_empty() {
        losses.push(Loss::new(LossKind::NoTitle, 0, name));
        without_version(&title::tidy(name))
    } else {
        title
    };
    let (header, preamble) = header(&above[to..], losses);
    Frame { title, part, header, body: preamble.into_iter().chain(body).collect(), number }
}

/// The first line that belongs to the body beyond doubt.
fn body_start(lines: &[Line]) -> usize {
    let opens = |(index, line): (usize, &Line)| match opening(&line.text, None, false) {
        // A part that is named above the header: 附则.
        Opening::Heading(..) => lines.get(index + 1).is_none_or(|next| !is_act(&next.text)),
        Opening::Article(..) => true,
        _ => line.level >= 2,
    };
    let article = lines.iter().enumerate().position(opens);
    let point = || lines.iter().position(|line| line.text.starts_with("一、"));
    article.or_else(point).unwrap_or(lines.len())
}

/// Which lines above the body hold the title: the marked ones, else the last that read like one above the law's
/// history.
fn title_lines(above: &[Line]) -> Option<(usize, usize)> {
    if let Some(from) = above.iter().position(|line| line.level == 1) {
        let more = above[from + 1..].iter().take_while(|line| line.level == 1).count();
        return Some((from, from + 1 + more.min(1)));
    }
    let told = history(above);
    let end = told.iter().rposition(|&told| told).map_or(0, |last| last + 1);
    let length = told[..end].iter().rev().take_while(|&&told| told).count();
    let history = if length < end { end - length } else { above.len() };
    let last = |end: usize| (0..end).rev().find(|&index| !told[index] && is_title(&above[index].text));
    let plain = |end: usize| (0..end).rev().find(|&index| !told[index] && is_plain(&above[index].text));
    let found = last(history).or_else(|| last(above.len())).or_else(|| plain(history))?;
    let part = above.get(found + 1).is_some_and(|next| found + 1 < history && is_part(&next.text));
    let broken =
        found.checked_sub(1).is_some_and(|before| is_broken(&above[before].text, &above[found].text));
    Some((found - usize::from(broken), found + 1 + usize::from(part)))
}

/// Whether `above` is the beginning of the title that `found` ends.
fn is_broken(above: &str, found: &str) -> bool {
    let (above, found) = (squeezed(above), squeezed(found));
    let maker = found.starts_with("关于") && MAKERS.iter().any(|maker| above.ends_with(maker));
    let begun = above.contains("关于") && !is_title(&above);
    let amends = found.starts_with("修正案") && is_title(&above);
    is_plain(&above) && (above == "中华人民共和国" || maker || begun || amends)
}

/// Title and part from their lines.
fn title_and_part(lines: &[Line]) -> (String, Option<String>) {
    let mut title = String::new();
    let mut part = None;
    for line in lines {
        let words = title::tidy(&line.text);
        let complete = is_title(&title) && !words.starts_with("修正案");
        if complete && (line.level == 1 || is_part(&words)) {
            part = Some(words.into_owned());
        } else {
            title.push_str(&words);
        }
    }
    (without_version(&title), part)
}

/// 甲法（2018年修正）is 甲法: its dates tell the version.
fn without_version(title: &str) -> String {
    let bare = title.strip_prefix('《').and_then(|inner| inner.strip_suffix('》'));
    let title = bare.filter(|inner| !inner.contains('《')).unwrap_or(title);
    let version = || {
        let (name, inner) = title.strip_suffix(['）', ')'])?.rsplit_once(['（', '('])?;
        let digits = inner.bytes().take_while(u8::is_ascii_digit).count();
        let tail = inner.get(digits..)?.trim_start_matches('年');
        let known = ["", "修正", "修订", "修正本", "修订本", "文本", "版"].contains(&tail)
            || Date::prefix(inner).is_some();
        (digits == 4 && known && !name.is_empty()).then_some(name)
    };
    version().unwrap_or(title).trim().to_owned()
}

/// Whether a line reads like a title.
fn is_title(text: &str) -> bool {
    let text = squeezed(text);
    let mut bare = text.as_str();
    while let Some((before, _)) =
        bare.strip_suffix(['）', ')']).and_then(|inner| inner.rsplit_once(['（', '(']))
    {
        bare = before;
    }
    let bare = bare.trim_end_matches('》');
    is_plain(&text) && TITLES.iter().any(|end| bare.ends_with(end))
}

/// Whether a line may be part of a title: no sentence, no history, nothing of a web site.
fn is_plain(text: &str) -> bool {
    let length = text.chars().count();
    let whole = [('《', '》'), ('〈', '〉'), ('（', '）')]
        .into_iter()
        .all(|(begin, end)| text.matches(begin).count() == text.matches(end).count());
    (2..=100).contains(&length)
        && whole
        && !text.contains(['。', '；', '，', '：', ':', '|', '>'])
        && !is_act(text)
        && !is_site(text)
}

fn is_part(text: &str) -> bool {
    let text = squeezed(text);
    (text.ends_with('编') && text.chars().count() <= 12) || ["总则", "分则", "附则"].contains(&text.as_str())
}

fn is_site(text: &str) -> bool {
    let text = squeezed(text);
    SITE.iter().any(|word| text.starts_with(word))
}

/// Whether a line tells that something was done to the law, and when or by whom.
fn is_act(text: &str) -> bool {
    let bare = text.trim_start_matches(['（', '(']).trim_end_matches(['）', ')']);
    let bare = bare.trim();
    let dated = Date::prefix(bare.strip_prefix("根据").unwrap_or(bare)).is_some_and(|_| bare.contains('年'));
    let acts = ACTS.iter().any(|act| bare.contains(act));
    let whole = !bare.ends_with(['。', '：', ':', '；']) && !is_site(text);
    let without_date = bare.starts_with(['第', '自']) && ACTS.iter().any(|act| bare.ends_with(act));
    whole && ((dated && (acts || bare.contains('第'))) || without_date)
}

/// Which lines tell the law's history: acts, days, and lines in which an act goes on.
fn history(lines: &[Line]) -> Vec<bool> {
    let mut act = String::new();
    let told = |index: usize| {
        let line: &Line = &lines[index];
        if !act.is_empty() && goes_on(&act, &lines[index - 1], line) {
            act.push_str(&line.text);
            return true;
        }
        let begins = is_act(&line.text) || is_day(&line.text);
        act = if begins { line.text.clone() } else { String::new() };
        begins
    };
    (0..lines.len()).map(told).collect()
}

fn is_day(text: &str) -> bool {
    Date::prefix(text).is_some_and(|(_, length)| length == text.len() && text.contains('年'))
}

/// The law's history, and what of the lines is a preamble.
fn header<'a>(lines: &'a [Line], losses: &mut Vec<Loss>) -> (Vec<String>, Vec<&'a Line>) {
    let (mut header, mut preamble) = (Vec::<String>::new(), Vec::new());
    for (index, line) in lines.iter().enumerate() {
        let text = line.text.as_str();
        let above = &lines[index.saturating_sub(1)];
        match header.last_mut().filter(|_| preamble.is_empty()) {
            Some(last) if is_day(last) && is_act(text) => {
                last.push(' ');
                last.push_str(text);
            }
            Some(last) if goes_on(last, above, line) => last.push_str(text),
            _ if preamble.is_empty() && (is_act(text) || is_day(text)) => header.push(text.to_owned()),
            _ if is_sentence(text) || !preamble.is_empty() => preamble.push(line),
            _ => losses.push(line.loss(LossKind::BesideHeader)),
        }
    }
    (header.iter().flat_map(|line| acts(line)).collect(), preamble)
}

/// Whether the act that `last` tells, down to the line `above`, goes on in `line`: a bracket is open, or a full line
/// was broken before it said what was done.
fn goes_on(last: &str, above: &Line, line: &Line) -> bool {
    let count = |marks: [char; 4]| last.matches(marks).count();
    let open = count(['（', '(', '《', '〈']) > count(['）', ')', '》', '〉']);
    let told = !line.text.starts_with('的')
        && ACTS.iter().any(|act| last.trim_end_matches(['）', ')']).ends_with(act));
    let full = above.text.chars().count() >= FULL_LINE && line.edge != Edge::Apart && !line.indented;
    let broken = full && !told && !is_site(&line.text) && !begins_act(&line.text) && !is_sentence(&line.text);
    last.len() < LONGEST_ACT && (open || broken)
}

fn is_sentence(text: &str) -> bool {
    text.ends_with(['。', '：', ':', '；']) && !is_site(text)
}

/// `（2015年…通过　根据2018年…修正）` is a line for each act.
fn acts(line: &str) -> Vec<String> {
    let whole = line.strip_prefix(['（', '(']).and_then(|inner| inner.strip_suffix(['）', ')']));
    let inner = whole.filter(|inner| !inner.starts_with(['（', '('])).unwrap_or(line);
    let (mut acts, mut start, mut depth) = (Vec::new(), 0, 0usize);
    let mut before = ' ';
    for (at, c) in inner.char_indices() {
        match c {
            '《' | '〈' => depth += 1,
            '》' | '〉' => depth = depth.saturating_sub(1),
            _ => {}
        }
        // An act begins behind a blank, or right behind 通过, 修正, 公布, 施行.
        let may_begin = before.is_whitespace() || "过正订布行".contains(before);
        let begins = may_begin && depth == 0 && (c.is_ascii_digit() || c == '根' || c == '二' || c == '一');
        if at > start && begins && begins_act(&inner[at..]) {
            acts.push(&inner[start..at]);
            start = at;
        }
        before = c;
    }
    acts.push(&inner[start..]);
    acts.into_iter().map(with_blank).filter(|act| !act.is_empty()).collect()
}

fn begins_act(text: &str) -> bool {
    let text = text.strip_prefix("根据").unwrap_or(text);
    Date::prefix(text).is_some_and(|(_, length)| text[..length].contains('年'))
}

/// Its date, one blank, its words.
fn with_blank(act: &str) -> String {
    let act = act.trim().trim_end_matches(['；', ';', '，']);
    match Date::prefix(act) {
        Some((_, length)) => {
            let (date, rest) = act.split_at(length);
            format!("{} {}", squeezed(date), title::tidy(rest)).trim_end().to_owned()
        }
        None => title::tidy(act).into_owned(),
    }
}
