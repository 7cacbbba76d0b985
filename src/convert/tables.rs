//! Tables of a foreign file: those that hold data are no text of a statute; those that only lay out a page are.

use super::law::opens_body;
use super::{Line, Loss, LossKind};

/// Tables by the order in which they begin: the table that each lies in, if any.
#[derive(Clone, Debug, Default)]
pub(super) struct Tables {
    parents: Vec<Option<usize>>,
}

impl Tables {
    /// A table begins within `parent`: its index.
    pub(super) fn begin(&mut self, parent: Option<usize>) -> usize {
        self.parents.push(parent);
        self.parents.len() - 1
    }

    /// The lines (each with the innermost table that it lies in) without those of data; each such table is a loss.
    pub(super) fn without_data(
        &self,
        lines: Vec<(Line, Option<usize>)>,
        losses: &mut Vec<Loss>,
    ) -> Vec<Line> {
        let mut lays_out = vec![false; self.parents.len()];
        for (line, table) in &lines {
            let mut table = table.filter(|_| opens_body(&line.text));
            // Each table is marked once, however deep they lie.
            while let Some(index) = table.filter(|&index| !lays_out[index]) {
                lays_out[index] = true;
                table = self.parents[index];
            }
        }
        let mut told = vec![false; self.parents.len()];
        let mut kept = Vec::with_capacity(lines.len());
        for (line, table) in lines {
            match table.filter(|&index| !lays_out[index]) {
                None => kept.push(line),
                Some(index) => {
                    if !std::mem::replace(&mut told[index], true) {
                        losses.push(line.loss(LossKind::Table));
                    }
                }
            }
        }
        kept
    }
}
