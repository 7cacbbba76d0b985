//! One line of a foreign file, clean of what does not show.

use super::{Loss, LossKind};

/// A line that shows something: without blanks at its ends and without invisible characters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// Its place in the original, from 1.
    pub number: u32,
    /// Its words.
    pub text: String,
    /// What sets it off from the line above.
    pub edge: Edge,
    /// It begins with blanks, or is set in.
    pub indented: bool,
    /// Of a heading that is marked as such: 1 to 6. Else 0.
    pub level: u8,
}

/// What stands between a line and the one above.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Edge {
    /// Nothing but the end of the line: the paragraph may go on.
    Line,
    /// The end of a page: the paragraph may go on, whatever blanks there are.
    Page,
    /// An empty line, or the end of a block: another paragraph begins.
    Apart,
}

impl Line {
    /// The line that `raw` shows, if it shows any.
    pub fn new(number: u32, raw: &str, edge: Edge) -> Option<Line> {
        let clean: String = raw.chars().filter(|&c| !is_invisible(c)).map(plain).collect();
        let text = clean.trim();
        let indented = clean.starts_with([' ', '\t', '\u{3000}']);
        (!text.is_empty()).then(|| Line { number, text: text.to_owned(), edge, indented, level: 0 })
    }

    /// What it loses where it is.
    pub fn loss(&self, kind: LossKind) -> Loss {
        Loss::new(kind, self.number, &self.text)
    }

    /// Whether characters in it could not be read: bytes of no meaning, signs of a font of one's own, parts of
    /// characters.
    pub fn is_unreadable(&self) -> bool {
        self.text.contains(|c| matches!(c, '\u{fffd}' | '\u{e000}'..='\u{f8ff}' | '\u{2e80}'..='\u{2eff}'))
    }
}

/// The characters that the Kangxi radicals U+2F00 to U+2FD5 look like (their compatibility decompositions in Unicode):
/// text out of PDFs has ⼀ and ⼈ where 一 and 人 are meant.
const RADICALS: &str = "一丨丶丿乙亅二亠人儿入八冂冖冫几凵刀力勹匕匚匸十卜卩厂厶又口囗土士夂夊夕大女子宀寸小尢尸屮山巛工己巾\
    干幺广廴廾弋弓彐彡彳心戈戶手支攴文斗斤方无日曰月木欠止歹殳毋比毛氏气水火爪父爻爿片牙牛犬玄玉瓜瓦甘生\
    用田疋疒癶白皮皿目矛矢石示禸禾穴立竹米糸缶网羊羽老而耒耳聿肉臣自至臼舌舛舟艮色艸虍虫血行衣襾見角言谷\
    豆豕豸貝赤走足身車辛辰辵邑酉釆里金長門阜隶隹雨靑非面革韋韭音頁風飛食首香馬骨高髟鬥鬯鬲鬼魚鳥鹵鹿麥麻\
    黃黍黑黹黽鼎鼓鼠鼻齊齒龍龜龠";

/// Digits in one form; blanks and characters that only look like others, too.
fn plain(c: char) -> char {
    match c {
        '０'..='９' => char::from_digit(c as u32 - '０' as u32, 10).unwrap_or(c),
        '\u{2f00}'..='\u{2fd5}' => RADICALS.chars().nth(c as usize - 0x2f00).unwrap_or(c),
        '\u{a0}' | '\u{2002}'..='\u{200a}' | '\u{202f}' | '\t' => ' ',
        _ => c,
    }
}

fn is_invisible(c: char) -> bool {
    matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2064}' | '\u{feff}' | '\u{ad}')
        || (c.is_control() && c != '\t')
}
