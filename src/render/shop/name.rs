//! Names of files that people pick by hand: they say what is inside.

use super::piece::PieceSheet;

/// Letters of a title that a name holds: with the rest it stays below what old systems can take.
const TITLE: usize = 40;

/// `03_家暴不是家务事_A4_4页_1200份_1f3a9c`, without an ending.
pub fn stem(piece: &PieceSheet, size: &str) -> String {
    let number = if piece.of > 1 {
        format!("{:0width$}_", piece.number, width = width(piece.of))
    } else {
        String::new()
    };
    let copies = piece.copies.map(|copies| format!("_{copies}份")).unwrap_or_default();
    let version: String = piece.version.chars().take(6).collect();
    format!("{number}{}_{}_{}页{copies}_{version}", plain(&piece.title), plain(size), piece.pages)
}

fn width(count: usize) -> usize {
    count.to_string().len()
}

/// `text` as a part of a file name that every system takes.
pub fn plain(text: &str) -> String {
    let kept = text.chars().filter(|c| !c.is_control());
    let kept = kept.map(|c| if "\\/:*?\"<>|".contains(c) || c.is_whitespace() { '-' } else { c });
    kept.take(TITLE).collect::<String>().trim_matches(['.', '-']).to_owned()
}

#[cfg(test)]
mod tests {
    use super::plain;

    #[test]
    fn names_are_taken_by_every_system() {
        assert_eq!(plain("冬闲学法：第1课 “家暴”?"), "冬闲学法：第1课-“家暴”");
        assert_eq!(plain("a/b\\c*d."), "a-b-c-d");
        assert_eq!(plain(&"长".repeat(100)).chars().count(), 40);
    }
}
