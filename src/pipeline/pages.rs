//! The pages of one edition for whoever takes some of them elsewhere: planned, not rendered.

use super::{Builder, Outcome, Prepared};
use crate::base::snapshot::Unsaved;
use crate::diag::Diagnostic;
use crate::diag::messages::project;
use crate::render::export::{self, Book, Stock, Wanted};
use crate::render::plan::Plan;
use crate::render::template::Templates;
use crate::source;
use crate::syntax::kinds::curriculum::Role;

/// An edition whose pages can be exported.
pub struct EditionPages {
    /// The project, and all that is wrong with it.
    pub outcome: Outcome,
    plan: Plan,
    templates: Templates,
}

impl Builder {
    /// The pages of the edition `id`; of the first one for learners where none is named. The options say that no part is
    /// wanted but the web's.
    ///
    /// # Errors
    /// The project cannot be read at all, or has no such edition.
    pub fn pages(&self, id: Option<&str>) -> anyhow::Result<EditionPages> {
        let Prepared { outcome, plans, templates, .. } = self.prepare(&Unsaved::default())?;
        let known: Vec<String> = plans.iter().map(|plan| plan.facts.id.clone()).collect();
        let is_wanted = |plan: &Plan| match id {
            Some(id) => plan.facts.id == id,
            None => plan.facts.role == Role::Learner,
        };
        let at = plans.iter().position(is_wanted).or_else(|| id.is_none().then_some(0));
        let plan = at.and_then(|at| plans.into_iter().nth(at));
        let known: Vec<&str> = known.iter().map(String::as_str).collect();
        let plan = plan.ok_or_else(|| project::no_such_edition(id.unwrap_or_default(), &known))?;
        Ok(EditionPages { outcome, plan, templates })
    }
}

impl EditionPages {
    /// The book of what is wanted, as [`export::gather`] makes it.
    pub fn gather(&self, wanted: Wanted<'_>, answers: bool, ending: &str) -> (Option<Book>, Vec<Diagnostic>) {
        export::gather(&self.stock(), wanted, answers, ending)
    }

    /// What writers of books draw on.
    pub fn stock(&self) -> Stock<'_> {
        Stock { plan: &self.plan, templates: &self.templates, load: source::load }
    }

    /// The id of the edition.
    pub fn edition(&self) -> &str {
        &self.plan.facts.id
    }
}
