//! Messages about media and pictures.

use crate::diag::{At, Diagnostic, Prose, codes};

/// A file named by a manifest that is not there.
pub fn absent(at: At, file: &str, nearest: Option<&str>) -> Diagnostic {
    let prose = Prose::new(
        format!("清单里的文件不存在：{file}"),
        format!("the manifest names a file that is absent: {file}"),
    );
    let finding = Diagnostic::new(&codes::MEDIA_ABSENT, at, prose);
    match nearest {
        Some(_) => finding.did_you_mean(nearest),
        None => finding.help(
            "把文件放到这里，或写 external: true 表示另行发放",
            "put the file there, or write `external: true` if it is handed out separately",
        ),
    }
}

/// An item that says neither where its file is nor that it has none.
pub fn neither_file_nor_external(at: At, id: &str) -> Diagnostic {
    let prose = Prose::new(
        format!("媒体“{id}”既没有 file，也没有 external: true"),
        format!("the medium `{id}` has neither `file` nor `external: true`"),
    );
    Diagnostic::new(&codes::MEDIA_FORM, at, prose)
}
