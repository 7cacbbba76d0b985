//! Papers of each question bank in its variants; in a trainer's edition their keys.

use super::super::print::{Count, Desk, Piece, Takers};
use crate::curriculum::exam::{self, FORMS};
use crate::render::paper::Paper;
use crate::render::paper::exam::{Exam, Part};
use crate::render::typ::in_order;
use crate::render::view::{Product, QuizView};
use crate::syntax::Body;
use crate::syntax::kinds::Kind;
use crate::syntax::kinds::print::PrintJob;
use crate::syntax::kinds::quiz::{Answer, Form, Question};

/// `job` is nothing where papers are made without being ordered.
pub(in super::super) fn pieces(desk: &Desk<'_>, job: Option<&PrintJob>) -> Vec<Piece> {
    let standard = PrintJob::default();
    let job = job.unwrap_or(&standard);
    let written: Vec<&str> = job.variants.iter().map(|variant| variant.value.as_str()).collect();
    let variants = if written.is_empty() { vec!["A", "B"] } else { written };
    let wanted: Vec<String> = job
        .lessons
        .iter()
        .filter_map(|id| desk.resolver.pages.find(Kind::Lesson, &id.value).map(|page| page.url.clone()))
        .collect();
    let used = |view: &QuizView| {
        job.lessons.is_empty() || view.used_in.iter().any(|page| wanted.contains(&page.url))
    };
    let mut out = Vec::new();
    for entry in desk.resolver.catalog.of_kind(Kind::Quiz) {
        let page = desk.resolver.pages.find(Kind::Quiz, &entry.id);
        let view = desk
            .views
            .quizzes
            .iter()
            .find(|view| page.as_deref() == Some(&view.page))
            .filter(|view| used(view));
        let bank = desk.resolver.docs.get(entry.doc).map(|doc| &doc.body);
        let (Some(view), Some(Body::Quiz(bank))) = (view, bank) else { continue };
        let asked = desk.resolver.catalog.draws.asked(entry.doc);
        for variant in &variants {
            // The paper and its key are arranged by the same answers; only the key shows them.
            let order = exam::arrange(&bank.questions, &asked, job.questions, &entry.id, variant, job.seed);
            let trainer = desk.facts.is_trainer();
            let shown = |placed: &exam::Placed| {
                let own = view.questions.get(placed.question)?;
                let mut question = exam::placed(own, &placed.options);
                question.key = question.key.filter(|_| trainer);
                Some(question)
            };
            let questions: Vec<Question> = order.iter().filter_map(shown).collect();
            let title = format!("{}（{variant}卷{}）", view.page.title, if trainer { "答案" } else { "" });
            let slug = view.page.url.trim_start_matches("quizzes/").trim_end_matches(".html");
            let exam = Exam {
                bank: view.page.title.clone(),
                variant: (*variant).to_owned(),
                is_key: trainer,
                parts: parts(questions),
                url: view.page.url.clone(),
                source: view.source.clone(),
            };
            out.push(Piece {
                path: format!("quizzes/{slug}-{variant}{}.pdf", if trainer { "-key" } else { "" }),
                title,
                product: Product::Paper(Box::new(Paper::Exam(exam))),
                takers: Takers::All,
                count: if trainer { Count::Trainers } else { Count::Share(variants.len()) },
            });
        }
    }
    out
}

fn parts(questions: Vec<Question>) -> Vec<Part> {
    let mut first = 1;
    let mut out = Vec::new();
    for form in FORMS.map(Some).into_iter().chain([None]) {
        let fits = |question: &&Question| match form {
            Some(form) => question.case.is_none() && question.form == form,
            None => question.case.is_some(),
        };
        let own: Vec<Question> = questions.iter().filter(fits).cloned().collect();
        if own.is_empty() {
            continue;
        }
        let count = own.len();
        out.push(Part {
            title: form.map_or(Part::CASES, Part::title),
            first,
            answers: own.iter().map(answers).collect(),
            right: own.iter().filter_map(right).collect(),
            questions: own,
        });
        first += count;
    }
    out
}

fn answers(question: &Question) -> Vec<String> {
    match question.form {
        Form::Single | Form::Multiple => {
            question.options.iter().map(|choice| choice.letter.to_string()).collect()
        }
        Form::TrueFalse => vec!["对".to_owned(), "错".to_owned()],
        // Boxes to write letters into.
        Form::Ordering => vec![String::new(); question.options.len()],
        Form::Written => Vec::new(),
    }
}

fn right(question: &Question) -> Option<String> {
    Some(match &question.key.as_ref()?.answer {
        Answer::Letters(letters) => letters.iter().collect(),
        Answer::Order(letters) => in_order(letters),
        Answer::Truth(truth) => if *truth { "对" } else { "错" }.to_owned(),
        Answer::Words(words) => words.clone(),
    })
}
