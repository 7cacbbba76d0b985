//! Media that the manifests name are there.

use crate::base::nearest::nearest;
use crate::base::path::ContentPath;
use crate::base::span::Spanned;
use crate::curriculum::Catalog;
use crate::diag::messages::media;
use crate::diag::{At, Diagnostic};
use crate::syntax::{Body, Doc};

pub(super) fn check(doc: &Doc, catalog: &Catalog, found: &mut Vec<Diagnostic>) {
    let Body::Media(items) = &doc.body else { return };
    for item in items {
        if item.file.is_none() && !item.external {
            found.push(media::neither_file_nor_external(At::new(doc.path(), item.id.span), &item.id.value));
        }
        for file in [&item.file, &item.captions, &item.transcript, &item.poster].into_iter().flatten() {
            expect(doc.path(), catalog, file, found);
        }
    }
}

fn expect(path: &ContentPath, catalog: &Catalog, file: &Spanned<ContentPath>, found: &mut Vec<Diagnostic>) {
    if !catalog.files.contains(&file.value) {
        let beside = catalog.files.iter().filter(|other| other.parent() == file.value.parent());
        let near = nearest(file.value.name(), beside.map(ContentPath::name));
        found.push(media::absent(At::new(path, file.span), file.value.as_str(), near));
    }
}
