//! A bank in our own form, as an editor would write it.

use super::bank::{Answer, Bank, Item, OR, TRUTH, letter};

/// The whole file.
pub fn write(bank: &Bank) -> String {
    let mut out = format!("---\ntitle: {}\n---\n", quoted(&bank.title));
    let mut case = "";
    for (number, item) in (1..).zip(&bank.items) {
        if item.case != case {
            let told = match item.case.is_empty() {
                true => "***".to_owned(),
                false => format!("案例：{}", escaped(&item.case)),
            };
            out.push_str(&format!("\n{told}\n"));
            case = &item.case;
        }
        out.push_str(&question(number, item));
    }
    out
}

fn question(number: usize, item: &Item) -> String {
    let start = format!("{number}. ");
    let indent = " ".repeat(start.len());
    let mut out = format!("\n{start}{}\n", stem(item));
    for (at, option) in item.options.iter().enumerate() {
        out.push_str(&format!("{indent}- {}. {}\n", letter(at), escaped(option)));
    }
    let remarks = [
        ("答案", answer(item)),
        ("解析", escaped(&item.explanation)),
        ("依据", escaped(&item.basis)),
        ("难度", escaped(&item.difficulty)),
    ];
    let lines: Vec<String> = remarks
        .into_iter()
        .filter(|(_, text)| !text.is_empty())
        .map(|(label, text)| format!("{indent}{label}：{text}\n"))
        .collect();
    if !lines.is_empty() {
        out.push('\n');
    }
    out + &lines.concat()
}

/// The question, with the word that tells its kind where its answer alone does not.
fn stem(item: &Item) -> String {
    let mut text = item.stem.clone();
    match &item.answer {
        Answer::Choice { right, many: true } if right.len() == 1 && !says_many(&text) => {
            text.push_str("（多选）")
        }
        Answer::Order(_) if !says_order(&text) => text.push_str("（排序）"),
        _ => {}
    }
    let plain = plain_start(&text);
    let mut text = escaped(plain.as_deref().unwrap_or(&text));
    // What begins a block in Markdown.
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let rest = &text[digits..];
    if digits > 0 && rest.starts_with(['.', ')']) {
        text.insert(digits, '\\');
    } else if digits == 0 && text.starts_with(['#', '-', '+', '=', '>']) {
        text.insert(0, '\\');
    }
    text
}

/// A question's first words that would be taken for an option or a label: a word before them prevents it.
pub(super) fn plain_start(text: &str) -> Option<String> {
    let mut chars = text.chars();
    let (first, second) = (chars.next()?, chars.next());
    let letter = first.is_ascii_alphabetic() || matches!(first, 'Ａ'..='Ｚ' | 'ａ'..='ｚ');
    let option = letter && second.is_some_and(|c| ".、．)）:：".contains(c));
    let label = text.find(['：', ':']).map(|at| text[..at].trim().to_lowercase());
    let labels = [
        "答案",
        "正确答案",
        "参考答案",
        "answer",
        "解析",
        "explanation",
        "依据",
        "法律依据",
        "basis",
        "难度",
        "difficulty",
        "案例",
        "case",
    ];
    let labelled = label.is_some_and(|label| labels.contains(&label.as_str()));
    (option || labelled).then(|| format!("题：{text}"))
}

/// Whether the words say that several options are right; our reader asks the same.
fn says_many(text: &str) -> bool {
    ["多选", "多项选择"].iter().any(|word| text.contains(word))
}

fn says_order(text: &str) -> bool {
    ["（排序", "(排序", "排序题", "(ordering)"].iter().any(|word| text.contains(word))
}

fn answer(item: &Item) -> String {
    match &item.answer {
        Answer::Choice { right, .. } => right.iter().map(|at| letter(*at)).collect(),
        Answer::Truth(truth) => TRUTH[usize::from(!truth)].to_owned(),
        Answer::Words(words) => match words.join(OR) {
            // One letter alone would mean an option.
            one if one.chars().count() == 1
                && one.chars().all(|c| c.is_ascii_alphabetic() || c > '\u{ff00}') =>
            {
                format!("“{one}”")
            }
            words => escaped(&words),
        },
        Answer::Order(order) => order.iter().map(|at| letter(*at).to_string()).collect::<Vec<_>>().join("、"),
        Answer::Unknown => String::new(),
    }
}

/// A value of YAML.
fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}

/// Text of which nothing becomes markup.
fn escaped(text: &str) -> String {
    // A line in which underscores stand together only once is no emphasis; most blanks to fill in are such.
    let underscores = text.split('_').filter(|part| !part.is_empty()).count() > 2
        || text.starts_with('_') && text.trim_start_matches('_').contains('_');
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if matches!(c, '\\' | '*' | '`' | '[' | ']' | '<' | '>' | '&' | '$' | '~' | '|' | '{' | '}')
            || (c == '_' && underscores)
        {
            out.push('\\');
        }
        out.push(c);
    }
    out
}
