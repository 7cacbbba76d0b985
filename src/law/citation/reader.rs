//! A document, read from its first word to its last for the laws that it cites.

use std::ops::Range;

use super::super::address::{ArticleNo, Provision};
use super::super::cursor::{Cursor, is_blank};
use super::before::{Before, Shorts, beside, goes_on, leads_to_provision, name_at_end, says_law};
use super::names::Names;
use super::relative::{Place, Relative};
use super::titled::{Titled, is_like_a_law, is_paper, without_edition};
use super::{Citation, Cited, Named};

/// 第（二十三）项 has no more characters before 项.
const LONGEST_LABEL: usize = 12;
/// Items that are cited farther on, in bytes, are not of the same sentence.
const SENTENCE: usize = 300;

/// Reads one document, text after text in its order. It remembers what later words point back at: the law that was
/// named last (同法), the names that were agreed on (以下简称), the provision that was cited last (该条).
#[derive(Clone, Debug)]
pub struct Reader<'n> {
    names: &'n Names,
    speaks: Speaker,
    /// In an amendment: the laws that it amends.
    amended: &'n [String],
    shorts: Shorts,
    /// The law named last.
    law: Option<String>,
    /// Whether that was in this paragraph.
    law_is_near: bool,
    /// Whether nothing stands between that name and what will be read next.
    law_is_open: bool,
    /// The provision cited last, and whose it is.
    last: Option<(Named, Provision)>,
    last_is_near: bool,
    /// Whether the words are in quotation marks.
    quoted: bool,
}

#[derive(Clone, Copy, Debug)]
enum Speaker {
    /// Somebody who speaks about laws.
    Author,
    /// A statute, and where in it.
    Statute(Option<Place>),
    /// A statute that changes another one: its 第三条 is one of that law, and 本法 too.
    Amendment,
}

impl<'n> Reader<'n> {
    /// For running text: lessons, cases, summaries of laws.
    pub fn running(names: &'n Names) -> Self {
        Reader::new(names, Speaker::Author)
    }

    /// For the text of a law: 本法 and a bare 第十条 are its own.
    pub fn statute(names: &'n Names) -> Self {
        Reader::new(names, Speaker::Statute(None))
    }

    /// For the text of a decision or an amendment that changes the laws called `amended`.
    pub fn amendment(names: &'n Names, amended: &'n [String]) -> Self {
        Reader { amended, ..Reader::new(names, Speaker::Amendment) }
    }

    fn new(names: &'n Names, speaks: Speaker) -> Self {
        Reader {
            names,
            speaks,
            amended: &[],
            shorts: Shorts::default(),
            law: None,
            law_is_near: false,
            law_is_open: false,
            last: None,
            last_is_near: false,
            quoted: false,
        }
    }

    /// In a statute: the article and the paragraph (from 1) that will be read next. Articles come in their order.
    pub fn at(&mut self, no: ArticleNo, paragraph: Option<u16>) {
        let before = match self.speaks {
            Speaker::Statute(Some(place)) if place.here.article == no => place.before,
            Speaker::Statute(Some(place)) => Some(place.here.article),
            Speaker::Statute(None) => None,
            Speaker::Author | Speaker::Amendment => return,
        };
        let here = Provision { paragraph, ..Provision::article(no) };
        self.speaks = Speaker::Statute(Some(Place { here, before }));
    }

    /// In a statute: the item of that paragraph that will be read next.
    pub fn at_item(&mut self, number: u16) {
        if let Speaker::Statute(Some(place)) = &mut self.speaks {
            place.here = place.here.with_item(number);
        }
    }

    /// A paragraph or a heading ends here. A bare 第三十条 is not taken for one of a law that was named before.
    pub fn pause(&mut self) {
        self.law_is_near = false;
        self.law_is_open = false;
        self.last_is_near = false;
    }

    /// What the next piece of the document cites. A piece may be part of a paragraph: words that are set in bold.
    pub fn read(&mut self, text: &str) -> Vec<Citation> {
        // A quotation that ends here began before: what was named there is near.
        if text.trim_start_matches(is_blank).starts_with('”') {
            self.law_is_near = self.law.is_some();
        }
        let mut pass = Pass { reader: self, text, done: 0, looked: 0, found: Vec::new() };
        for (at, c) in text.char_indices() {
            if matches!(c, '“' | '”') {
                pass.reader.quoted = c == '“';
            }
            if at < pass.done {
                continue;
            }
            match c {
                '《' => pass.titled(at),
                '第' => pass.provision(at),
                '前' | '本' => pass.relative(at),
                '该' if !pass.is_statute() => pass.relative(at),
                _ => {}
            }
        }
        pass.finish()
    }
}

/// One text on its way through the reader.
struct Pass<'r, 'n, 't> {
    reader: &'r mut Reader<'n>,
    text: &'t str,
    /// Everything before this is cited or left alone.
    done: usize,
    /// Everything before this has been searched for names.
    looked: usize,
    found: Vec<Citation>,
}

