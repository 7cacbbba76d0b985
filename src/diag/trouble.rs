//! What is wrong with the machine or with the way the program was called, in both languages. Findings about the
//! author's files are [`super::Diagnostic`]s; this is for the edges, where a run cannot go on at all.

use super::{Lang, Prose};
use std::error::Error;
use std::fmt;
use std::io;
use std::path::Path;

/// Why a run cannot go on.
#[derive(Debug)]
pub struct Trouble {
    /// What is wrong, and where there is one, the way out.
    pub prose: Prose,
    cause: Option<Box<dyn Error + Send + Sync>>,
}

impl Trouble {
    /// Trouble that is all told in `zh` and `en`.
    pub fn new(zh: impl Into<String>, en: impl Into<String>) -> Trouble {
        Trouble { prose: Prose::new(zh, en), cause: None }
    }

    /// The file at `path` was another before and after it was read.
    pub fn changed(path: &Path) -> Trouble {
        let path = path.display();
        Trouble::new(
            format!("{path} 在读取时被改动了，请再生成一次"),
            format!("{path} changed while it was read: build again"),
        )
    }

    /// The system refused something about `path`.
    pub fn disk(path: &Path, error: io::Error) -> Trouble {
        let why = words(&error);
        let path = path.display();
        let prose = Prose::new(format!("{path}：{}", why.zh), format!("{path}: {}", why.en));
        Trouble { prose, cause: Some(Box::new(error)) }
    }
}

/// The usual refusals in plain words; the system's own words for the others.
pub fn words(error: &io::Error) -> Prose {
    let known = match error.kind() {
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => {
            ("磁盘已满，腾出空间再试", "the disk is full")
        }
        io::ErrorKind::ReadOnlyFilesystem => ("磁盘是只读的，不能写入", "the disk is read-only"),
        io::ErrorKind::PermissionDenied => ("没有权限", "permission denied"),
        io::ErrorKind::NotFound => ("没有这个文件或文件夹", "no such file or folder"),
        io::ErrorKind::InvalidFilename => {
            ("文件名太长或含有不允许的字符", "the file name is too long or not allowed")
        }
        io::ErrorKind::AddrInUse => ("端口已被占用", "the port is taken"),
        _ => return Prose::new(error.to_string(), error.to_string()),
    };
    Prose::new(known.0, known.1)
}

/// The causes of a failure, outermost first, each in the user's language where it has one.
pub fn in_lang(error: &(dyn Error + 'static), lang: Lang) -> String {
    let mut told = Vec::new();
    let mut next = Some(error);
    while let Some(cause) = next {
        if let Some(trouble) = cause.downcast_ref::<Trouble>() {
            told.push(trouble.prose.in_lang(lang).to_owned());
            // It has said what its own cause was.
            break;
        }
        told.push(match cause.downcast_ref::<io::Error>() {
            Some(error) => words(error).in_lang(lang).to_owned(),
            None => cause.to_string(),
        });
        next = cause.source();
    }
    told.join(": ")
}

impl fmt::Display for Trouble {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.prose.en)
    }
}

impl Error for Trouble {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        self.cause.as_deref().map(|cause| cause as &(dyn Error + 'static))
    }
}
