//! Messages about files as such.

use crate::base::path::ContentPath;
use crate::diag::{At, Diagnostic, Prose, codes};

/// The file is not UTF-8; `at` names the first bad byte, `line` its line.
pub fn not_utf8(at: At, line: usize) -> Diagnostic {
    Diagnostic::new(
        &codes::FILE_NOT_UTF8,
        at,
        Prose::new(
            format!("这个文件不是 UTF-8 编码（第 {line} 行起读不出来）"),
            format!("this file is not UTF-8 (from line {line})"),
        ),
    )
    .help("用记事本打开，“另存为”，编码选 UTF-8", "open it in an editor and save it as UTF-8")
}

/// The system would not give the file.
pub fn unreadable(path: &ContentPath, why: &str) -> Diagnostic {
    let message = Prose::new(format!("读不出这个文件：{why}"), format!("cannot read this file: {why}"));
    Diagnostic::new(&codes::FILE_UNREADABLE, At::file(path), message)
}

/// A text file over the limit (both in bytes).
pub fn too_large(path: &ContentPath, size: u64, limit: u64) -> Diagnostic {
    let (size, limit) = (size / 1_000_000, limit / 1_000_000);
    let message = Prose::new(
        format!("文件有 {size} MB，超过了 {limit} MB 的上限"),
        format!("the file has {size} MB, over the limit of {limit} MB"),
    );
    Diagnostic::new(&codes::FILE_TOO_LARGE, At::file(path), message)
        .help("检查是不是放错了文件，或把它拆成几个", "is it the wrong file? otherwise split it")
}

/// Nothing in the file but blanks.
pub fn empty(path: &ContentPath) -> Diagnostic {
    Diagnostic::new(&codes::FILE_EMPTY, At::file(path), Prose::new("文件是空的", "the file is empty"))
        .help("写上内容，或删掉它", "write it or delete it")
}

/// A symlink that leads out of the project.
pub fn outside(path: &ContentPath) -> Diagnostic {
    let message = Prose::new("这个链接指到了项目文件夹之外", "this link leads out of the project folder");
    Diagnostic::new(&codes::FILE_OUTSIDE, At::file(path), message)
        .help("把文件复制到项目里来", "copy the file into the project")
}

/// Two files of one kind with the same id.
pub fn duplicate_id(at: At, first: At, id: &str) -> Diagnostic {
    let message = Prose::new(format!("编号“{id}”已经有了"), format!("the id `{id}` is taken"));
    Diagnostic::new(&codes::FILE_DUPLICATE_ID, at, message)
        .label(first, "先前的在这里", "first used here")
        .help("改一个文件名：文件名就是编号", "rename one of the files: the stem is the id")
}

/// A file of text that is no Markdown. `meant`: its name without a second ending, `x.md` of `x.md.txt`. Laws and questions
/// can be imported.
pub fn not_markdown(path: &ContentPath, meant: Option<&str>, law: bool, quiz: bool) -> Diagnostic {
    let message = Prose::new("这个文件不是 .md 文件，不会被读取", "this file is no .md file and is not read");
    let found = Diagnostic::new(&codes::FILE_MISPLACED, At::file(path), message);
    match meant {
        Some(name) => found.help(
            format!("记事本多加了 .txt：把文件名改成 {name}（看不到 .txt 的，先在“查看”里勾上“文件扩展名”）"),
            format!("an editor added .txt: rename it to {name} (let the system show file name extensions first)"),
        ),
        None if law => found.help(
            format!("用 coursepack import law {path} 转成 .md，再把这个文件移到 content/ 外面"),
            format!("`coursepack import law {path}` makes a .md of it; then move this file out of content/"),
        ),
        None if quiz => found.help(
            format!("用 coursepack import quiz {path} 转成 .md，再把这个文件移到 content/ 外面"),
            format!("`coursepack import quiz {path}` makes a .md of it; then move this file out of content/"),
        ),
        None => found.help(
            "把文字抄到一个 .md 文件里（用 coursepack new 新建），再把这个文件移到 content/ 外面",
            "copy its words into a .md file (`coursepack new` makes one), then move this file out of content/",
        ),
    }
}

/// A file in a folder of no known kind.
pub fn misplaced(path: &ContentPath, nearest: Option<&str>) -> Diagnostic {
    let message = Prose::new(
        "这个文件不在任何一种内容的文件夹里，不会被读取",
        "this file is in no known folder and is not read",
    );
    Diagnostic::new(&codes::FILE_MISPLACED, At::file(path), message).did_you_mean(nearest)
}
