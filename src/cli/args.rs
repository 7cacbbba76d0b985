//! The words of the command line as they were typed. The door of clap.
//!
//! Help is written here once in both languages, `中文 | English`, and [`command`] keeps the half that is asked for.

mod bundles;
mod complaint;

pub use bundles::{ApplyWords, KeygenWords, VerifyFormat, VerifyWords};
pub use texts::{
    CompareFormat, CompareWords, ExportFormat, ExportWords, Exported, Files, How, ImportFormat, ImportWords,
};

use crate::diag::Lang;
use clap::builder::StyledStr;
use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{
    Arg, ArgAction, Args, Command, CommandFactory, Error, FromArgMatches, Parser, Subcommand, ValueEnum,
};
use std::ffi::OsString;
use std::path::PathBuf;

mod pack;
mod texts;

pub use pack::{PackFormat, PackWords, TargetWord};

/// Everything that was typed.
#[derive(Debug, Parser)]
#[command(
    name = "coursepack",
    version,
    about = "把一个文件夹的讲义和法条做成离线网页和可印的讲义 | \
    Turns a folder of lessons and laws into an offline web bundle and printable handouts"
)]
pub struct Words {
    /// What to do.
    #[command(subcommand)]
    pub verb: Verb,
    /// What counts for every command.
    #[command(flatten)]
    pub common: Common,
}

/// What counts for every command.
#[derive(Debug, Args)]
pub struct Common {
    /// The project.
    #[arg(
        long,
        global = true,
        value_name = "DIR",
        display_order = 90,
        help = "项目文件夹，里面有 content（默认：从当前文件夹往上找） | \
        The folder that holds content/ (default: the nearest above)"
    )]
    pub root: Option<PathBuf>,
    /// The output.
    #[arg(
        long,
        global = true,
        value_name = "DIR",
        display_order = 91,
        help = "输出文件夹（默认：项目里的 dist） | Where the output goes (default: dist in the project)"
    )]
    pub out: Option<PathBuf>,
    /// Of messages.
    #[arg(
        long,
        global = true,
        value_enum,
        value_name = "zh|en",
        hide_possible_values = true,
        display_order = 92,
        help = "界面语言（默认：看系统） | Language of messages (default: the system's)"
    )]
    pub lang: Option<Tongue>,
    /// Worker threads; 0: as many as there are cores.
    #[arg(
        long,
        global = true,
        value_name = "N",
        default_value_t = 0,
        hide_default_value = true,
        display_order = 93,
        help = "线程数（默认：全部核心） | Number of threads (default: all cores)"
    )]
    pub threads: usize,
    /// When to colour.
    #[arg(long, global = true, value_enum, value_name = "auto|always|never", default_value_t = When::Auto,
        hide_possible_values = true, hide_default_value = true, display_order = 94,
        help = "什么时候用颜色（默认 auto：只在终端里） | When to use colours (default: on a terminal)")]
    pub color: When,
    /// Only what is wrong.
    #[arg(
        long,
        short,
        global = true,
        display_order = 95,
        help = "只说出错的事，不显示进度和小结 | Say only what is wrong: no progress, no summary"
    )]
    pub quiet: bool,
}

/// In which language fields are named.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum KeysWords {
    /// 标题
    Zh,
    /// title
    En,
}

/// A language of messages.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Tongue {
    /// Chinese.
    Zh,
    /// English.
    En,
}

impl From<Tongue> for Lang {
    fn from(tongue: Tongue) -> Lang {
        match tongue {
            Tongue::Zh => Lang::Zh,
            Tongue::En => Lang::En,
        }
    }
}

/// When something is done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum When {
    /// On a terminal.
    Auto,
    /// Into pipes, too.
    Always,
    /// Not at all.
    Never,
}

