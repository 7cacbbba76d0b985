//! The words of what is done with finished bundles: checked, updated, signed.

use super::{Args, ValueEnum};
use std::path::PathBuf;

/// What to check.
#[derive(Debug, Args)]
pub struct VerifyWords {
    /// A bundle, or several.
    #[arg(
        value_name = "PATH",
        help = "课程包的文件夹、U 盘、.zip、.iso、更新包，或整个 dist | \
        The folder of a bundle, a stick, a .zip, an .iso, an update, or all of dist/"
    )]
    pub path: PathBuf,
    /// Who must have signed.
    #[arg(
        long,
        value_name = "PUB",
        help = "公钥文件：必须是这把钥匙签的名 | The public key that must have signed"
    )]
    pub key: Option<PathBuf>,
    /// For whom.
    #[arg(long, value_enum, value_name = "FORMAT", default_value_t = VerifyFormat::Human, hide_default_value = true,
        help = "结果的写法（默认 human） | Form of the result (default: human)")]
    pub format: VerifyFormat,
}

/// Forms of what `verify` tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
#[allow(missing_docs, reason = "they are the words of the contract")]
pub enum VerifyFormat {
    Human,
    Json,
}

/// What to update, and with what.
#[derive(Debug, Args)]
pub struct ApplyWords {
    /// From `pack --since`.
    #[arg(value_name = "UPDATE", help = "更新包：文件夹或 .zip | The update: a folder or a .zip")]
    pub update: PathBuf,
    /// A bundle.
    #[arg(value_name = "DIR", help = "要更新的课程包文件夹或 U 盘 | The folder of the bundle, or the stick")]
    pub folder: PathBuf,
    /// Who must have signed.
    #[arg(
        long,
        value_name = "PUB",
        help = "公钥文件：更新包必须是这把钥匙签的名 | The public key that must have signed the update"
    )]
    pub key: Option<PathBuf>,
    /// Also what was not touched.
    #[arg(
        long,
        help = "更新之后核对全部文件（2 GB 以下总是全部核对） | Check all files afterwards (always done below 2 GB)"
    )]
    pub full: bool,
}

/// How keys are made.
#[derive(Debug, Args)]
pub struct KeygenWords {
    /// Unlocked.
    #[arg(long, conflicts_with = "password_file", help = "私钥不要口令 | No passphrase for the secret key")]
    pub no_password: bool,
    /// In place of a terminal.
    #[arg(
        long,
        value_name = "FILE",
        help = "从文件第一行读口令，不在终端里问 | Read the passphrase from the first line of a file"
    )]
    pub password_file: Option<PathBuf>,
}
