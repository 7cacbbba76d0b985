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
