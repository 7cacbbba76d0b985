//! Messages about laws and citations.

use crate::base::path::ContentPath;
use crate::diag::{At, Diagnostic, Prose, Severity, codes};
use crate::law::compare::Fate;
use crate::law::history::Basis;
use crate::law::statute::Absence;
use crate::law::{ArticleNo, Date, Numerals, Provision, title};

/// A cited law that is not in the collection.
pub fn unknown(at: At, name: &str, nearest: Option<&str>) -> Diagnostic {
    let prose = Prose::new(
        format!("没有收录《{name}》，无法核对这条引用"),
        format!("《{name}》 is not in content/laws, so this citation cannot be checked"),
    );
    let finding = Diagnostic::new(&codes::LAW_UNKNOWN, at, prose);
    match nearest {
        Some(nearest) => {
            finding.help(format!("是不是《{nearest}》？"), format!("did you mean 《{nearest}》?"))
        }
        None => finding.help(
            "把这部法律的全文或摘要放进 content/laws/",
            "put the law's text or a summary of it into content/laws/",
        ),
    }
}

/// An article beyond the law's last.
pub fn no_such_article(at: At, law: &str, no: ArticleNo, last: Option<ArticleNo>) -> Diagnostic {
    let prose = Prose::new(format!("《{law}》没有{}", no.han()), format!("《{law}》 has no article {no}"));
    let finding = Diagnostic::new(&codes::LAW_NO_ARTICLE, at, prose);
    match last {
        Some(last) => {
            finding.help(format!("这部法律到{}为止", last.han()), format!("its last article is {last}"))
        }
        None => finding.help("它的文件里一条也没有", "its file holds no articles at all"),
    }
}

/// A paragraph, item or point beyond the last.
pub fn no_such_paragraph(at: At, law: &str, provision: Provision, absence: Absence) -> Diagnostic {
    let no = provision.article.han();
    let (zh, en) = match absence {
        Absence::Article => (format!("没有{no}"), format!("it has no article {}", provision.article)),
        Absence::Paragraph { count } => (
            format!("{no}只有 {count} 款"),
            format!("article {} has {}", provision.article, counted(count, "paragraph")),
        ),
        Absence::Item { count: 0 } => {
            (format!("{no}的这一款没有分项"), format!("article {} has no items there", provision.article))
        }
        Absence::Item { count } => (
            format!("{no}的这一款只有 {count} 项"),
            format!("article {} has {} there", provision.article, counted(count, "item")),
        ),
        Absence::Point { count: 0 } => ("这一项没有分目".to_owned(), "that item has no points".to_owned()),
        Absence::Point { count } => {
            (format!("这一项只有 {count} 目"), format!("that item has {}", counted(count, "point")))
        }
    };
    let prose = Prose::new(
        format!("《{law}》没有{}：{zh}", provision.words(Numerals::Han)),
        format!("《{law}》 has no {}: {en}", in_english(provision)),
    );
    Diagnostic::new(&codes::LAW_NO_PARAGRAPH, at, prose).help(
        format!("用 coursepack list articles 看{no}的原文；款按自然段数，带（一）的是项"),
        "see `coursepack list articles`; paragraphs are counted, items bear （一）",
    )
}

/// A law that is no longer in force.
pub fn repealed(at: At, law: &str, by: Option<&str>, since: Option<Date>) -> Diagnostic {
    let (since_zh, since_en) = match since {
        Some(since) => (format!("自{}起", since.han()), format!(" since {since}")),
        None => (String::new(), String::new()),
    };
    let (by_zh, by_en) = match by {
        Some(by) => (format!("被《{by}》"), format!(" by 《{by}》")),
        None => ("已".to_owned(), String::new()),
    };
    let prose = Prose::new(
        format!("《{law}》{since_zh}{by_zh}废止"),
        format!("《{law}》 has been repealed{since_en}{by_en}"),
    );
    let instead = by.unwrap_or("…");
    Diagnostic::new(&codes::LAW_REPEALED, at, prose).help(
        format!("改引《{instead}》的相应条文；确实要讲旧法的，写成“原《{law}》”"),
        format!("cite the provision of 《{instead}》 that took its place; if the old law is meant, write 原《{law}》"),
    )
}

