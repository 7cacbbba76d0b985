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

/// The formats that are understood, for whoever used another.
const FORMATS: (&str, &str) =
    ("请换成 JPEG（照片）或 PNG（图画）", "use JPEG for photos or PNG for drawings");

/// A file that is no picture; `known` names its format where that is a well-known one, such as `HEIC`.
pub fn not_a_picture(at: At, known: Option<&str>) -> Diagnostic {
    let prose = match known {
        Some(format) => Prose::new(
            format!("这是 {format} 文件，不是能用的图片格式"),
            format!("this is a {format} file, which cannot be shown"),
        ),
        None => Prose::new("这个文件不是图片", "this file is not a picture"),
    };
    Diagnostic::new(&codes::MEDIA_PICTURE, at, prose).help(FORMATS.0, FORMATS.1)
}

/// A picture of so many pixels that unpacking it would bring a computer down.
pub fn picture_too_large(at: At, width: u32, height: u32, limit: u64) -> Diagnostic {
    let limit = limit / 10_000;
    let prose = Prose::new(
        format!("图片有 {width}×{height} 像素，大得不合理"),
        format!("the picture has {width}×{height} pixels, more than is reasonable"),
    );
    Diagnostic::new(&codes::MEDIA_PICTURE, at, prose).help(
        format!("缩小后再用：最多 {limit} 万像素"),
        format!("scale it down: at most {} million pixels", limit / 100),
    )
}

/// A picture that breaks off or does not decode.
pub fn picture_damaged(at: At, why: &str) -> Diagnostic {
    let prose = Prose::new(
        format!("图片已损坏，打不开：{why}"),
        format!("the picture is damaged and cannot be opened: {why}"),
    );
    Diagnostic::new(&codes::MEDIA_PICTURE, at, prose)
        .help("从原处重新复制一份", "copy it again from where it came from")
}
