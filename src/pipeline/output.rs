//! Renders the jobs and writes what they make, as they make it: no bundle is ever held in memory.

use super::Options;
use crate::base::par;
use crate::curriculum::Edition;
use crate::diag::Diagnostic;
use crate::diag::messages::leak;
use crate::pack::folder::Writer;
use crate::render::job::{Job, Task};
use crate::render::leak::{Secrets, words_of_html};
use crate::render::plan::Plan;
use crate::render::search::{self, PageIndex};
use crate::render::template::Templates;
use crate::render::text::sections;
use crate::render::{pdf, web};
use crate::syntax::Doc;
use std::collections::BTreeMap;
use std::sync::Mutex;
use std::sync::Arc;

/// Told of what lasts.
pub trait Progress: Sync {
    /// So many outputs are to be made.
    fn begin(&self, total: usize);
    /// One more is made.
    fn step(&self, path: &str);
}