/// A former version of a law; `dated`: the citation names it by its year.
pub fn superseded(
    at: At,
    law: &str,
    no: Option<ArticleNo>,
    since: Option<Date>,
    fate: Option<&Fate>,
    dated: bool,
) -> Diagnostic {
    let (since_zh, since_en) = match since {
        Some(since) => (format!("{}起", since.han()), format!("since {since}")),
        None => ("现在".to_owned(), "now".to_owned()),
    };
    let what = no.map_or_else(String::new, ArticleNo::han);
    let prose = Prose::new(
        format!("这里引的是《{law}》{what}的旧文本，{since_zh}已换新文本"),
        format!(
            "this is a former version of 《{law}》{}; a new one is in force {since_en}",
            no.map_or_else(String::new, |no| format!(" article {no}"))
        ),
    );
    let finding = Diagnostic::new(&codes::LAW_SUPERSEDED, at, prose);
    match (fate, no) {
        (Some(Fate::Same(to)), Some(no)) if *to == no => finding.help(
            "条号和文字都没有变：去掉年份，引现行文本就行",
            "number and words are the same: leave out the year and cite the version in force",
        ),
        (Some(Fate::Same(to)), _) if dated => finding.help(
            format!("文字没有变，移到了{}：去掉年份，条号改成{}（写了年份的，check --fix 不替你改）", to.han(), to.han()),
            format!("the words are the same, now in article {to}: leave out the year and cite that (`--fix` does not mend citations with a year)"),
        ),
        (Some(Fate::Same(to)), _) => finding.help(
            format!("文字没有变，移到了{}", to.han()),
            format!("the words are the same, now in article {to}"),
        ),
        (Some(Fate::Changed(to)), Some(no)) if *to == no => finding.help(
            "这一条的文字改了，按新文本改写",
            "the words of this article changed: write by the new ones",
        ),
        (Some(Fate::Changed(to)), _) => finding.help(
            format!("文字改了，移到了{}：按新文本改写", to.han()),
            format!("the words changed and stand in article {to}: write by the new ones"),
        ),
        (Some(Fate::Split(to)), _) => finding.help(
            format!("这一条拆成了{}：按新文本改写", in_han(to)),
            format!("it was split into articles {}: write by the new ones", in_digits(to)),
        ),
        (Some(Fate::Gone), _) => finding.help(
            "新文本里没有相应的条文，这一处要重写",
            "the new version has nothing like it: write this anew",
        ),
        (None, _) => finding.help("对照新文本，改引现行的条文", "look it up in the new version"),
    }
}

/// A version that has not begun.
pub fn not_yet(at: At, law: &str, since: Date, asked: Option<Date>) -> Diagnostic {
    let (zh, en) = match asked {
        Some(date) => (format!("，核对的日子是{}", date.han()), format!("; the day asked is {date}")),
        None => (String::new(), String::new()),
    };
    let prose = Prose::new(
        format!("《{law}》的这个文本{}才施行{zh}", since.han()),
        format!("this version of 《{law}》 is in force only from {since}{en}"),
    );
    Diagnostic::new(&codes::LAW_NOT_YET, at, prose).help(
        "把当时施行的文本也放进 content/laws/，或写明“自某日起施行”后改到那时的班次里讲",
        "put the version in force on that day into content/laws/ as well, or teach this in a later class",
    )
}

/// Only a later text of the law is here: what was in force on the day asked cannot be known. A warning, since the
/// provision may well have been the same.
pub fn only_later_text(at: At, law: &str, since: Date, asked: Option<Date>) -> Diagnostic {
    let (zh, en) = match asked {
        Some(date) => (format!("（{}）", date.han()), format!(" ({date})")),
        None => (String::new(), String::new()),
    };
    let prose = Prose::new(
        format!(
            "收录的《{law}》是{}起施行的文本；核对的那天{zh}施行的还是旧文本，没有收录，无法核对",
            since.han()
        ),
        format!(
            "the text of 《{law}》 here is in force only from {since}; the one in force on the day asked{en} is missing"
        ),
    );
    let finding = Diagnostic::new(&codes::LAW_NOT_YET, at, prose).help(
        "把当时施行的文本也放进 content/laws/；日期推算得不对的，在法律文件里写 in_force（施行日期）",
        "put the version of that day into content/laws/ as well; where the date is derived wrongly, write `in_force`",
    );
    Diagnostic { severity: Severity::Warning, ..finding }
}

