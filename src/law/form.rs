//! How a text numbers its articles: 第一条, or 一、 as judicial interpretations, decisions and amendments do; and whether
//! it quotes the articles of a law that it amends, which are not its own.

use super::instrument;
use super::line::{Line, Opening, lines};

/// See the module.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Form {
    /// What 一、 二、 三、 at the beginning of lines are.
    pub numbered: Numbered,
    /// Whether articles of another law are quoted: what stands in quotation marks is then no article of this one.
    pub quotes: bool,
}

/// What 一、 二、 三、 open.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Numbered {
    /// Nothing that counts.
    #[default]
    Text,
    /// The parts of a text whose articles are 第一条, 第二条 …
    Parts,
    /// The articles.
    Articles,
}

/// Two of them make a list; one alone may be any sentence.
const FEWEST: u32 = 2;

/// The form of the text from byte `from` on. Of most laws only the beginning is read, up to the first article.
pub(super) fn of(src: &str, from: usize) -> Form {
    let mut form = Form::default();
    let (mut titled, mut count, mut quotation) = (false, 0, Quotation::default());
    for line in lines(src, from) {
        let line = match line.heading() {
            Some((_, text)) => {
                form.quotes |= !titled && instrument::is_amending(text.text);
                titled = true;
                text
            }
            None => line,
        };
        if line.numbered().is_some_and(|(number, _)| number == count + 1) {
            count += 1;
            quotation = Quotation::default();
        } else if !quotation.is_open() && count < FEWEST && is_article(line) {
            // 一、管辖 above the first article is the heading of a part.
            form.numbered = if count > 0 { Numbered::Parts } else { Numbered::Text };
            return form;
        } else if !quotation.is_open() && is_article(line) {
            return form;
        } else if matches!(line.opening(), Opening::Annex) && count >= FEWEST {
            break;
        }
        quotation.read(line.text);
    }
    if count >= FEWEST {
        form = Form { numbered: Numbered::Articles, quotes: true };
    }
    form
}

fn is_article(line: Line<'_>) -> bool {
    line.text.starts_with(['第', '笫']) && matches!(line.opening(), Opening::Article(_))
}

/// Whether a text stands within quotation marks. Chinese opens them anew at every paragraph of a long quotation and
/// closes them once: the last mark counts.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Quotation {
    open: bool,
}

impl Quotation {
    pub(super) fn is_open(self) -> bool {
        self.open
    }

    pub(super) fn read(&mut self, line: &str) {
        if let Some(mark) = line.rfind(['“', '”']) {
            self.open = line[mark..].starts_with('“');
        }
    }
}