impl<'t> Pass<'_, '_, 't> {
    fn titled(&mut self, start: usize) {
        let Some(mut titled) = Titled::read(self.text, start) else { return };
        let reader = &mut *self.reader;
        // 宪法修正案（2018年）: the year is of the title, not of a version.
        if titled.whole != titled.name && reader.names.knows(titled.whole) {
            (titled.name, titled.version) = (titled.whole, None);
        }
        let agreed = reader.shorts.law(titled.name).map(str::to_owned);
        let known = agreed.is_some() || reader.names.knows(titled.name);
        let name = agreed.unwrap_or_else(|| titled.name.to_owned());
        if let Some(short) = titled.short {
            reader.shorts.agree(short, &name);
        }
        let (mut provisions, mut behind) = (titled.provisions, titled.end);
        if !known && is_paper(&name) {
            provisions.clear();
        } else if known && provisions.is_empty() {
            let mut cursor = Cursor::starting(self.text, behind);
            provisions = cursor.point_of_named().unwrap_or_default();
            behind = cursor.at();
        }
        let cites = !provisions.is_empty();
        let (stated, over) = beside(&self.text[self.done..start], None, cites);
        let end = if cites {
            provisions.last().map_or(titled.words.end, |cited| cited.span.end)
        } else {
            titled.words.end
        };
        if known || cites || is_like_a_law(&name) {
            self.named(&name);
        } else if is_paper(&name) {
            self.forget();
        }
        self.push(
            Citation {
                span: start..end,
                words: titled.words,
                law: Named::Law(name),
                version: titled.version.or(stated),
                past: titled.past || over,
                remark: titled.remark,
                provisions,
            },
            behind,
        );
    }

    /// Provisions without a title before them.
    fn provision(&mut self, start: usize) {
        let before = Before::of(&self.text[self.done..start], self.reader.names, &self.reader.shorts);
        let from = self.done;
        let mut cursor = Cursor::starting(self.text, start);
        let context = if before == Before::Nothing { self.context(start) } else { None };
        let Some(provisions) = cursor.provisions(context) else { return };
        let end = cursor.at();
        let cite = |words: Range<usize>, law: Named| Citation {
            span: words.start..end,
            words,
            law,
            version: None,
            past: false,
            remark: None,
            provisions: provisions.clone(),
        };
        let citation = match before {
            Before::Known { at, end: behind, remark } => {
                let words = from + at..from + behind;
                let name = &self.text[words.clone()];
                let law = self.reader.shorts.law(name).unwrap_or(name).to_owned();
                let (version, past) = beside(&self.text[from..words.start], remark, true);
                self.named(&law);
                Some(Citation { version, past, ..cite(words, Named::Law(law)) })
            }
            Before::Own { at, end } if self.is_statute() => {
                let words = from + at..from + end;
                let own = matches!(&self.text[words.clone()], "本决定" | "本修正案");
                Some(match self.amended().filter(|_| !own) {
                    Some(law) => cite(words, Named::Law(law)),
                    None => cite(words, Named::This),
                })
            }
            Before::Own { at, end } | Before::Pointing { at, end } => {
                self.look(start);
                let law = self.reader.law.clone();
                law.map(|law| cite(from + at..from + end, Named::Law(law)))
            }
            Before::Nothing if self.is_statute() => {
                Some(cite(start..start, self.amended().map_or(Named::This, Named::Law)))
            }
            Before::Nothing => self.near(start, end, &provisions).map(|law| cite(start..start, law)),
            Before::Other => {
                self.forget();
                None
            }
        };
        match citation {
            Some(citation) => self.push(citation, end),
            None => self.done = end,
        }
    }

    /// 前款, 本条 and what follows them.
    fn relative(&mut self, start: usize) {
        let Some((relative, end)) = Relative::read(self.text, start) else { return };
        let (law, place) = match (self.reader.speaks, &self.reader.last) {
            (Speaker::Statute(Some(place)), _) => (Named::This, place),
            (Speaker::Author, Some((law, last))) => (law.clone(), Place { here: *last, before: None }),
            _ => return,
        };
        let Some(first) = relative.at(place, start..end) else { return };
        if !self.is_statute() {
            self.look(start);
        }
        let mut cursor = Cursor::starting(self.text, end);
        let provisions = cursor.provisions_within(first, relative.unit());
        let end = cursor.at();
        let citation = Citation {
            span: start..end,
            words: start..start,
            law,
            version: None,
            past: false,
            remark: None,
            provisions,
        };
        self.push(citation, end);
    }

    fn is_statute(&self) -> bool {
        !matches!(self.reader.speaks, Speaker::Author)
    }