/// Words that are not the law's; `differs` are the quoted words and the law's, the difference in 【】.
pub fn quote_mismatch(
    at: At,
    law: &str,
    no: ArticleNo,
    differs: (&str, &str),
    elsewhere: Option<ArticleNo>,
) -> Diagnostic {
    if let Some(other) = elsewhere.filter(|other| *other != no) {
        let prose = Prose::new(
            format!("这段话不是《{law}》{}的，是{}的", no.han(), other.han()),
            format!("these are the words of 《{law}》 article {other}, not of article {no}"),
        );
        return Diagnostic::new(&codes::LAW_QUOTE, at, prose)
            .help(format!("条号改成{}", other.han()), format!("cite article {other}"));
    }
    let prose = Prose::new(
        format!("和《{law}》{}的原文不一致：写的是“{}”，原文是“{}”", no.han(), differs.0, differs.1),
        format!(
            "these are not the words of 《{law}》 article {no}: “{}” is “{}” in the law",
            differs.0, differs.1
        ),
    );
    Diagnostic::new(&codes::LAW_QUOTE, at, prose).help(
        "照原文改；省略的地方写“……”；只是转述的，去掉引号。法条块可以留空，由程序填写",
        "copy the law; write …… for what is left out; use no quotation marks for a paraphrase. A law block may be left empty",
    )
}

/// A law that changes while the programme lasts.
pub fn changes_during(at: At, law: &str, since: Date, fates: &[(ArticleNo, Option<Fate>)]) -> Diagnostic {
    let of = |(no, fate): &(ArticleNo, Option<Fate>)| match fate {
        Some(Fate::Same(to)) => format!("{}移到{}", no.han(), to.han()),
        Some(Fate::Changed(to)) if to == no => format!("{}文字改了", no.han()),
        Some(Fate::Changed(to)) => format!("{}改后在{}", no.han(), to.han()),
        Some(Fate::Split(to)) => format!("{}拆成{}", no.han(), in_han(to)),
        Some(Fate::Gone) => format!("{}没有了", no.han()),
        None => format!("{}待核对", no.han()),
    };
    let in_english = |(no, fate): &(ArticleNo, Option<Fate>)| match fate {
        Some(Fate::Same(to)) => format!("article {no} moves to {to}"),
        Some(Fate::Changed(to)) if to == no => format!("article {no} has other words"),
        Some(Fate::Changed(to)) => format!("article {no} is changed and becomes {to}"),
        Some(Fate::Split(to)) => format!("article {no} is split into {}", in_digits(to)),
        Some(Fate::Gone) => format!("article {no} is gone"),
        None => format!("article {no} must be looked up"),
    };
    let zh: Vec<String> = fates.iter().map(of).collect();
    let en: Vec<String> = fates.iter().map(in_english).collect();
    let prose = Prose::new(
        format!("培训还没结束，《{law}》{}起就换新文本：{}", since.han(), zh.join("，")),
        format!(
            "before the programme ends, a new version of 《{law}》 comes into force on {since}: {}",
            en.join(", ")
        ),
    );
    Diagnostic::new(&codes::LAW_CHANGES, at, prose).help(
        "那天以后的班，用按班次的版本（editions 里写 class），或两个文本都讲明",
        "for later classes make an edition of their own (`class:` under `editions`), or speak of both versions",
    )
}

