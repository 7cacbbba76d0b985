//! Messages about links, pictures and ids.

use crate::diag::{At, Diagnostic, Prose, codes};

/// What is wrong with a link.
pub enum Fault<'a> {
    /// It leaves the project.
    Outside,
    /// A kind of address that is not allowed.
    Scheme,
    /// No such file; the nearest name.
    Absent(Option<&'a str>),
    /// No such place on the page; the nearest heading.
    NoAnchor(Option<&'a str>),
    /// A picture that is no file of the project.
    NotAPicture,
}

/// A link or picture `written` that leads nowhere.
pub fn fault(at: At, written: &str, fault: &Fault<'_>) -> Diagnostic {
    match fault {
        Fault::Outside => {
            let prose = Prose::new(
                format!("“{written}”指到了 content/ 文件夹之外"),
                format!("`{written}` leads out of content/"),
            );
            Diagnostic::new(&codes::LINK_OUTSIDE, at, prose).help(
                "把文件复制到 content/ 里，再链接过去",
                "copy the file into content/ and link to it there",
            )
        }
        Fault::Scheme => {
            let prose = Prose::new(
                format!("不允许这种链接：“{written}”"),
                format!("this kind of link is not allowed: `{written}`"),
            );
            Diagnostic::new(&codes::LINK_SCHEME, at, prose).help(
                "用相对路径、#小标题、https://、mailto: 或 tel:",
                "use a relative path, #heading, https://, mailto: or tel:",
            )
        }
        Fault::Absent(nearest) => {
            let prose =
                Prose::new(format!("没有“{written}”这个文件"), format!("there is no file `{written}`"));
            Diagnostic::new(&codes::LINK_BROKEN, at, prose).did_you_mean(*nearest)
        }
        Fault::NoAnchor(nearest) => {
            let prose = Prose::new(
                format!("“{written}”：页面里没有这个位置"),
                format!("`{written}`: no such place on the page"),
            );
            Diagnostic::new(&codes::LINK_ANCHOR, at, prose).did_you_mean(*nearest)
        }
        Fault::NotAPicture => {
            let prose = Prose::new(
                format!("“{written}”不是项目里的图片"),
                format!("`{written}` is not a picture of the project"),
            );
            Diagnostic::new(&codes::LINK_BROKEN, at, prose).help(
                "图片必须是 content/ 里的文件，不能是网址",
                "pictures must be files in content/, not addresses",
            )
        }
    }
}

/// A picture without alternative text.
pub fn no_alt(at: At) -> Diagnostic {
    Diagnostic::new(
        &codes::MEDIA_NO_ALT,
        at,
        Prose::new("图片没有替代文字", "the picture has no alternative text"),
    )
    .help("在方括号里写一句图上有什么：![…](…)", "say in the brackets what it shows: ![…](…)")
}

/// A title in place of the id.
pub fn title_for_id(at: At, what: (&str, &str), title: &str, id: &str) -> Diagnostic {
    let prose = Prose::new(
        format!("“{title}”是标题，不是编号：这里要写{}的编号，多半就是文件名", what.0),
        format!(
            "`{title}` is a title: what is wanted here is the id of the {}, mostly its file name",
            what.1
        ),
    );
    Diagnostic::new(&codes::LINK_UNKNOWN_ID, at, prose).help(format!("写成 {id}"), format!("write {id}"))
}

/// Several ids that read as one.
pub fn several_ids(at: At, written: &str, ids: &[&str]) -> Diagnostic {
    let prose = Prose::new(
        format!("“{written}”连成了一个编号：中文的逗号、顿号在这里不隔开"),
        format!("`{written}` reads as one id: Chinese commas do not part ids here"),
    );
    let list = ids.join(", ");
    Diagnostic::new(&codes::LINK_UNKNOWN_ID, at, prose)
        .help(format!("用半角逗号：{list}"), format!("write ASCII commas: {list}"))
}

/// An id that nothing goes by; `what` is the kind in Chinese and English.
pub fn unknown_id(at: At, what: (&str, &str), id: &str, nearest: Option<&str>) -> Diagnostic {
    let prose = Prose::new(format!("没有叫“{id}”的{}", what.0), format!("there is no {} `{id}`", what.1));
    Diagnostic::new(&codes::LINK_UNKNOWN_ID, at, prose).did_you_mean(nearest)
}
