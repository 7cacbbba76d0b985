//! `check --fix`: writes into the author's files what is safe to mend by machine.

use super::settings::Settings;
use super::{files, report};
use crate::base::span::Span;
use crate::diag;
use crate::pipeline::Outcome;
use anyhow::Context;
use std::fs;
use std::path::Path;

/// Mends what `outcome` knows how to mend below `root`, says what it did, and returns how many places that were.
///
/// # Errors
/// A file changed meanwhile, or cannot be written. Files are replaced whole, so that none is ever half mended.
pub fn apply(root: &Path, outcome: &Outcome, settings: &Settings) -> anyhow::Result<usize> {
    let documents =
        outcome.diagnostics.iter().filter(|found| outcome.snapshot.document(&found.at.path).is_some());
    let mut mended = 0;
    for (path, fixes) in diag::fixes(documents) {
        let text = outcome.text(path).unwrap_or_default();
        let disk = path.below(root);
        let before = fs::read_to_string(&disk).with_context(|| disk.display().to_string())?;
        let after = mend(&before, text, &fixes).ok_or_else(|| files::changed(path))?;
        files::replace(&disk, after.as_bytes()).with_context(|| disk.display().to_string())?;
        for (span, fix) in &fixes {
            let old = span.text(text);
            report::say(
                settings,
                format!("{path}：“{old}”改成“{fix}”"),
                format!("{path}: `{old}` is now `{fix}`"),
            );
        }
        mended += fixes.len();
    }
    report::say(
        settings,
        format!("改好了 {mended} 处"),
        format!("mended: {mended} place{}", if mended == 1 { "" } else { "s" }),
    );
    Ok(mended)
}

/// The file with the fixes made. Its byte order mark and its line ends stay as they are: `text` is what was read,
/// without them. Nothing if the file says something else by now.
fn mend(file: &str, text: &str, fixes: &[(Span, &str)]) -> Option<String> {
    let (mark, body) = files::parted(file, text)?;
    let mut out = String::with_capacity(file.len());
    out.push_str(mark);
    let mut fixes = fixes.iter().peekable();
    let (mut at, mut skipping) = (0, 0);
    let mut letters = body.chars().peekable();
    while let Some(c) = letters.next() {
        // The carriage return of a Windows line end is not in the text that was read.
        if c == '\r' && letters.peek() == Some(&'\n') {
            out.push(c);
            continue;
        }
        if let Some((span, fix)) = fixes.next_if(|(span, _)| span.start as usize == at) {
            out.push_str(fix);
            skipping = span.end as usize;
        }
        if at >= skipping {
            out.push(c);
        }
        at += c.len_utf8();
    }
    Some(out)
}

#[cfg(test)]
mod tests {
    use super::mend;
    use crate::base::span::Span;

    #[test]
    fn line_ends_and_byte_order_mark_stay() {
        let fixes = [(Span::new(2, 3), "X"), (Span::new(5, 6), "YZ")];
        assert_eq!(
            mend("\u{feff}a\r\nb\r\nc\nd", "a\nb\nc\nd", &[(Span::new(2, 3), "X")]).as_deref(),
            Some("\u{feff}a\r\nX\r\nc\nd")
        );
        assert_eq!(mend("a\nb\ncd", "a\nb\ncd", &fixes).as_deref(), Some("a\nX\ncYZ"));
        assert_eq!(mend("a\nb!", "a\nb", &fixes), None);
    }
}