/// Numerals that are not the programme's.
pub fn numerals(at: At, written: &str, wanted: &str) -> Diagnostic {
    let prose = Prose::new(
        format!("条号写法不统一：“{written}”按本项目的写法是“{wanted}”"),
        format!("`{written}` is `{wanted}` in the numerals of this programme"),
    );
    Diagnostic::new(&codes::STYLE_CITATION, at, prose)
        .help("运行 coursepack check --fix 统一改好", "`coursepack check --fix` makes them alike")
        .fix(wanted)
}

/// An article that the law has, but its summary does not restate.
pub fn not_covered(at: At, law: &str, no: ArticleNo) -> Diagnostic {
    let prose = Prose::new(
        format!("《{law}》的摘要没有讲到{}", no.han()),
        format!("the summary of 《{law}》 does not cover article {no}"),
    );
    Diagnostic::new(&codes::LAW_NOT_COVERED, at, prose).help(
        format!("在摘要里加一段，以“{} ”开头", no.han()),
        format!("add a paragraph to the summary that begins with `{} `", no.han()),
    )
}

/// A law block that cites no article.
pub fn block_without_citation(at: At) -> Diagnostic {
    let prose = Prose::new("法条块没有写引用哪一条", "this law block cites no article");
    Diagnostic::new(&codes::BLOCK_LAW_EMPTY, at, prose)
        .help("写成 > [!法条] 《反家庭暴力法》第二条", "write > [!LAW] 《反家庭暴力法》第二条")
}

/// A full text that does not begin with its title.
pub fn no_title(at: At) -> Diagnostic {
    let prose = Prose::new("看不出这部法律的标题", "the title of this law cannot be told");
    Diagnostic::new(&codes::SCHEMA_MISSING, at, prose)
        .help("第一行写 # 法律全称", "begin the file with # and the full title")
}

/// A full text without a single article.
pub fn no_articles(at: At) -> Diagnostic {
    let prose = Prose::new("这个文件里没有一条条文", "this file holds no article");
    Diagnostic::new(&codes::LAW_FORM, at, prose).help(
        "每条另起一段，以“第一条 ”或“一、”开头；只写摘要时要有 articles（条数）字段",
        "begin each article with `第一条 ` or `一、`; a summary needs the field `articles`",
    )
}

/// Neither text, file name nor fields tell the dates.
pub fn no_dates(at: At) -> Diagnostic {
    let prose = Prose::new(
        "看不出这部法律的通过日期或施行日期",
        "the law's dates of adoption and effect cannot be told",
    );
    Diagnostic::new(&codes::LAW_DATES, at, prose).help(
        "标题下面写“2015年12月27日 …通过”，或写 date_document（通过日期）和 in_force（施行日期）字段",
        "write the fields `date_document` and `in_force`",
    )
}

/// No text says since when a version is in force; `guess` is taken, and `asked` is not long after it.
pub fn date_guessed(at: At, law: &str, basis: Basis, guess: Date, asked: Date) -> Diagnostic {
    let day = guess.han();
    let (zh, en, place_zh, place_en) = match basis {
        Basis::Amended => (
            format!("《{law}》{day}修正的文本从哪天起施行，文件里没有写，只好当作当天"),
            format!("nothing says since when 《{law}》 as amended on {guess} is in force; that day is taken"),
            "修改决定的末尾写着“本决定自……起施行”",
            "the end of the amending decision names the day",
        ),
        Basis::OnPublication => (
            format!("《{law}》自公布之日起施行，哪天公布的，文件里没有写，只好当作通过的那天（{day}）"),
            format!(
                "《{law}》 is in force from its publication, whose day is not said; that of adoption, {guess}, is taken"
            ),
            "公布它的公告、命令上有日期",
            "the order that published it bears the day",
        ),
        Basis::Adopted | Basis::Stated => (
            format!("《{law}》从哪天起施行，文件里没有写，只好当作通过的那天（{day}）"),
            format!(
                "nothing says since when 《{law}》 is in force; the day of its adoption, {guess}, is taken"
            ),
            "公布它的公告、命令写着施行日期",
            "the order that published it names the day",
        ),
    };
    let prose = Prose::new(
        format!("{zh}；核对的日子（{}）离它不到一年，推算错了，引用的结论就会错", asked.han()),
        format!(
            "{en}, and the day asked, {asked}, is less than a year later: a wrong guess would make verdicts wrong"
        ),
    );
    Diagnostic::new(&codes::LAW_GUESSED, at, prose).help(
        format!("{place_zh}，国家法律法规数据库里也有；查到后在文件最前面的两行 --- 之间写 in_force: {guess}（换成查到的日子）"),
        format!("{place_en}; write it between two lines of --- at the top of the file: `in_force: {guess}`"),
    )
}

