//! Other programmes that are read beside the one that is built: only to be held against it.

use super::Builder;
use crate::base::par;
use crate::base::snapshot::{SourceFile, Unsaved};
use crate::curriculum::Catalog;
use crate::curriculum::merging::Programme;
use crate::source;
use crate::syntax::kinds::Kind;
use crate::syntax::{self, Doc};
use std::sync::Arc;

/// A programme that was read.
pub(super) struct Other {
    name: String,
    docs: Vec<Arc<Doc>>,
    catalog: Catalog,
}

impl Other {
    /// As others look at it.
    pub(super) fn programme(&self) -> Programme<'_> {
        Programme { name: &self.name, docs: &self.docs, catalog: &self.catalog }
    }
}

impl Builder {
    /// The programmes of `--with`. What is wrong in them is their editors' business.
    pub(super) fn others(&self) -> anyhow::Result<Vec<Other>> {
        let mut out = Vec::new();
        for root in &self.options.with {
            let (snapshot, _) = source::scan(root, &Unsaved::default())?;
            let parse =
                |source: &Arc<SourceFile>| Some(Arc::new(syntax::parse(source, Kind::of(&source.path)?).0));
            let docs: Vec<Arc<Doc>> = par::map(&snapshot.documents, parse).into_iter().flatten().collect();
            let (catalog, _) = Catalog::build(&docs, &snapshot);
            let folder = root.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
            let title = catalog.programme.title.value.clone();
            let name = if title.is_empty() { folder } else { title };
            out.push(Other { name, docs, catalog });
        }
        Ok(out)
    }
}
