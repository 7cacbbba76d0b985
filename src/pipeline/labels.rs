//! Labels and inlays of discs: the papers of the jobs `disc-label` and `disc-inlay`, one for each volume of a set. What is on a
//! volume is known when the set is shared out, so they are printed then.

use super::{Builder, Options, Outcome, Part, Prepared};
use crate::base::snapshot::Unsaved;
use crate::curriculum::printing::{self, PrintOrder};
use crate::diag::Diagnostic;
use crate::pack::kit::{Paper as SetPaper, PaperVolume};
use crate::pack::write::Papers;
use crate::render::job::Task;
use crate::render::paper::Paper;
use crate::render::paper::media::Disc;
use crate::render::plan::Plan;
use crate::render::shop::{piece, sheet};
use crate::render::view::{EditionFacts, PieceFacts, PieceTask, Product};
use crate::syntax::kinds::print::Ware;
use std::sync::Arc;

/// A project whose discs can be packed and labelled.
pub struct Labels {
    ready: Prepared,
}

/// Files, with their paths below the set's folder, and what was found while they were set.
pub type Labelled = (Papers, Vec<Diagnostic>);

impl Builder {
    /// Reads and checks the project in `options`, so that its discs can be packed and labelled.
    ///
    /// # Errors
    /// Where the project cannot be read at all.
    pub fn labels(options: Options) -> anyhow::Result<Labels> {
        let options = Options { only: Some(Part::Print), discs: true, ..options };
        let mut ready = Builder::new(options).prepare(&Unsaved::default())?;
        // All pages are planned: what they were planned from goes, before the typesetter needs the room.
        ready.outcome.docs = Arc::default();
        ready.outcome.catalog = Arc::default();
        ready.outcome.holdings = Arc::default();
        Ok(Labels { ready })
    }
}

impl Labels {
    /// What was read, and what is wrong with it.
    pub fn outcome(&self) -> &Outcome {
        &self.ready.outcome
    }

    /// Labels and inlays of every volume of `set`, with job sheets. `fingerprint` is that of the key which signs, or
    /// empty.
    pub fn print(&self, set: &SetPaper, fingerprint: &str) -> Labelled {
        let tasks: Vec<PieceTask> = self
            .orders()
            .flat_map(|order| set.volumes.iter().map(|volume| self.task(order, set, volume, fingerprint)))
            .collect();
        let Prepared { templates, press, .. } = &self.ready;
        // One after another: packing is to need little memory, and there are only a few.
        let made: Vec<_> = tasks.iter().map(|task| piece::make(task, press, templates)).collect();
        let (mut files, mut found) = (Vec::new(), Vec::new());
        let mut from = 0;
        for jobs in tasks.chunk_by(|a, b| a.order.id == b.order.id) {
            let pieces = made.get(from..from + jobs.len()).unwrap_or_default();
            from += jobs.len();
            let Some(first) = jobs.first() else { continue };
            let folder = format!("labels/{}", first.order.id);
            for piece in pieces {
                found.extend(piece.found.iter().cloned());
                let number = piece.sheet.number;
                files.push((
                    format!("{folder}/{}-{number}.pdf", first.order.ware.name()),
                    piece.reader.clone(),
                ));
                let named = piece.sheet.files.iter().zip(&piece.files);
                files.extend(named.map(|(file, bytes)| (format!("{folder}/{}", file.name), bytes.to_vec())));
            }
            let sheets: Vec<_> = pieces.iter().map(|piece| piece.sheet.clone()).collect();
            let (more, faults) =
                sheet::files(&first.order, self.facts(set, first), &sheets, press, templates);
            found.extend(faults);
            files.extend(more.into_iter().map(|(name, bytes)| (format!("{folder}/{name}"), bytes)));
        }
        press.forget();
        (files, found)
    }

    /// A label and an inlay as the programme orders them.
    fn orders(&self) -> impl Iterator<Item = &PieceTask> {
        let jobs = self.ready.plans.iter().flat_map(|plan| &plan.jobs);
        jobs.filter_map(|job| match &job.task {
            Task::Piece(task) if matches!(task.order.ware, Ware::DiscLabel | Ware::DiscInlay) => {
                Some(&**task)
            }
            _ => None,
        })
    }

    fn plan(&self, set: &SetPaper) -> Option<&Plan> {
        self.ready.plans.iter().find(|plan| plan.facts.id == set.edition)
    }

    fn facts<'a>(&'a self, set: &SetPaper, task: &'a PieceTask) -> &'a EditionFacts {
        self.plan(set).map_or(&task.pdf.edition, |plan| &plan.facts)
    }

    fn task(&self, order: &PieceTask, set: &SetPaper, volume: &PaperVolume, fingerprint: &str) -> PieceTask {
        let mut task = order.clone();
        // A sheet tells its own version; that of the content stands on it as what it is.
        let facts = EditionFacts { content_version: String::new(), ..self.facts(set, order).clone() };
        let trainer = facts.is_trainer();
        task.pdf.edition = Arc::new(facts);
        task.facts = PieceFacts { number: volume.number, of: volume.of, copies: Some(set.sets) };
        if let Product::Paper(paper) = &mut task.pdf.product
            && let Paper::DiscLabel(disc) | Paper::DiscInlay(disc) = &mut **paper
        {
            describe(disc, set, volume);
            disc.trainer = trainer;
            fingerprint.clone_into(&mut disc.fingerprint);
        }
        // The clerk who takes the file in hand has seen neither the disc nor the plan.
        let which = (volume.of > 1).then(|| format!("第 {} 张", volume.number));
        let words: Vec<String> =
            [trainer.then(|| "讲师用盘".to_owned()), which].into_iter().flatten().collect();
        if !words.is_empty() {
            task.pdf.title = format!("{}（{}）", task.pdf.title, words.join("，"));
        }
        if !fingerprint.is_empty() {
            let mut order = PrintOrder::clone(&task.order);
            let notes = [order.job.note.clone(), format!("签名钥匙 {fingerprint}")];
            order.job.note = notes.into_iter().filter(|note| !note.is_empty()).collect::<Vec<_>>().join("；");
            task.order = Arc::new(order);
        }
        task
    }
}

fn describe(disc: &mut Disc, set: &SetPaper, volume: &PaperVolume) {
    let titles = |kinds: &[&str]| {
        let media = volume.media.iter().filter(|medium| kinds.contains(&medium.kind));
        media.map(|medium| medium.title.clone()).collect()
    };
    volume.label.clone_into(&mut disc.label);
    set.content_version.clone_into(&mut disc.content);
    disc.films = titles(&["影片", "短片"]);
    disc.songs = titles(&["歌曲", "音频"]);
    if volume.of > 1 {
        disc.volume = Some((volume.number, volume.of));
        disc.lessons = volume.lesson_ranges("、");
    }
}

/// Adds the jobs that discs need where the programme does not order them.
pub(super) fn order(catalog: &mut crate::curriculum::Catalog) {
    for ware in [Ware::DiscLabel, Ware::DiscInlay] {
        printing::order_usual(catalog, ware);
    }
}
