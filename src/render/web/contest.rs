//! The contest page (有奖问答): all banks on one page of a trainer's edition, for the script that asks them.

use super::Frame;
use super::pages::Made;
use crate::render::context as cx;
use crate::render::html::Writer;
use crate::render::html::words::fill;
use crate::render::view::ContestBank;

/// The page. Questions are written as on the pages of their banks; without scripts they are read there.
pub(super) fn page(frame: &Frame<'_>, banks: &[ContestBank]) -> Made {
    let mut writer = Writer::new(frame.setting());
    let banks = banks.iter().map(|bank| cx::ContestBank {
        anchor: bank.anchor(),
        title: &bank.page.title,
        about: frame.joined(&bank.about),
        count: fill(frame.words.count_questions, bank.questions.len()),
        questions: writer.question_list(&bank.questions),
    });
    let own = cx::Contest { banks: banks.collect() };
    frame.render("web/contest.html", own, &[("body", ""), ("contents", "")])
}