    /// The law that an amendment speaks of here: of several the one that was named last.
    fn amended(&self) -> Option<String> {
        let first = self.reader.amended.first()?;
        let last = self.reader.law.as_ref().filter(|_| self.reader.amended.len() > 1);
        Some(last.unwrap_or(first).clone())
    }

    /// What a bare 第二款 or 第二项 at `start` stands in.
    fn context(&self, start: usize) -> Option<Provision> {
        match self.reader.speaks {
            Speaker::Statute(_) if self.is_item(start) && self.paragraph_before(start).is_some() => {
                self.paragraph_before(start)
            }
            // Items that follow each other are of one paragraph; elsewhere 第三项 does not say of which.
            Speaker::Statute(Some(Place { here, .. })) if here.item.is_none() => {
                Some(Provision::article(here.article))
            }
            Speaker::Statute(place) => place.map(|place| place.here),
            Speaker::Author | Speaker::Amendment if self.reader.last_is_near => {
                self.reader.last.as_ref().map(|(_, last)| *last)
            }
            Speaker::Author | Speaker::Amendment => None,
        }
    }

    fn is_item(&self, start: usize) -> bool {
        self.text[start..].chars().take(LONGEST_LABEL).find(|c| "条款项".contains(*c)) == Some('项')
    }

    /// The provision that this sentence of the statute cited last, if items can be of it: of 第五条第一款第一项的财产或者
    /// 第三项的建筑, the first.
    fn paragraph_before(&self, start: usize) -> Option<Provision> {
        let last = self.found.last().filter(|last| last.law == Named::This)?;
        let between = self.text.get(last.span.end..start).filter(|between| between.len() <= SENTENCE)?;
        let cited = last.provisions.last()?.provision;
        (cited.paragraph.or(cited.item).is_some() && !between.contains(['。', '；', '\n'])).then_some(cited)
    }

    /// Whose bare provisions are in running text: those of the law named last in this paragraph, if the words show that
    /// a law is spoken of. 第一条，先报警 is a piece of advice.
    fn near(&mut self, start: usize, end: usize, provisions: &[Cited]) -> Option<Named> {
        let before = &self.text[self.done..start];
        let (leads, citing) = leads_to_provision(before);
        let first = provisions.first()?;
        self.look(start);
        let open = self.reader.law_is_open && before.trim_matches(is_blank).is_empty();
        let plain = self.text[first.span.clone()].contains('条') && is_plain(first.provision);
        let of_law = citing || open || plain || says_law(&self.text[end..]);
        let fits = leads && of_law && self.reader.law_is_near && !self.text[end..].starts_with("约定");
        self.reader.law.clone().filter(|_| fits).map(Named::Law)
    }

    /// Searches the text up to `end` for the law that was named last without being cited.
    fn look(&mut self, end: usize) {
        let from = self.looked.max(self.done);
        self.looked = end.max(self.looked);
        let Some(text) = self.text.get(from..end) else { return };
        let names = self.reader.names;
        let found = text.char_indices().rev().map(|(at, c)| at + c.len_utf8()).find_map(|behind| {
            if !names.may_end(&text[..behind]) || goes_on(&text[behind..]) {
                return None;
            }
            name_at_end(&text[..behind], names, &Shorts::default()).map(|at| &text[at..behind])
        });
        if let Some(name) = found {
            self.named(name);
            self.reader.law_is_open = text.trim_end_matches(is_blank).ends_with(name);
        }
    }

    fn named(&mut self, law: &str) {
        let (law, _) = without_edition(law);
        self.reader.law = Some(law.to_owned());
        self.reader.law_is_near = true;
    }

    /// Something else than a known law was spoken of.
    fn forget(&mut self) {
        self.reader.law = None;
        self.reader.last = None;
    }

    fn push(&mut self, citation: Citation, done: usize) {
        // What an amendment quotes is not what it goes on to speak of.
        let aside = self.reader.quoted && matches!(self.reader.speaks, Speaker::Amendment);
        if let Some(cited) = citation.provisions.last().filter(|_| !aside) {
            let last = cited.through.unwrap_or(cited.provision);
            self.reader.last = Some((citation.law.clone(), last));
            self.reader.last_is_near = true;
        }
        self.done = done;
        self.found.push(citation);
    }

    fn finish(mut self) -> Vec<Citation> {
        if self.is_statute() {
            return self.found;
        }
        let text = self.text.trim_end_matches(is_blank);
        let mention = self.found.last().filter(|last| last.provisions.is_empty());
        self.reader.law_is_open = mention.is_some_and(|last| last.span.end == text.len());
        self.look(self.text.len());
        self.found
    }
}

/// Whether a provision is one of a law even where no word says so: lists of advice are short, and have no paragraphs.
fn is_plain(provision: Provision) -> bool {
    provision.article.main > 10 || provision.paragraph.is_some() || provision.item.is_some()
}

#[cfg(test)]
mod tests;
