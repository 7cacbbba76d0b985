//! Messages about laws and citations.

use crate::diag::{At, Diagnostic, Prose, codes};
use crate::law::ArticleNo;

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
        "每条另起一段，以“第一条 ”开头；只写摘要时要有 articles（条数）字段",
        "begin each article with `第一条 `; a summary needs the field `articles`",
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