/// A command.
#[derive(Debug, Subcommand)]
pub enum Verb {
    /// A project, or a file from a template.
    #[command(
        about = "新建一个能用的小项目，或按模板新建一个文件 | Make a small working project, or a file from a template",
        after_help = "例子：\n  coursepack new 我的课程\n  coursepack new lesson 道路交通\n \
        | Examples:\n  coursepack new my-course\n  coursepack new lesson traffic\n"
    )]
    New {
        /// A folder, or the kind of the file.
        #[arg(
            value_name = "DIR|KIND",
            display_order = 1,
            help = "项目文件夹；或 lesson、law、case、quiz、class（课、法律、案例、题库、班次） | \
            The project's folder; or one of lesson, law, case, quiz, class"
        )]
        what: OsString,
        /// Of the file.
        #[arg(
            value_name = "NAME",
            display_order = 2,
            help = "新文件的名字，也就是它的编号 | The new file's name, which is its id"
        )]
        name: Option<String>,
    },
    /// Everything.
    #[command(about = "生成全部：离线网页、讲义、文稿 | Build everything: web bundle, handouts, scripts")]
    Build(BuildWords),
    /// Findings only.
    #[command(about = "检查全部内容，什么也不写 | Check everything, write nothing")]
    Check {
        /// For whom.
        #[arg(long, value_enum, value_name = "FORMAT", default_value_t = CheckFormat::Human, hide_default_value = true,
            help = "结果的写法（默认 human） | Form of the findings (default: human)")]
        format: CheckFormat,
        /// In place of the programme's first day.
        #[arg(
            long,
            value_name = "DATE",
            help = "按哪一天的法律检查，例如 2026-03-01 | The day on which the law is asked, such as 2026-03-01"
        )]
        as_of: Option<String>,
        /// Writes into the files.
        #[arg(
            long,
            help = "能放心改的就改好：挪了位置的条号、条号的写法 | \
            Mend what is safe to mend: numbers of articles that moved, their numerals"
        )]
        fix: bool,
    },
    /// Versions.
    #[command(
        about = "逐条对照一部法律的两个文本 | Compare two versions of a law, article by article",
        after_help = "例子：\n  coursepack compare 立法法\n  coursepack compare '立法法(2015-03-15)' '立法法(2023-03-13)'\n  \
        coursepack compare 旧.md 新.md --format json\n \
        | Examples:\n  coursepack compare 立法法\n  coursepack compare old.md new.md --format json\n"
    )]
    Compare(CompareWords),
    /// For other programs.
    #[command(
        about = "把法律、课表、题库、课和课程写成别的程序能读的格式 | \
        Write laws, timetables, banks, lessons and courses in a form that other programs read",
        after_help = "不写 --out 就写到屏幕；写 --out 文件名或文件夹就写到那里。\n例子：\n  \
        coursepack export law 反家庭暴力法 --out 反家庭暴力法.xml\n  \
        coursepack export law 立法法 --version 2015-03-15\n  \
        coursepack export law 民法典 刑法 --out 交换\n  \
        coursepack export timetable --format ics --out 课表.ics\n  \
        coursepack export lesson 借条 --out 借条.html\n  \
        coursepack export course 村里的账本 --format epub --out 电子书\n \
        | Without --out it is printed; --out names a file or a folder.\nExamples:\n  \
        coursepack export law 反家庭暴力法 --out law.xml\n  \
        coursepack export law 立法法 --version 2015-03-15\n  \
        coursepack export timetable --format ics --out classes.ics\n  \
        coursepack export lesson 借条 --out lesson.html\n  \
        coursepack export course 村里的账本 --format epub --out books\n"
    )]
    Export(ExportWords),
    /// Facts.
    #[command(about = "列出程序读懂了什么 | List what was understood")]
    List {
        /// Of what.
        #[arg(value_enum, value_name = "WHAT", help = "列什么 | What to list")]
        what: Listing,
        /// For whom.
        #[arg(long, value_enum, value_name = "FORMAT", default_value_t = ListFormat::Table, hide_default_value = true,
            help = "写法（默认 table） | Form (default: table)")]
        format: ListFormat,
        /// In place of the programme's first day.
        #[arg(
            long,
            value_name = "DATE",
            help = "按哪一天看法律和引用，例如 2026-03-01 | The day on which laws and citations are asked"
        )]
        as_of: Option<String>,
    },
    /// Sticks, discs, archives.
    #[command(
        about = "把生成好的内容装上U盘、光盘或压缩包 | Pack what was built onto sticks, discs or into archives",
        after_help = "先 coursepack build，再打包。每个版本（学员用、讲师用）各装成一套；只装一个版本写 --edition。\n\
        装不下一张的，按课次把影片分到几张上，每张都有全部网页和讲义。结果在 dist/discs/ 里。\n例子：\n  \
        coursepack pack --dry-run                     先看怎么分\n  \
        coursepack pack --target dvd5                 做成刻录用的映像\n  \
        coursepack pack --target usb --size 16GB --edition trainer --to E:\\\n \
        | Run `coursepack build` first. Each edition becomes a set of its own; --edition takes one.\n\
        What does not go on one volume is shared out, films by lesson; each has all pages and handouts.\nExamples:\n  \
        coursepack pack --dry-run\n  coursepack pack --target dvd5\n  \
        coursepack pack --target usb --size 16GB --edition trainer --to /media/stick\n"
    )]
    Pack(PackWords),
    /// Foreign files.
    #[command(about = "把别处的文件变成本项目的内容 | Turn foreign files into content of the project")]
    Import {
        /// Of which kind.
        #[command(subcommand)]
        what: ImportWords,
    },
    /// A code.
    #[command(
        about = "解释一个代码的意思和改法；不写代码就列出全部 | Explain a code of a finding; without one, list all"
    )]
    Explain {
        /// Such as `law/unknown`.
        #[arg(value_name = "CODE", help = "例如 law/unknown | Such as law/unknown")]
        code: Option<String>,
    },
    /// Fields for other programs.
    #[command(about = "输出一种文件的字段（JSON Schema），给编辑器用；不写种类就列出全部 | \
        Print the fields of a kind of file as JSON Schema, for editors; without a kind, list all")]
    Schema {
        /// Such as `lesson`.
        #[arg(value_name = "KIND", help = "例如 curriculum、lesson | Such as curriculum or lesson")]
        kind: Option<String>,
    },
    /// Preview.
    #[command(
        about = "边写边看：在本机浏览器里预览，改了就刷新 | Preview in the browser of this machine, renewed at every change"
    )]
    Serve {
        /// On loopback.
        #[arg(
            long,
            value_name = "N",
            help = "端口（默认 8000，被占用就用下一个；0 = 任意） | \
            Port (default: 8000, or the next that is free; 0: any)"
        )]
        port: Option<u16>,
        /// Open a browser.
        #[arg(long, help = "打开浏览器 | Open a browser")]
        open: bool,
    },
    /// Editors.
    #[command(about = "给编辑器用：边写边查、补全、提示、改名（由编辑器启动，LSP 协议） | \
        For editors: findings, completion and help while writing (started by the editor; LSP)")]
    Lsp {
        /// In place of the programme's first day.
        #[arg(
            long,
            value_name = "DATE",
            help = "按哪一天的法律检查，例如 2026-03-01 | The day on which the law is asked, such as 2026-03-01"
        )]
        as_of: Option<String>,
    },
    /// Bundles against their manifests.
    #[command(
        about = "核对课程包有没有拷坏、被改过：文件夹、U 盘、.zip、.iso、更新包 | \
        Check a bundle for damage and changes: a folder, a stick, a .zip, an .iso, an update",
        after_help = "例子：\n  coursepack verify dist\n  coursepack verify E:\\\n  \
        coursepack verify XUEFA2026-1of3.iso --key coursepack.pub\n \
        | Examples:\n  coursepack verify dist\n  coursepack verify E:\\\n  \
        coursepack verify XUEFA2026-1of3.iso --key coursepack.pub\n"
    )]
    Verify(VerifyWords),
    /// Updates.
    #[command(
        about = "把更新包用到课程包上，要么全换好，要么不动 | Apply an update to a bundle: all of it or nothing",
        after_help = "中途断电、拔了 U 盘，再运行一次就会接着做完。\n例子：\n  \
        coursepack apply dist/discs/learner-update-1 E:\\\n \
        | Cut off by a loss of power or a pulled stick, the next run finishes it.\nExamples:\n  \
        coursepack apply dist/discs/learner-update-1 E:\\\n"
    )]
    Apply(ApplyWords),
    /// Keys.
    #[command(about = "做一对签名用的钥匙：coursepack.key 和 coursepack.pub | \
        Make a pair of keys for signing: coursepack.key and coursepack.pub")]
    Keygen(KeygenWords),
    /// Files in good order.
    #[command(about = "整理文件：字段次序、中文标点、字母数字旁的空格、条号写法；不改意思 | \
        Put files in order: fields, marks, blanks, numerals of citations; what they say stays")]
    Fmt {
        /// Which.
        #[arg(value_name = "FILE", help = "只整理这些文件（默认全部） | Only these files (default: all)")]
        files: Vec<PathBuf>,
        /// Write nothing.
        #[arg(long, help = "只说哪些要整理，什么也不写 | Only say which are not in order, write nothing")]
        check: bool,
        /// Of fields.
        #[arg(
            long,
            value_enum,
            value_name = "zh|en",
            hide_possible_values = true,
            help = "字段名统一成中文或英文 | Name all fields in Chinese or in English"
        )]
        keys: Option<KeysWords>,
    },
    /// A page of the manual.
    #[command(about = "输出手册页（roff），给 man 看：coursepack man pack，接 man -l - | \
        Print a manual page in roff: coursepack man pack, piped into man -l -")]
    Man {
        /// Such as `pack`.
        #[arg(
            value_name = "COMMAND",
            help = "哪个命令（默认：总的） | Of which command (default: of the program)"
        )]
        command: Vec<String>,
    },
    /// For a shell.
    #[command(about = "输出命令行补全脚本 | Print a completion script")]
    Completions {
        /// Which.
        #[arg(value_enum, value_name = "SHELL", help = "哪种命令行 | For which shell")]
        shell: Shell,
    },
}

