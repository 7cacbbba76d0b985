//! Blocks.

use super::escape::escaped;
use super::{Heading, Writer, math};
use crate::syntax::ast::{
    Align, Block, BlockKind, Definition, Inline, ListItem, Picture, Table, Target, plain_text,
};
use crate::syntax::callouts::{Callout, CalloutKind};

impl Writer<'_> {
    pub(super) fn blocks(&mut self, blocks: &[Block]) {
        blocks.iter().for_each(|block| self.block(block));
    }

    pub(super) fn block(&mut self, block: &Block) {
        match &block.kind {
            BlockKind::Paragraph(text) => self.paragraph(text),
            BlockKind::Heading { level, id, text } => self.heading(*level, id, text),
            BlockKind::List { start, tight, items } => self.items(*start, *tight, items),
            BlockKind::Definitions(list) => self.definitions(list),
            BlockKind::Table(table) => self.table(table),
            BlockKind::Quote(inner) => {
                self.out.push_str("<blockquote>\n");
                self.blocks(inner);
                self.out.push_str("</blockquote>\n");
            }
            BlockKind::Code { lang, text } => self.code(lang, text),
            BlockKind::Math(tex) => {
                self.out.push_str("<p class=\"math\">");
                math::write(&mut self.out, tex);
                self.out.push_str("</p>\n");
            }
            BlockKind::Rule => self.out.push_str("<hr>\n"),
            BlockKind::Figure(picture) => self.figure(picture),
            BlockKind::Callout(callout) => self.callout(callout),
            BlockKind::Statute(statute) => self.statute(statute),
            BlockKind::Pair { statute, plain } => {
                self.out.push_str("<div class=\"pair\">\n");
                self.block(statute);
                self.callout(plain);
                self.out.push_str("</div>\n");
            }
            BlockKind::Quiz { title, questions, .. } => self.quiz(title, questions),
            BlockKind::Media(card) => self.media(card),
            BlockKind::CaseCard { title, to, content, .. } => self.case_card(title, to, &content.blocks),
        }
    }

    fn paragraph(&mut self, text: &[Inline]) {
        self.out.push_str("<p>");
        self.inlines(text);
        self.out.push_str("</p>\n");
    }

    fn heading(&mut self, level: u8, id: &str, text: &[Inline]) {
        // The page's title is its only heading of the first level.
        let level = level.clamp(2, 6);
        let id = escaped(id).into_owned();
        self.push(format_args!("<h{level} id=\"{id}\">"));
        let start = self.out.len();
        self.inlines(text);
        let mut words = String::new();
        super::text(&mut words, &plain_text(text));
        debug_assert!(start <= self.out.len());
        self.headings.push(Heading { level, id, html: words });
        self.push(format_args!("</h{level}>\n"));
    }

    fn items(&mut self, start: Option<u64>, tight: bool, items: &[ListItem]) {
        let tasks = items.iter().any(|item| item.task.is_some());
        let class = if tasks { " class=\"tasks\"" } else { "" };
        match start {
            Some(1) => self.push(format_args!("<ol{class}>\n")),
            Some(number) => self.push(format_args!("<ol start=\"{number}\"{class}>\n")),
            None => self.push(format_args!("<ul{class}>\n")),
        }
        for item in items {
            self.out.push_str("<li>");
            if let Some(done) = item.task {
                let mark = if done { "☑" } else { "☐" };
                self.push(format_args!("<span class=\"box\">{mark}</span> "));
            }
            match item.blocks.as_slice() {
                [Block { kind: BlockKind::Paragraph(text), .. }, rest @ ..] if tight => {
                    self.inlines(text);
                    self.blocks(rest);
                }
                blocks => self.blocks(blocks),
            }
            self.out.push_str("</li>\n");
        }
        self.out.push_str(if start.is_some() { "</ol>\n" } else { "</ul>\n" });
    }

    fn definitions(&mut self, list: &[Definition]) {
        self.out.push_str("<dl>\n");
        for each in list {
            self.out.push_str("<dt>");
            self.inlines(&each.term);
            self.out.push_str("</dt>\n");
            for definition in &each.definitions {
                self.out.push_str("<dd>");
                match definition.as_slice() {
                    [Block { kind: BlockKind::Paragraph(text), .. }] => self.inlines(text),
                    blocks => self.blocks(blocks),
                }
                self.out.push_str("</dd>\n");
            }
        }
        self.out.push_str("</dl>\n");
    }

    /// Wide tables scroll in a box of their own, which the keyboard can reach.
    fn table(&mut self, table: &Table) {
        let label = self.setting.words.table;
        self.push(format_args!(
            "<div class=\"scroll\" role=\"group\" aria-label=\"{label}\" tabindex=\"0\"><table>\n<thead>\n<tr>"
        ));
        let cell = |writer: &mut Self, tag: &str, scope: &str, column: usize, text: &[Inline]| {
            let class = match table.align.get(column) {
                Some(Align::Center) => " class=\"center\"",
                Some(Align::End) => " class=\"end\"",
                Some(Align::Start) | None => "",
            };
            writer.push(format_args!("<{tag}{scope}{class}>"));
            writer.inlines(text);
            writer.push(format_args!("</{tag}>"));
        };
        for (column, text) in table.head.iter().enumerate() {
            // A corner that says nothing heads nothing.
            let (tag, scope) = if text.is_empty() { ("td", "") } else { ("th", " scope=\"col\"") };
            cell(self, tag, scope, column, text);
        }
        self.out.push_str("</tr>\n</thead>\n<tbody>\n");
        for row in &table.rows {
            self.out.push_str("<tr>");
            for (column, text) in row.iter().enumerate() {
                cell(self, "td", "", column, text);
            }
            self.out.push_str("</tr>\n");
        }
        self.out.push_str("</tbody>\n</table></div>\n");
    }

    fn code(&mut self, lang: &str, source: &str) {
        self.push(format_args!("<pre tabindex=\"0\"><code class=\"lang-{}\">", escaped(lang)));
        self.out.push_str(&crate::render::code::highlight_html(lang, source));
        self.out.push_str("</code></pre>\n");
    }

    fn figure(&mut self, picture: &Picture) {
        self.out.push_str("<figure>");
        self.picture(picture);
        if !picture.caption.is_empty() {
            self.out.push_str("<figcaption>");
            self.words(&picture.caption);
            self.out.push_str("</figcaption>");
        }
        self.out.push_str("</figure>\n");
    }

    fn callout(&mut self, callout: &Callout) {
        let words = self.setting.words;
        let kind = callout.kind;
        self.push(format_args!("<div class=\"block {}\">\n", kind.en()));
        let label = match kind {
            CalloutKind::Only | CalloutKind::Except => {
                let names: Vec<&str> =
                    callout.attributes.audience.iter().map(|name| name.value.as_str()).collect();
                super::words::fill(words.block(kind), names.join(words.comma))
            }
            CalloutKind::Case => self.next_case(),
            _ => words.block(kind).to_owned(),
        };
        self.head(&label, Some(&callout.title), callout.attributes.minutes);
        self.out.push_str("<div class=\"body\">\n");
        if let Some(skit) = &callout.skit {
            self.skit(skit);
        }
        self.blocks(&callout.blocks);
        if !callout.questions.is_empty() {
            self.questions(&callout.questions);
        }
        self.out.push_str("</div>\n</div>\n");
    }

    /// The line above a block: what it is, its title, its minutes.
    pub(super) fn head(&mut self, label: &str, title: Option<&[Inline]>, minutes: Option<u32>) {
        self.push(format_args!("<p class=\"head\"><span class=\"label\">{}</span>", escaped(label)));
        if let Some(title) = title.filter(|title| !title.is_empty()) {
            self.out.push_str(" <span class=\"title\">");
            self.inlines(title);
            self.out.push_str("</span>");
        }
        if let Some(minutes) = minutes {
            let minutes = super::words::fill(self.setting.words.minutes, minutes);
            self.push(format_args!(" <span class=\"minutes\">{}</span>", escaped(&minutes)));
        }
        self.out.push_str("</p>\n");
    }

    /// `案例 2`: cases are numbered through the page.
    fn next_case(&mut self) -> String {
        self.cases += 1;
        format!("{} {}", self.setting.words.case, self.cases)
    }

    /// A case with a page of its own: its title and how it begins.
    fn case_card(&mut self, title: &str, to: &Target, blocks: &[Block]) {
        self.out.push_str("<div class=\"block case card\">\n");
        let label = self.next_case();
        self.head(&label, None, None);
        self.out.push_str("<div class=\"body\">\n<p class=\"title\">");
        let url = super::escape::target(self.setting.url, to).map(|url| escaped(&url).into_owned());
        match &url {
            Some(url) => {
                self.push(format_args!("<a href=\"{url}\">"));
                self.words(title);
                self.out.push_str("</a>");
            }
            None => self.words(title),
        }
        self.out.push_str("</p>\n");
        let begins = blocks.iter().find(|block| matches!(block.kind, BlockKind::Paragraph(_)));
        if let Some(block) = begins {
            self.block(block);
        }
        if let Some(url) = url {
            let read = self.setting.words.read_case;
            self.push(format_args!("<p class=\"more\"><a href=\"{url}\">{read}</a></p>\n"));
        }
        self.out.push_str("</div>\n</div>\n");
    }
}
