//! What a thing is: of a citation the law's words and the verdict, of an id its title, of a field its meaning.

use super::page::Page;
use super::places;
use super::target::{self, Target};
use crate::base::span::Span;
use crate::curriculum::lookup::{LinkTo, WorkTo};
use crate::curriculum::shelf::{Article, Version};
use crate::curriculum::verdict::{Judged, Verdict, Why};
use crate::diag::Lang;
use crate::law::{Numerals, Provision};
use crate::syntax::Body;
use crate::syntax::callouts::CalloutKind;
use crate::syntax::fields::{Field, Form};
use crate::syntax::kinds::Kind;

/// Of a range of articles so many are shown.
const MOST: usize = 5;

/// Longer texts are cut: nobody reads a page in a box. In characters.
const LONGEST: usize = 1200;

/// What stands at byte `offset`, in Markdown, and where it stands.
pub(super) fn hover(page: &Page<'_>, offset: usize) -> Option<(String, Span)> {
    let target = target::at(page, offset)?;
    Some(match target {
        Target::Citation { span, judged } => (citation(page, &judged), span),
        Target::Id { span, kind, id } => (thing(page, kind, &id)?, span),
        Target::Link { span, to } => (link(page, to)?, span),
        Target::Titled { span, to: WorkTo::Entry(entry) } => (thing(page, entry.kind, &entry.id)?, span),
        Target::Titled { span, to: WorkTo::Media(id) } => (thing(page, Kind::Media, id)?, span),
        Target::Field { span, field } => (self::field(page.lang, field), span),
        Target::Block { span, kind } => (block(page.lang, kind), span),
    })
}

fn citation(page: &Page<'_>, judged: &[Judged<'_>]) -> String {
    let mut parts: Vec<String> = judged.iter().take(MOST).map(|judged| provision(page, judged)).collect();
    if judged.len() > MOST {
        parts.push("…".to_owned());
    }
    parts.join("\n\n---\n\n")
}

fn provision(page: &Page<'_>, judged: &Judged<'_>) -> String {
    let judgement = &judged.judgement;
    let numerals = Numerals::from(page.catalog().programme.citation_style.unwrap_or_default());
    let mut head = judgement.work.map_or(String::new(), |work| format!("《{}》", work.short));
    if let Some(provision) = judged.provision {
        head.push_str(&provision.words(numerals));
    }
    let mut text = match head.is_empty() {
        true => verdict(page, judged),
        false => format!("**{head}** — {}", verdict(page, judged)),
    };
    let version = judgement.version;
    if let Some(dates) = version.and_then(|version| dates(page, version)) {
        text.push_str(&format!("  \n{dates}"));
    }
    let words =
        judged.provision.zip(version).and_then(|(provision, version)| words(page, version, provision));
    if let Some((words, is_ours)) = words {
        if is_ours {
            text.push_str(
                page.say(
                    "  \n摘要里的话，不是原文：",
                    "  \nin the words of the summary here, not the law's:",
                ),
            );
        }
        text.push_str(&format!("\n\n{}", quoted(&words)));
    } else if let (None, Some(work)) = (judged.provision, judgement.work) {
        text.push_str(&format!("  \n{}", work.title));
    }
    text
}

/// The verdict on the day, in a few words.
fn verdict(page: &Page<'_>, judged: &Judged<'_>) -> String {
    let on = page.day.map_or(String::new(), |day| match page.lang {
        Lang::Zh => format!("（按 {day}）"),
        Lang::En => format!(" (on {day})"),
    });
    let (zh, en) = match judged.judgement.verdict() {
        Verdict::Ok => ("现行有效", "in force"),
        Verdict::Unknown => ("没有收录这部法，无法核对", "no such law here"),
        Verdict::NoSuchArticle => ("没有这一条", "no such article"),
        Verdict::NoSuchParagraph => ("没有这一款、项", "no such paragraph or item"),
        Verdict::Repealed => ("已经废止", "repealed"),
        Verdict::Superseded => ("已有新版本", "superseded"),
        Verdict::NotYetInForce => ("还没有施行", "not yet in force"),
        Verdict::QuoteMismatch => ("引文同原文不符", "quoted wrongly"),
    };
    let summary = matches!(judged.judgement.why, Why::Ok { restated: false });
    let note = match summary {
        true => page.say("；收录的摘要没有写这一条", "; the summary here does not restate it"),
        false => "",
    };
    format!("{}{on}{note}", page.say(zh, en))
}

fn dates(page: &Page<'_>, version: &Version) -> Option<String> {
    let since = version.in_force?;
    Some(match page.lang {
        Lang::Zh => format!("{}起施行", since.han()),
        Lang::En => format!("in force since {since}"),
    })
}