/// A law whose amended text is not here, though what amends it is.
pub fn outdated(at: At, law: &str, amendment: &str, since: Option<Date>, by: Option<At>) -> Diagnostic {
    let (zh, en) = match since {
        Some(since) => (format!("（{}起施行）", since.han()), format!(" (in force from {since})")),
        None => (String::new(), String::new()),
    };
    let amendment = title::in_brackets(amendment);
    let prose = Prose::new(
        format!("《{law}》已经被{amendment}修改{zh}，修改后的文本没有收录，引用核对的还是旧条文"),
        format!(
            "《{law}》 is amended by {amendment}{en}, but the amended text is not here: citations are checked against the old one"
        ),
    );
    let finding = Diagnostic::new(&codes::LAW_OUTDATED, at, prose).help(
        "把修改后的全文也放进 content/laws/，旧文本可以留着",
        "put the amended text into content/laws/ as well; the old one may stay",
    );
    match by {
        Some(by) => finding.label(by, "修改它的文件", "what amends it"),
        None => finding,
    }
}

/// A text of a law that is here in another text, `counts`, against which citations are checked; `summary`: a summary beside
/// the full text.
pub fn doubled_text(at: At, law: &str, counts: At, summary: bool) -> Diagnostic {
    let prose = match summary {
        true => Prose::new(
            format!("《{law}》的这个文本另有全文：引用都按全文核对，这份摘要不再起作用"),
            format!(
                "《{law}》 is here in full as well: citations are checked against that, and this summary is not used"
            ),
        ),
        false => Prose::new(
            format!("《{law}》的同一个文本收录了两份，引用只按另一份核对"),
            format!("one text of 《{law}》 is here twice; citations are checked against the other file"),
        ),
    };
    Diagnostic::new(&codes::LAW_DOUBLED_TEXT, at, prose)
        .label(counts, "按这一份核对", "this one counts")
        .help(
            "留一份，删掉另一份；其实是两次修正的，把各自的 date_document（通过日期）写对",
            "keep one and delete the other; if they are of two amendments, correct their `date_document`",
        )
}

/// Articles, from one to another, that a translation lacks of `original` or has besides.
pub fn translation(
    at: At,
    original: &ContentPath,
    missing: &[(ArticleNo, ArticleNo)],
    extra: &[(ArticleNo, ArticleNo)],
) -> Diagnostic {
    let zh = |(first, last): &(ArticleNo, ArticleNo)| match first == last {
        true => first.han(),
        false => format!("{}至{}", first.han(), last.han()),
    };
    let en = |(first, last): &(ArticleNo, ArticleNo)| match first == last {
        true => format!("article {first}"),
        false => format!("articles {first} to {last}"),
    };
    let (mut said_zh, mut said_en) = (Vec::new(), Vec::new());
    for (list, zh_word, en_word) in [(missing, "缺", "lacks"), (extra, "多出", "adds")] {
        if !list.is_empty() {
            said_zh.push(format!("{zh_word}{}", list.iter().map(zh).collect::<Vec<_>>().join("、")));
            said_en.push(format!("{en_word} {}", list.iter().map(en).collect::<Vec<_>>().join(", ")));
        }
    }
    let prose = Prose::new(
        format!("译文 {} 和原文 {original} 的条文对不上：{}", at.path, said_zh.join("，")),
        format!("{} is no full translation of {original}: it {}", at.path, said_en.join(" and ")),
    );
    Diagnostic::new(&codes::LAW_TRANSLATION, at, prose).help(
        "译文每条另起一段，以 Article 2 或 2-ماددا 开头，条号和原文一样",
        "begin each article with `Article 2` or `2-ماددا` in a paragraph of its own, numbered as in the original",
    )
}

