//! Print jobs with everything decided: from which edition, how large, on which plates, how many.

use super::order::Order;
use super::{Catalog, Edition};
use crate::base::path::ContentPath;
use crate::base::span::{Span, Spanned};
use crate::diag::At;
use crate::press::imposition::{Scheme, Signature};
use crate::press::palette::Palette;
use crate::press::size::{Length, Size};
use crate::syntax::kinds::class::Class;
use crate::syntax::kinds::curriculum::Role;
use crate::syntax::kinds::print::{Binding, By, Per, PrintJob, Ware};

/// A print job that can be planned.
#[derive(Clone, Debug, PartialEq, Hash)]
pub struct PrintOrder {
    /// Its id: its folder below `print/shop/`.
    pub id: String,
    /// What is printed.
    pub ware: Ware,
    /// Its title.
    pub title: String,
    /// The editions that its pieces come from. Only papers of quizzes have two: their keys are the trainers'.
    pub editions: Vec<String>,
    /// The finished size.
    pub size: Size,
    /// The plates.
    pub palette: Palette,
    /// How it is bound.
    pub binding: Binding,
    /// How pages are put on sheets.
    pub scheme: Scheme,
    /// How far colour reaches beyond the cut.
    pub bleed: Length,
    /// Grams of a square metre.
    pub weight: u32,
    /// Thickness of a leaf.
    pub thickness: Length,
    /// For whom one is counted.
    pub per: Per,
    /// The rest, as written.
    pub job: PrintJob,
    /// The programme's file, and the job's id in it: findings that belong to nothing else point there.
    pub path: ContentPath,
    /// The place of the id.
    pub span: Span,
}

/// All print orders of the programme, in its order. Jobs whose product could not be read are left out.
pub fn orders(catalog: &Catalog) -> Vec<PrintOrder> {
    let Some(path) = &catalog.programme_path else { return Vec::new() };
    let editions = Edition::all(catalog, None);
    let mut out: Vec<PrintOrder> = Vec::new();
    for job in &catalog.programme.print {
        let Some(ware) = job.product.as_ref().map(|product| product.value) else { continue };
        if !job.id.value.is_empty() && out.iter().all(|order| order.id != job.id.value) {
            out.push(PrintOrder::decide(job, ware, &editions, &catalog.programme.title.value, path));
        }
    }
    out
}

/// Orders a product as usual, unless the programme orders it itself.
pub fn order_usual(catalog: &mut Catalog, ware: Ware) {
    let print = &mut catalog.programme.print;
    let ordered = |job: &PrintJob| {
        job.product.as_ref().is_some_and(|product| product.value == ware) || job.id.value == ware.name()
    };
    if !print.iter().any(ordered) {
        print.push(PrintJob {
            id: Spanned::new(ware.name().to_owned(), Span::default()),
            product: Some(Spanned::new(ware, Span::default())),
            ..PrintJob::default()
        });
    }
}

impl PrintOrder {
    fn decide(
        job: &PrintJob,
        ware: Ware,
        editions: &[Edition],
        programme: &str,
        path: &ContentPath,
    ) -> PrintOrder {
        // What is printed for everybody is not drawn from what is cut to some of them, unless there is nothing else.
        let of_role = |role| {
            let all = editions.iter().filter(|edition| edition.role == role);
            all.min_by_key(|edition| edition.class.is_some() || edition.listeners.is_some())
                .map(|edition| edition.id.clone())
        };
        let editions = match &job.edition {
            Some(edition) => vec![edition.value.clone()],
            None if ware == Ware::Quiz => {
                [of_role(Role::Learner), of_role(Role::Trainer)].into_iter().flatten().collect()
            }
            // Who teaches how much is the office's business.
            None if job.by == Some(By::Trainer) => of_role(Role::Trainer).into_iter().collect(),
            None => of_role(usual_role(ware)).into_iter().collect(),
        };
        let size = job.size.as_ref().map_or_else(|| Size::named(usual_size(ware)), |size| size.value.clone());
        let binding = job.binding.as_ref().map_or(usual_binding(ware), |binding| binding.value);
        let weight = job.weight.unwrap_or(usual_weight(ware));
        PrintOrder {
            id: job.id.value.clone(),
            ware,
            title: if job.title.is_empty() { usual_title(ware, programme) } else { job.title.clone() },
            editions,
            size,
            palette: job.palette.clone().unwrap_or_else(|| usual_palette(ware)),
            binding,
            scheme: job.imposition.as_ref().map_or(usual_scheme(binding), |scheme| scheme.value),
            bleed: job.bleed.as_ref().map_or(Length::mm(3), |bleed| bleed.value),
            weight,
            thickness: job.thickness.unwrap_or_else(|| thickness(weight)),
            per: job.per.unwrap_or(usual_per(ware)),
            path: path.clone(),
            span: job.id.span,
            job: job.clone(),
        }
    }

    /// Where findings about the job point that belong to nothing else in it.
    pub fn at(&self) -> At {
        At::new(&self.path, self.span)
    }

    /// How thick the folded block of a piece of so many pages is.
    pub fn folded(&self, pages: usize) -> Length {
        Length(u32::try_from(pages.div_ceil(4) * 2).unwrap_or(u32::MAX).saturating_mul(self.thickness.0))
    }

    /// How wide the spine of a piece of so many pages is.
    pub fn spine(&self, pages: usize) -> Length {
        Length(u32::try_from(pages.div_ceil(2)).unwrap_or(u32::MAX).saturating_mul(self.thickness.0))
    }