/// What to build.
#[derive(Debug, Args)]
pub struct BuildWords {
    /// Ids.
    #[arg(
        long,
        value_name = "ID",
        help = "只生成这个版本（可写多次） | Only this edition (may be repeated)"
    )]
    pub edition: Vec<String>,
    /// A part.
    #[arg(long, value_enum, value_name = "PART", help = "只生成这一部分 | Only this part")]
    pub only: Option<PartWord>,
    /// Print jobs.
    #[arg(
        long,
        value_name = "ID",
        conflicts_with = "edition",
        help = "只生成这一件印件（可写多次）：dist/print/shop/ID | Only this print job (may be repeated): dist/print/shop/ID"
    )]
    pub job: Vec<String>,
    /// Other programmes.
    #[arg(
        long,
        value_name = "DIR",
        help = "另一个培训的文件夹（可写多次）：合班报告也和它比 | The folder of another programme (may be repeated), for the \
        report on what can be merged"
    )]
    pub with: Vec<PathBuf>,
    /// Warnings as errors.
    #[arg(
        long,
        value_enum,
        value_name = "warnings",
        hide_possible_values = true,
        help = "有警告也算失败 | Treat warnings as errors"
    )]
    pub deny: Option<Deny>,
    /// Stages.
    #[arg(long, help = "显示每一步用了多久 | Show how long each stage took")]
    pub timings: bool,
}

