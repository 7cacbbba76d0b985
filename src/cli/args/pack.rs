//! The words behind `pack`.

use super::{Args, ValueEnum};
use std::path::PathBuf;

/// What to pack.
#[derive(Debug, Args)]
pub struct PackWords {
    /// Onto what.
    #[arg(
        long,
        value_enum,
        value_name = "usb|cd|dvd5|dvd9|bd25|zip",
        hide_possible_values = true,
        help = "装成什么（默认：curriculum.yaml 里 discs 写的） | \
        What becomes of it (default: what `discs` in curriculum.yaml says)"
    )]
    pub target: Option<TargetWord>,
    /// Of a stick or an archive.
    #[arg(
        long,
        value_name = "SIZE",
        help = "U盘上印的大小，例如 8GB（默认）、16GB；压缩包最多多大 | \
        What is printed on the stick, such as 8GB (default), 16GB; how large a zip file may be"
    )]
    pub size: Option<String>,
    /// An id.
    #[arg(
        long,
        value_name = "ID",
        help = "只装这个版本（默认：生成好的每个版本各一套） | \
        Only this edition (default: a set of every edition that is built)"
    )]
    pub edition: Option<String>,
    /// A stick.
    #[arg(
        long,
        value_name = "DIR",
        help = "直接写到插好的U盘上 | Write onto a stick that is inserted, in place of dist/discs"
    )]
    pub to: Option<PathBuf>,
    /// Which share of several.
    #[arg(
        long,
        value_name = "N",
        requires = "to",
        help = "写到U盘上的是第几份 | Which volume goes onto the stick"
    )]
    pub volume: Option<usize>,
    /// A secret key.
    #[arg(
        long,
        value_name = "KEY",
        help = "用这把私钥给每一份签名 | Sign every volume with this secret key"
    )]
    pub sign: Option<PathBuf>,
    /// In place of a terminal.
    #[arg(
        long,
        value_name = "FILE",
        requires = "sign",
        help = "从文件第一行读私钥的口令 | Read the key's passphrase from the first line of a file"
    )]
    pub password_file: Option<PathBuf>,
    /// An update.
    #[arg(
        long,
        value_name = "OLD",
        conflicts_with = "to",
        help = "只做更新包：OLD 是以前发出去的文件夹、U盘，或只有它的 bundle.json 和 SHA256SUMS | \
        Only an update of what was handed out: OLD is its folder or stick, or just its bundle.json and SHA256SUMS"
    )]
    pub since: Option<PathBuf>,
    /// The plan alone.
    #[arg(long, help = "只看怎么分，什么也不写 | Show the plan, write nothing")]
    pub dry_run: bool,
    /// Of the plan.
    #[arg(long, value_enum, value_name = "FORMAT", default_value_t = PackFormat::Human, hide_default_value = true,
        help = "方案的写法（默认 human） | Form of the plan (default: human)")]
    pub format: PackFormat,
}

/// Kinds of volumes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
#[allow(missing_docs, reason = "see pack::target::Target")]
pub enum TargetWord {
    Usb,
    Cd,
    Dvd5,
    Dvd9,
    Bd25,
    Zip,
}

/// Forms of a plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
#[allow(missing_docs, reason = "they are the words of the contract")]
pub enum PackFormat {
    Human,
    Json,
}