    /// The copies of a piece for `classes`: as written, or counted; with the margin. Nothing where nobody is counted.
    pub fn copies<'a>(&self, classes: impl Iterator<Item = &'a Class>) -> Option<u32> {
        let counted = || {
            let each = |class: &Class| match self.per {
                Per::Learner => class.size.unwrap_or(0),
                Per::Class => 1,
                Per::Trainer => u32::try_from(class.instructor.len().max(1)).unwrap_or(u32::MAX),
            };
            classes.map(each).fold(0, u32::saturating_add)
        };
        let base = self.job.copies.unwrap_or_else(counted);
        let more = u64::from(base) * u64::from(100 + self.job.margin);
        (base > 0).then(|| u32::try_from(more.div_ceil(100)).unwrap_or(u32::MAX))
    }

    /// The classes that `edition` and the job are for, in the order of their ids.
    pub fn classes<'a>(
        &'a self,
        catalog: &'a Catalog,
        edition: &'a Edition,
    ) -> impl Iterator<Item = &'a Class> {
        catalog.classes.values().map(|(class, _)| class).filter(move |class| {
            let id = class.id.value.as_str();
            edition.class.as_deref().is_none_or(|only| only == id)
                && edition.listeners.as_ref().is_none_or(|own| own.include(&class.audience.value))
                && (self.job.classes.is_empty() || self.job.classes.iter().any(|wanted| wanted.value == id))
        })
    }
}

/// The thickest block that is stapled through its fold: some 64 pages of 80 g, 32 of 157 g. A thicker one springs open and
/// its inner pages creep out too far; shops then ask for another binding.
pub const FOLDED: Length = Length(320);

/// The narrowest spine that glue holds: some 40 pages of 80 g.
pub const SPINE: Length = Length(200);

/// Whether the course of `class` holds `lesson`.
pub fn takes(order: &Order, class: &Class, lesson: &str) -> bool {
    order.courses_of.get(lesson).is_some_and(|courses| courses.contains(&class.course.value))
}

/// Whether the built-in theme prints colour up to the edge of `ware`.
pub fn is_full_bleed(ware: Ware) -> bool {
    matches!(ware, Ware::Flyer | Ware::Poster | Ware::DiscLabel | Ware::DiscInlay)
}

fn usual_role(ware: Ware) -> Role {
    match ware {
        Ware::Guides
        | Ware::SignIn
        | Ware::Checklist
        | Ware::Binder
        | Ware::Coverage
        | Ware::RunningOrder => Role::Trainer,
        _ => Role::Learner,
    }
}

fn usual_size(ware: Ware) -> &'static str {
    match ware {
        Ware::Book => "A5",
        Ware::Flyer => "DM",
        Ware::Poster | Ware::Wall => "A3",
        Ware::DiscLabel => "124x124",
        Ware::DiscInlay => "273x184",
        _ => "A4",
    }
}

fn usual_binding(ware: Ware) -> Binding {
    match ware {
        Ware::Book => Binding::Perfect,
        Ware::Handouts | Ware::Guides | Ware::Quiz | Ware::Comparisons | Ware::Scripts | Ware::Binder => {
            Binding::Corner
        }
        _ => Binding::Loose,
    }
}

fn usual_scheme(binding: Binding) -> Scheme {
    match binding {
        Binding::Loose | Binding::Corner => Scheme::Single,
        Binding::Saddle => Scheme::Saddle,
        Binding::Perfect => Scheme::Perfect(Signature::Sixteen),
    }
}

fn usual_palette(ware: Ware) -> Palette {
    match ware {
        Ware::Flyer | Ware::Poster | Ware::DiscLabel | Ware::DiscInlay | Ware::Certificate => {
            Palette::Process
        }
        _ => Palette::OnePlate,
    }
}

fn usual_weight(ware: Ware) -> u32 {
    match ware {
        Ware::Book => 70,
        Ware::Flyer | Ware::Poster | Ware::DiscInlay | Ware::DiscLabel => 157,
        Ware::Certificate => 200,
        _ => 80,
    }
}

fn usual_per(ware: Ware) -> Per {
    match ware {
        Ware::Guides => Per::Trainer,
        Ware::Poster
        | Ware::Timetable
        | Ware::SignIn
        | Ware::Checklist
        | Ware::Binder
        | Ware::Wall
        | Ware::Coverage
        | Ware::DiscLabel
        | Ware::DiscInlay
        | Ware::RunningOrder
        | Ware::Scripts
        | Ware::Slides
        | Ware::Comparisons => Per::Class,
        Ware::Handouts
        | Ware::Book
        | Ware::Quiz
        | Ware::Flyer
        | Ware::Songs
        | Ware::Reflection
        | Ware::Certificate => Per::Learner,
    }
}

fn usual_title(ware: Ware, programme: &str) -> String {
    match ware {
        Ware::Book => programme.to_owned(),
        _ => ware.zh().to_owned(),
    }
}

/// How thick a leaf of paper is: uncoated offset paper has about 1.25 cm³ a gram, coated paper (from 105 g on, where shops
/// change to it) about 0.9. A shop's own figure goes into the job's `thickness`.
fn thickness(grams: u32) -> Length {
    let bulk = if grams < 105 { 125 } else { 90 };
    Length((grams * bulk).div_ceil(1000))
}