/// A part of the output.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
#[allow(missing_docs, reason = "they are the names of the output's folders")]
pub enum PartWord {
    Web,
    Print,
    Text,
    Reports,
}

/// What is not let pass.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Deny {
    /// All of them.
    Warnings,
}

/// Forms of findings.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
#[allow(missing_docs, reason = "see diag::print::Format")]
pub enum CheckFormat {
    Human,
    Short,
    Json,
    Sarif,
    Github,
}

/// What can be listed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
#[allow(missing_docs, reason = "they are the words of the contract")]
pub enum Listing {
    Lessons,
    Laws,
    Articles,
    Citations,
    Media,
    Classes,
    Jobs,
}

/// Forms of listings.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
#[allow(missing_docs, reason = "they are the words of the contract")]
pub enum ListFormat {
    Table,
    Json,
    Csv,
}

/// Shells with completions.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
#[allow(missing_docs, clippy::enum_variant_names, reason = "names of programs")]
pub enum Shell {
    Bash,
    Elvish,
    Fish,
    #[value(name = "powershell")]
    PowerShell,
    Zsh,
}

/// What came of reading the command line.
pub enum Read {
    /// A command.
    Words(Box<Words>),
    /// Help or the version was asked for: the text.
    Help(String),
    /// Something else than the program understands: the message.
    Wrong(String),
}