/// The words of a provision in a version: those of the law, or, of a summary, ours; and whether they are ours.
fn words(page: &Page<'_>, version: &Version, provision: Provision) -> Option<(String, bool)> {
    if let Some(words) = page.judge().words(version, provision) {
        return Some((words, false));
    }
    let Article::Here(_, doc) = version.article(provision.article) else { return None };
    let doc = page.outcome.docs.get(doc)?;
    let Body::Law(law) = &doc.body else { return None };
    let place =
        law.statute.locate(provision).ok().or_else(|| law.statute.locate(provision.article.into()).ok())?;
    let lines = law.statute.lines(&place);
    let words: Vec<&str> = lines.iter().map(|line| line.span.text(&doc.source.text)).collect();
    Some((words.join("\n"), true))
}

/// A quotation of several lines, cut where it is long.
fn quoted(words: &str) -> String {
    let short: String = words.chars().take(LONGEST).collect();
    let more = if short.len() < words.len() { "…" } else { "" };
    let lines = short.lines().map(|line| format!("> {}", line.trim()));
    format!("{}{more}", lines.collect::<Vec<_>>().join("\n>\n"))
}

/// What a kind of thing is called.
pub(super) fn kind(lang: Lang, kind: Kind) -> &'static str {
    let (zh, en) = match kind {
        Kind::Curriculum => ("培训", "programme"),
        Kind::Audiences => ("受众", "audience"),
        Kind::Glossary => ("词表", "glossary"),
        Kind::Course => ("课程", "course"),
        Kind::Lesson => ("课", "lesson"),
        Kind::Law => ("法律", "law"),
        Kind::Policy => ("政策", "policy"),
        Kind::Case => ("案例", "case"),
        Kind::Quiz => ("题库", "question bank"),
        Kind::Media => ("影音", "medium"),
        Kind::Class => ("班次", "class"),
    };
    match lang {
        Lang::Zh => zh,
        Lang::En => en,
    }
}

/// The title of a thing and what people ask of it first.
fn thing(page: &Page<'_>, of: Kind, id: &str) -> Option<String> {
    let catalog = page.catalog();
    let title = places::title(catalog, of, id)?;
    let number = |count: Option<u32>, zh: &str, en: &str| match (count, page.lang) {
        (None, _) => None,
        (Some(count), Lang::Zh) => Some(format!("{count} {zh}")),
        (Some(count), Lang::En) => Some(format!("{count} {en}")),
    };
    let doc = || catalog.entry(of, id).and_then(|entry| page.outcome.docs.get(entry.doc));
    let fact = match of {
        Kind::Audiences => number(catalog.audiences.get(id)?.0.size, "人", "people"),
        Kind::Media => {
            let item = &catalog.media.get(id)?.0;
            let length = item.seconds.map(|seconds| format!(", {}:{:02}", seconds / 60, seconds % 60));
            Some(format!("{}{}", page.say(item.kind.zh(), item.kind.name()), length.unwrap_or_default()))
        }
        Kind::Class => {
            let class = &catalog.classes.get(id)?.0;
            let days = [class.start_date, class.end_date].into_iter().flatten();
            Some(days.map(|day| day.to_string()).collect::<Vec<_>>().join(" – "))
        }
        Kind::Quiz => {
            number(catalog.banks.get(id).and_then(|count| u32::try_from(*count).ok()), "题", "questions")
        }
        Kind::Lesson => doc().and_then(|doc| match &doc.body {
            Body::Lesson(lesson) => number(Some(lesson.teaching + lesson.exercises), "分钟", "minutes"),
            _ => None,
        }),
        _ => None,
    };
    let fact = fact.filter(|fact| !fact.is_empty()).map_or(String::new(), |fact| format!("  \n{fact}"));
    let file = places::made(catalog, of, id).map_or(String::new(), |(path, _)| format!("  \n`{path}`"));
    Some(format!("**{title}** — {}{fact}{file}", kind(page.lang, of)))
}

fn link(page: &Page<'_>, to: LinkTo<'_>) -> Option<String> {
    match to {
        LinkTo::Entry(entry, anchor) => {
            let heading = anchor.and_then(|anchor| entry.headings.iter().find(|(id, _)| *id == anchor));
            let heading = heading.map_or(String::new(), |(_, text)| format!("  \n→ {text}"));
            Some(format!("{}{heading}", thing(page, entry.kind, &entry.id)?))
        }
        LinkTo::Glossary(anchor) => {
            let terms = &page.catalog().terms;
            let term = terms.iter().find(|term| Some(&term.anchor) == anchor.as_ref())?;
            Some(format!("**{}**  \n{}", term.term, term.definition))
        }
        LinkTo::File(path) => Some(format!("`{path}`")),
        LinkTo::Here(_) | LinkTo::External(_) => None,
    }
}

/// What a field means, how else it is called, and what may stand in it.
pub(super) fn field(lang: Lang, field: &Field) -> String {
    let names: Vec<String> = field.names().map(|name| format!("`{name}`")).collect();
    let (about, must) = match lang {
        Lang::Zh => (field.about.0, "，必填"),
        Lang::En => (field.about.1, ", required"),
    };
    let must = if field.required { must } else { "" };
    let mut text = format!("{about}\n\n{}{must}", names.join(" · "));
    let form = form(lang, &field.form);
    if !form.is_empty() {
        text.push_str(&format!("\n\n{form}"));
    }
    text
}

