//! `man`: a manual page in roff, for `man -l -` and for packagers. The door of clap_mangen.

use super::args;
use super::report;
use crate::diag::Lang;
use crate::diag::trouble::Trouble;
use clap_mangen::Man;

/// Prints the page of the program, or of one of its commands (`import law`: of a command's command).
///
/// # Errors
/// There is no such command.
pub fn run(name: &[String], lang: Lang) -> anyhow::Result<()> {
    let mut command = args::command(lang);
    // Commands know then what stands before them: `coursepack-import-law`.
    command.build();
    for word in name {
        let found = command.find_subcommand(word).cloned();
        command = found.ok_or_else(|| unknown(&name.join(" ")))?;
    }
    let mut page = Vec::new();
    Man::new(command).render(&mut page)?;
    report::result(&String::from_utf8_lossy(&page));
    Ok(())
}

fn unknown(name: &str) -> Trouble {
    Trouble::new(
        format!("没有 {name} 这个命令；coursepack --help 列出全部"),
        format!("there is no command `{name}`; `coursepack --help` lists them"),
    )
}
