//! Callouts and what they are resolved to. Each is a call of the function named after its kind.

use super::inline::{escaped, opens_wide};
use super::{Origin, Writer};
use crate::base::snapshot::SourceFile;
use crate::render::qr;
use crate::syntax::ast::{BlockKind, Content, MediaCard, Statute, StatuteLine, Target};
use crate::syntax::callouts::{Callout, CalloutKind};
use crate::syntax::kinds::media::MediaType;
use std::sync::Arc;

impl<'a> Writer<'a> {
    pub(super) fn callout(&mut self, callout: &'a Callout) {
        match callout.kind {
            CalloutKind::Trainer if !self.setting.trainer => {}
            // Neither is for paper.
            CalloutKind::Broadcast | CalloutKind::Slide | CalloutKind::Poster => {}
            _ if self.is_deep() => {
                self.run_in(&callout.title);
                self.blocks(&callout.blocks);
            }
            CalloutKind::Quiz => self.quiz(&callout.title, &callout.questions, &[]),
            CalloutKind::Case => {
                self.cases += 1;
                let number = format!("number: {}, ", self.cases);
                self.panel(callout, &number);
            }
            CalloutKind::Skit => self.skit(callout, "block-skit"),
            CalloutKind::Questions => {
                let listed = callout.blocks.iter().any(|block| matches!(block.kind, BlockKind::List { .. }));
                let outer = std::mem::replace(&mut self.answers, listed);
                self.panel(callout, if listed { "" } else { "room: true, " });
                self.answers = outer;
            }
            // Where the edition is for everybody, the sheet says for whom this is.
            CalloutKind::Only | CalloutKind::Except => {
                let names: Vec<&str> =
                    callout.attributes.audience.iter().map(|name| name.value.as_str()).collect();
                let mut who = "who: ".to_owned();
                super::string(&names.join("、"), &mut who);
                self.panel(callout, &(who + ", "));
            }
            CalloutKind::Objectives
            | CalloutKind::KeyPoints
            | CalloutKind::Law
            | CalloutKind::Plain
            | CalloutKind::Trainer
            | CalloutKind::Activity
            | CalloutKind::Media
            | CalloutKind::Note
            | CalloutKind::Tip
            | CalloutKind::Important
            | CalloutKind::Warning
            | CalloutKind::Caution => self.panel(callout, ""),
        }
    }

    fn panel(&mut self, callout: &'a Callout, arguments: &str) {
        self.push("#block-");
        self.push(callout.kind.en());
        self.push("(");
        self.push(arguments);
        self.named("title", &callout.title);
        if let Some(minutes) = callout.attributes.minutes {
            self.push(&format!("minutes: {minutes}, "));
        }
        self.push(")[");
        self.inside(|writer| writer.blocks(&callout.blocks));
        self.push("];\n");
    }

    pub(super) fn statute(&mut self, statute: &Statute) {
        self.push("#statute(citation: [");
        self.text(&statute.citation);
        self.push(&format!(
            "], verbatim: {}, opens: {}, ",
            statute.verbatim,
            statute.citation.starts_with(opens_wide)
        ));
        self.key_and_goal(&statute.to);
        self.push(")[");
        self.provisions(&statute.paragraphs);
        if let Some(translation) = &statute.translation {
            self.push("#law-translation(");
            self.string(&translation.lang);
            self.push(", ");
            self.string(translation.dir);
            self.push(")[");
            self.provisions(&translation.paragraphs);
            self.push("];\n");
        }
        self.push("];\n");
    }

    fn provisions(&mut self, lines: &[StatuteLine]) {
        for line in lines {
            self.push(&format!("#provision({})[", line.depth));
            if line.text.starts_with(opens_wide) {
                self.push("#hang;");
            }
            self.text(&line.text);
            self.push("];\n");
        }
    }

    pub(super) fn case_card(
        &mut self,
        title: &str,
        to: &'a Target,
        content: &'a Content,
        source: &Arc<SourceFile>,
    ) {
        self.cases += 1;
        self.push(&format!("#block-case(number: {}, title: [", self.cases));
        self.text(title);
        self.push("], ");
        self.goal(to);
        self.push(")[");
        let url = if let Target::Page(page, _) = to { page.url.as_str() } else { "" };
        let origin = Origin { url, footnotes: &content.footnotes, source: self.map.source(source) };
        self.inside(|writer| writer.within(origin, |writer| writer.blocks(&content.blocks)));
        self.push("];\n");
    }

    pub(super) fn media(&mut self, card: &'a MediaCard) {
        self.push("#media-card(kind: ");
        self.string(card.kind.zh());
        self.push(", title: [");
        self.text(&card.title);
        self.push(&format!("], on-disc: {}, ", card.file.is_some()));
        if let Some(seconds) = card.seconds {
            self.push(&format!("seconds: {seconds}, "));
        }
        let rights = [card.rights_holder.as_str(), card.license.as_str()];
        let rights: Vec<String> =
            rights.iter().filter(|part| !part.is_empty()).map(|part| escaped(part)).collect();
        if !rights.is_empty() {
            self.push(&format!("rights: [{}], ", rights.join("，")));
        }
        if let Some((url, svg)) = card.url.as_ref().and_then(|url| Some((url, qr::svg(url)?))) {
            self.push("address: ");
            self.string(url);
            self.push(", code: ");
            self.string(&svg);
            self.push(", ");
        }
        // The words of a song are sung from the sheet; what is said in a film is not read from it.
        if card.kind == MediaType::Song && !card.words.trim().is_empty() {
            self.push("words: (");
            for stanza in card.words.trim().split("\n\n") {
                self.push("[");
                for (number, line) in stanza.lines().enumerate() {
                    if number > 0 {
                        self.push("#linebreak();");
                    }
                    self.text(line.trim());
                }
                self.push("], ");
            }
            self.push("), ");
        }
        self.push(");\n");
    }
}