/// What may stand in a field, in words; empty for text.
pub(super) fn form(lang: Lang, form: &Form) -> String {
    let choices = form.choices();
    if !choices.is_empty() {
        let each = choices
            .iter()
            .map(|names| names.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(" / "));
        return each.map(|names| format!("- {names}")).collect::<Vec<_>>().join("\n");
    }
    if let Some(kind) = form.ids() {
        let kind = self::kind(lang, kind);
        return match lang {
            Lang::Zh => format!("填{kind}的编号"),
            Lang::En => format!("ids: {kind}"),
        };
    }
    let (zh, en) = match form {
        Form::Names => ("几个就写成列表，或用、隔开", "a list, or one text with commas"),
        Form::Lines => ("一段文字，或一个列表", "running text, or a list"),
        Form::Date => ("日期，例如 2026-03-01 或 2026年3月1日", "a date such as 2026-03-01"),
        Form::Minutes => ("分钟数，例如 25 或 1小时30分", "minutes, such as 25"),
        Form::Seconds => {
            ("时长，例如 3:20、1:02:03 或 90（秒）", "a duration such as 3:20, 1:02:03 or 90 (seconds)")
        }
        Form::Count => ("一个整数", "a whole number"),
        Form::Path => ("文件，相对于这个文件", "a file, as seen from this one"),
        Form::Folder => ("一个不带空格和 / : * ? 的名字", "a name without blanks and / : * ?"),
        Form::Windows => (
            "时段，例如 [\"9:00-11:30\", \"14:00-17:00\"]",
            "hours such as [\"9:00-11:30\", \"14:00-17:00\"]",
        ),
        Form::Weekday | Form::Weekdays => ("星期几，例如 星期六", "days of the week such as Saturday"),
        Form::Mapping(_) | Form::Items(_) | Form::ItemsOr(..) => ("下面还有字段", "has fields of its own"),
        Form::Set(_) => (
            "all、一个数、一个列表，或 {list, count, each_class}",
            "all, a number, a list, or {list, count, each_class}",
        ),
        Form::Codes => ("代码: off、warning 或 error", "code: off, warning or error"),
        _ => ("", ""),
    };
    match lang {
        Lang::Zh => zh.to_owned(),
        Lang::En => en.to_owned(),
    }
}

/// What a block is for.
pub(super) fn block(lang: Lang, kind: CalloutKind) -> String {
    let (zh, en) = about_block(kind);
    let about = match lang {
        Lang::Zh => zh,
        Lang::En => en,
    };
    format!("`[!{}]` · `[!{}]`\n\n{about}", kind.zh(), kind.en())
}

/// What each block is for.
pub(super) fn about_block(kind: CalloutKind) -> (&'static str, &'static str) {
    match kind {
        CalloutKind::Objectives => ("学完能做到什么", "What learners can do afterwards"),
        CalloutKind::Questions => ("开场问什么", "Questions to open with"),
        CalloutKind::KeyPoints => ("要带回家的几句话", "What to take home"),
        CalloutKind::Poster => {
            ("挂图上怎么说这部法；别处不显示", "What a poster of the law says; shown nowhere else")
        }
        CalloutKind::Law => (
            "法条：标题写引用；正文空着就从法律文件里填，写了就逐字核对",
            "A statute: its title cites; an empty body is filled from the law's file, a written one is verified",
        ),
        CalloutKind::Plain => {
            ("上面那条的白话，排在它旁边", "Plain words for the statute above, set beside it")
        }
        CalloutKind::Case => {
            ("一个小案例，或到 cases 里案例的链接", "A short case, or a link to one of cases/")
        }
        CalloutKind::Trainer => ("给讲师看的；只在讲师版里", "How to teach it; only in editions of trainers"),
        CalloutKind::Activity => ("活动、讨论", "Something to do"),
        CalloutKind::Skit => ("剧本：人物、道具、场景和台词", "A skit: roles, properties, scene and lines"),
        CalloutKind::Quiz => ("从题库出题，或在里面写题", "Questions drawn from a bank, or written inside"),
        CalloutKind::Media => ("放一部片、一首歌、一张图", "A film, a song, a picture"),
        CalloutKind::Broadcast => ("大喇叭广播稿", "Words for the loudspeaker"),
        CalloutKind::Slide => ("屏幕上换成这些话", "Other words for the screen"),
        CalloutKind::Only => ("只给这些受众看", "Only for these audiences"),
        CalloutKind::Except => ("不给这些受众看", "Not for these audiences"),
        CalloutKind::Note => ("注意", "A note"),
        CalloutKind::Tip => ("提示", "A tip"),
        CalloutKind::Important => ("重要", "Something important"),
        CalloutKind::Warning => ("警告", "A warning"),
        CalloutKind::Caution => ("当心", "Something to be careful about"),
    }
}