/// Understands what was typed; help (for stdout) and complaints (for stderr) are in `lang`, coloured as `colour` says.
pub fn read(typed: Vec<OsString>, lang: Lang, colour: (bool, bool)) -> Read {
    let parsed = command(lang).try_get_matches_from(&typed).and_then(|found| Words::from_arg_matches(&found));
    let error = match parsed {
        Ok(words) => return Read::Words(Box::new(words)),
        Err(error) => error,
    };
    let text = |colour: bool| {
        let text = error.render();
        let text = if colour { text.ansi().to_string() } else { text.to_string() };
        match lang {
            Lang::Zh => text.replace("[OPTIONS]", "[选项]").replace("[possible values: ", "[可以是 "),
            Lang::En => text,
        }
    };
    match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => Read::Help(text(colour.0)),
        ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => Read::Wrong(text(colour.1)),
        _ => Read::Wrong(complaint::of(&error, &typed, lang, || text(colour.1))),
    }
}

/// The commands with their help in one language.
pub fn command(lang: Lang) -> Command {
    let command =
        in_one(Words::command(), lang).bin_name(env!("CARGO_PKG_NAME")).disable_help_subcommand(true);
    match lang {
        Lang::Zh => {
            let version = Arg::new("version").short('V').long("version").action(ArgAction::Version);
            command
                .disable_version_flag(true)
                .arg(version.help("显示版本").display_order(99).help_heading(OPTIONS))
        }
        Lang::En => command,
    }
}

/// Headings of help in Chinese; clap has only English ones.
const OPTIONS: &str = "选项";
const ARGUMENTS: &str = "参数";

/// `command` and all below it.
fn in_one(command: Command, lang: Lang) -> Command {
    let command = command.mut_subcommands(|sub| in_one(sub, lang));
    let half = |text: Option<&StyledStr>| text.map(|text| half(&text.to_string(), lang));
    let (about, after) = (half(command.get_about()), half(command.get_after_help()));
    let command = command.mut_args(|arg| match half(arg.get_help()) {
        Some(help) => arg.help(help),
        None => arg,
    });
    let command = match about {
        Some(about) => command.about(about),
        None => command,
    };
    let command = match after {
        Some(after) => command.after_help(after),
        None => command,
    };
    match lang {
        Lang::En => command,
        Lang::Zh => {
            let template = "{about-with-newline}\n用法：{usage}\n\n{all-args}{after-help}";
            let help = Arg::new("help").short('h').long("help").action(ArgAction::Help);
            let command = command.subcommand_help_heading("命令").subcommand_value_name("命令");
            let command = command.help_template(template).disable_help_flag(true);
            let command = command.arg(help.help("显示这份说明").display_order(98));
            command.mut_args(|arg| {
                let heading = if arg.is_positional() { ARGUMENTS } else { OPTIONS };
                arg.help_heading(heading)
            })
        }
    }
}

/// The half of `中文 | English` that is in `lang`.
fn half(text: &str, lang: Lang) -> String {
    let (zh, en) = text.split_once(" | ").unwrap_or((text, text));
    match lang {
        Lang::Zh => zh.trim_end().to_owned(),
        Lang::En => en.trim_end().to_owned(),
    }
}
