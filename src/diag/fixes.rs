//! What can be put right by machine, as a list of replacements.

use super::Diagnostic;
use crate::base::path::ContentPath;
use crate::base::span::Span;
use std::collections::BTreeMap;

/// The fixes of each file, in the order of their places. Of two that overlap only the first is there: the other may be
/// done when the file was looked at again.
pub fn fixes<'a>(
    found: impl IntoIterator<Item = &'a Diagnostic>,
) -> BTreeMap<&'a ContentPath, Vec<(Span, &'a str)>> {
    let mut fixes: BTreeMap<&ContentPath, Vec<(Span, &str)>> = BTreeMap::new();
    for finding in found {
        if let Some(fix) = &finding.fix {
            fixes.entry(&finding.at.path).or_default().push((finding.at.span, fix));
        }
    }
    for fixes in fixes.values_mut() {
        fixes.sort_unstable();
        let mut end = 0;
        fixes.retain(|(span, _)| {
            let free = span.start >= end;
            end = if free { span.end } else { end };
            free
        });
    }
    fixes
}