/// One number on two articles.
pub fn doubled(at: At, first: At, no: ArticleNo) -> Diagnostic {
    let prose = Prose::new(format!("{}出现了两次", no.han()), format!("article {no} stands twice"));
    Diagnostic::new(&codes::LAW_DOUBLED, at, prose).label(first, "先前的在这里", "first here")
}

/// An article after one with a higher number.
pub fn out_of_order(at: At, no: ArticleNo, after: ArticleNo) -> Diagnostic {
    let prose = Prose::new(
        format!("{}排在了{}后面", no.han(), after.han()),
        format!("article {no} stands after article {after}"),
    );
    Diagnostic::new(&codes::LAW_ORDER, at, prose)
}

/// Articles left out between two neighbours.
pub fn gap(at: At, after: ArticleNo, before: ArticleNo) -> Diagnostic {
    let prose = Prose::new(
        format!("{}后面直接到了{}，中间缺了", after.han(), before.han()),
        format!("between article {after} and article {before} something is missing"),
    );
    Diagnostic::new(&codes::LAW_ORDER, at, prose)
}

/// An item whose number is not the next.
pub fn item_order(at: At, expected: u16, found: u16) -> Diagnostic {
    let prose = Prose::new(
        format!("这里应当是第 {expected} 项，写的是第 {found} 项"),
        format!("expected item {expected}, found item {found}"),
    );
    Diagnostic::new(&codes::LAW_ORDER, at, prose)
}

fn odd(at: At, zh: impl Into<String>, en: impl Into<String>) -> Diagnostic {
    Diagnostic::new(&codes::LAW_FORM, at, Prose::new(zh, en))
}

/// `第二条` without a blank behind it.
pub fn no_space(at: At, no: ArticleNo) -> Diagnostic {
    odd(
        at,
        format!("{}后面没有空格，没有当作一条来读", no.han()),
        format!("no blank follows the label of article {no}, so it was read as text"),
    )
    .help("条号后面空一格", "put a blank after the label")
}

/// 笫 in place of 第.
pub fn look_alike(at: At, no: ArticleNo) -> Diagnostic {
    odd(
        at,
        format!("{}的“第”写成了形近字“笫”", no.han()),
        format!("article {no} is written with 笫, a look-alike of 第"),
    )
    .help("改成“第”", "write 第")
}

/// Quotes, tables or pictures among the articles.
pub fn no_statute_text(at: At) -> Diagnostic {
    odd(
        at,
        "条文里不能有引用块、表格、图片或代码，这几行没有读",
        "quotes, tables, pictures and code are no text of a statute; these lines were not read",
    )
}

/// `<!--` without an end.
pub fn open_comment(at: At) -> Diagnostic {
    odd(at, "注释没有收尾，后面的都没有读", "the comment is never closed; what follows it was not read")
        .help("加上 -->", "add -->")
}

/// 1 paragraph, 2 paragraphs
fn counted(count: usize, what: &str) -> String {
    format!("{count} {what}{}", if count == 1 { "" } else { "s" })
}

/// article 4 paragraph 3 item 2
fn in_english(provision: Provision) -> String {
    let parts = [
        ("paragraph", provision.paragraph.map(u64::from)),
        ("item", provision.item.map(u64::from)),
        ("point", provision.point.map(u64::from)),
    ];
    let parts = parts.iter().filter_map(|(word, number)| Some(format!(" {word} {}", (*number)?)));
    parts.fold(format!("article {}", provision.article), |all, part| all + &part)
}

/// 第三条、第四条
fn in_han(articles: &[ArticleNo]) -> String {
    articles.iter().map(|no| no.han()).collect::<Vec<_>>().join("、")
}

/// 3, 4
fn in_digits(articles: &[ArticleNo]) -> String {
    articles.iter().map(ArticleNo::to_string).collect::<Vec<_>>().join(", ")
}
